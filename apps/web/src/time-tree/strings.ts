export const text = {
  pick: 'Pick a project or task',
  search: 'Find a client, project or task',
  none: 'No project',
  recent: 'Last used',
  everything: 'All projects and tasks',
  nothing: 'Nothing by that name.',
  more: (count: number) => `${count} more: type a word of it`,
  emptyTree: 'There are no projects yet.',
  addFirst: 'Add your first client',
  chosen: (label: string, path: string) => `${label}, ${path}`,
}
