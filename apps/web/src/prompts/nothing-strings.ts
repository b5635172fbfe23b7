export const text = {
  nothingTitle: (q: string) => (q ? `Nothing for “${q}”` : 'Nothing here yet'),
  nothingText: 'Try fewer words, or write it now: the next person will find it.',
  emptyCollection:
    'Write the first prompt for it, or take some from the library: “Choose several” there, then “Collection”.',
  clearAll: 'Clear the search',
  writeIt: 'Write it now',
}
