export const text = {
  collections: 'Collections',
  everything: 'Everything',
  teamsOnly: 'For chosen teams only',
}
