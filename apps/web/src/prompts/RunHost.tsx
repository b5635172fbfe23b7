import { FillDialog } from './FillDialog.tsx'
import { useRun } from './run-store.ts'

/** Asks for the blanks of whatever prompt was started, above any page. */
export function RunHost() {
  const run = useRun()
  return run && <FillDialog key={run.prompt.id} run={run} />
}
