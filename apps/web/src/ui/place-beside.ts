/** Puts a popover under its button, or above when there is no room, never outside the window. */
export function placeBeside(box: HTMLElement, anchor: HTMLElement, align: 'start' | 'end') {
  const margin = 8
  const from = anchor.getBoundingClientRect()
  const size = box.getBoundingClientRect()
  const wanted = align === 'start' ? from.left : from.right - size.width
  // Without the strip that is kept for a scrollbar: what reaches into it is cut off.
  const { clientWidth } = document.documentElement
  const left = Math.max(margin, Math.min(wanted, clientWidth - size.width - margin))
  const below = from.bottom + 4
  const isTooLow = below + size.height > innerHeight - margin && from.top > size.height + margin
  box.dataset.placed = 'true'
  box.style.left = `${left}px`
  box.style.top = `${isTooLow ? from.top - size.height - 4 : below}px`
}
