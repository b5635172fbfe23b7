/** The page takes the focus when what had it is gone, so that the next Tab starts there and not at the top. */
export function keepFocusInPage() {
  if (document.activeElement && document.activeElement !== document.body) return
  document.getElementById('page')?.focus({ preventScroll: true })
}
