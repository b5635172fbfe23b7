const browsers: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bCriOS\/|Chrome\/|\bChromium\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/\bcurl\//, 'curl'],
]
const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bLinux\b/, 'Linux'],
]

export type Device = { browser: string | null; system: string | null }

/** What a browser says of itself, as people would: null where it does not tell. Newest rules first win. */
export function readDevice(userAgent: string | null): Device {
  const find = (rules: [RegExp, string][]) => rules.find(([rule]) => rule.test(userAgent ?? ''))?.[1] ?? null
  return { browser: find(browsers), system: find(systems) }
}

/** For mails: "Firefox on Windows". */
export function nameDevice(userAgent: string | null): string {
  const { browser, system } = readDevice(userAgent)
  if (browser === null) return system ?? 'a device that does not say what it is'
  return system === null ? browser : `${browser} on ${system}`
}
