export const text = {
  showNumbers: 'Show the numbers',
  close: 'Close',
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  copy: 'Copy',
  copied: 'Copied',
  loading: 'Loading',
  dismiss: 'Dismiss',
  undo: 'Undo',
  remove: (name: string) => `Remove ${name}`,
  more: 'Show more',
  zoneHere: (zone: string) => `${zone}, where you are now`,
}
