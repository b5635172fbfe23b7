import { counted } from '../ui/format.ts'

export const text = {
  collections: 'Collections',
  everything: 'Everything',
  teamsOnly: 'For chosen teams only',

  lead: 'A collection keeps prompts together that belong together, and decides who sees them.',
  make: 'Make a collection',
  empty: 'No collections yet',
  emptyText:
    'Put what belongs together on one shelf: launches, support, hiring. A shelf can be for some teams only.',
  emptyViewer: 'When somebody here makes one, you find it on this page.',
  prompts: (count: number) => (count === 0 ? 'Still empty' : counted(count, 'prompt', 'prompts')),
  everyone: 'Everyone here',
  onlyTeams: (names: string[]) => `Only ${new Intl.ListFormat('en').format(names)}`,
  someTeams: 'Only chosen teams',
  moreOf: (name: string) => `More for ${name}`,
  allCollections: 'All collections',

  rename: 'Rename',
  access: 'Who sees it',
  delete: 'Delete',
  cancel: 'Cancel',
  save: 'Save',
  failed: 'It is not saved yet. Try again in a moment.',

  makeTitle: 'Make a collection',
  renameTitle: (name: string) => `Rename ${name}`,
  name: 'Name',
  namePlaceholder: 'Marketing and launches',
  description: 'What is it for?',
  descriptionPlaceholder: 'Campaigns, launches and content',
  made: (name: string) => `${name} is ready`,
  saved: 'Saved',

  accessTitle: (name: string) => `Who sees ${name}?`,
  who: 'Who sees it',
  everyoneNote: 'Everybody in the workspace finds and uses what is in it.',
  chosen: 'Chosen teams only',
  chosenNote: 'For all others it does not exist: not in search, not in numbers, not by its address.',
  teams: 'Which teams',
  yours: 'You are in it',
  lockedOut:
    'Choose at least one team you are in. Nobody can shut themselves out by mistake, admins and owners included.',
  noTeamOfYours: 'You are in no team yet, so you would shut yourself out.',
  askForTeam: 'Ask to be put into one first.',
  joinTeam: 'Put yourself into one first',
  noTeams: 'There are no teams yet.',
  makeTeam: 'Make a team first',
  nowFor: (name: string, who: string) => `${name}: ${who}`,
  undo: 'Undo',

  deleteTitle: (name: string) => `Delete ${name}?`,
  deleteEmpty: 'It is empty, so nothing else goes with it.',
  deleteFull: (count: number) =>
    `${counted(count, 'prompt is', 'prompts are')} in it. They are kept; say where they go.`,
  moveTo: 'Where the prompts go',
  noCollection: 'In no collection: everyone here sees them',
  moveToOf: (name: string, who: string) => `${name} (${who.toLowerCase()})`,
  wider: 'Everyone here will see these prompts, not only the teams that do now.',
  deleted: (name: string) => `${name} is deleted`,
  back: (name: string) => `${name} is back`,
}
