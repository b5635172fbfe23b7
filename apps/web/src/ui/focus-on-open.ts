/**
 * What a popover gives the focus to in the moment it opens. Its toggle event comes later, and what is typed until
 * then would be lost.
 */
export function focusOnOpen(control: HTMLElement | null | undefined) {
  control?.setAttribute('autofocus', '')
}
