/** Puts text on the clipboard, also text that is still on its way; false when there is none or the browser will not. */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  try {
    if (typeof text === 'string') await navigator.clipboard.writeText(text)
    else await navigator.clipboard.write([new ClipboardItem({ [plain]: text.then(asBlob) })])
    return true
  } catch {
    return Promise.resolve(text).then(copyTheOldWay, () => false)
  }
}

const plain = 'text/plain'
const asBlob = (text: string) => new Blob([text], { type: plain })

// Plain http on a local network has no clipboard API.
function copyTheOldWay(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'sr-only'
  const host = document.querySelector('dialog[open]') ?? document.body
  const before = document.activeElement
  host.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return isCopied
}
