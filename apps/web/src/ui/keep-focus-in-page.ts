/** The page takes the focus when what had it is gone, or about to go with `gone`, so that the next Tab starts there and not at the top. */
export function keepFocusInPage(gone?: Element | null) {
  const { activeElement } = document
  if (activeElement && activeElement !== document.body && !gone?.contains(activeElement)) return
  document.getElementById('page')?.focus({ preventScroll: true })
}
