const key = 'promptsheet.timer.kept'
// Somebody who says that it still runs is asked again on the next day, not in the next tab.
const keptMs = 8 * 3600_000

/** Whether its person said a short while ago that this timer runs on purpose. */
export function isKept(entryId: string): boolean {
  try {
    const [id, until] = (localStorage.getItem(key) ?? '').split(' ')
    return id === entryId && Date.now() < Number(until)
  } catch {
    return false
  }
}

export function keepRunning(entryId: string) {
  try {
    localStorage.setItem(key, `${entryId} ${Date.now() + keptMs}`)
  } catch {
    // Without storage they are asked again with the next page.
  }
}
