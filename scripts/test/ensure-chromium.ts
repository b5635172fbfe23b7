import { PlainError } from '../plain-error.ts'
import { canInstallPackages, installDebianPackage } from '../services/apt.ts'
import { findOnPath } from '../services/find-on-path.ts'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export const findChromium = () => findOnPath(BROWSERS)

/** The path of a Chromium, installed with apt-get when we may; else PlainError with the command to run. */
export async function ensureChromium(): Promise<string> {
  const known = findChromium()
  if (known) return known
  if (canInstallPackages()) await installDebianPackage('chromium', console.error)
  const installed = findChromium()
  if (installed) return installed
  throw new PlainError('no Chromium for the end-to-end tests: run sudo apt-get install -y chromium')
}
