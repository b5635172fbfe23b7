import { counted, formatNumber, formatPercent } from '../ui/format.ts'
import type { Import } from './imports.queries.ts'

// The name the server gives to what was pasted: nobody has seen such a file.
export const isPasted = (file: string) => /^pasted\.(md|csv|json)$/.test(file)

const places = { 'prompts-markdown': 'line', 'prompts-csv': 'row', 'prompts-json': 'prompt' }

export const text = {
  title: 'Import and export',
  lead: 'Bring the prompts you have: you see what would happen before anything does.',
  exportOnly: 'Take the prompts with you.',
  back: 'Import and export',

  paste: 'Paste your prompts',
  pasteHint:
    'One prompt or many; a title line with # begins the next one. Columns from a spreadsheet work too.',
  pastePlaceholder:
    '# Launch e-mail\nUse when: a new feature goes out to customers\n---\nWrite a launch e-mail for {{product}} to {{audience}}…',
  look: 'See what is in it',
  files: 'Or bring files',
  filesText:
    'Markdown or text files, a zip of them, a table as CSV, or JSON. Drop them anywhere on this page.',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  dropHere: 'Let go to look at them',
  form: 'How should a file look?',
  formText:
    'A heading with the name, then what you know about it, then the prompt between two lines of dashes. Front matter works too, and so does the CSV that you export below.',
  formExample:
    '# Launch e-mail v3\nOwner: Mia Brandt\nUse when: a new feature goes out\nCategory: Marketing\nTags: email, launch\n---\nWrite a launch e-mail for {{product}}.\nTone: {{tone=friendly|formal}}\n---\nNotes: keep it under 150 words',
  misfits: {
    mixed: 'There are different kinds among these files. Bring CSV files on their own, and JSON files too.',
    document: 'This is a document, which cannot be read as it is: open it, copy its text and paste it above.',
    none: 'None of these files can be read as prompts: bring Markdown, text, CSV, JSON or a zip of them.',
  },
  tooBig: 'That is more than 10 MB. Bring it in parts.',
  failed: 'It did not get here. Try again in a moment.',
  sending: 'Sending…',

  earlier: 'Earlier imports',
  earlierOf: (count: number, when: string) =>
    count > 0 ? `Import of ${counted(count, 'prompt', 'prompts')}, ${when}` : `Import of ${when}`,
  statuses: {
    pending: 'is being read',
    ready: 'waits for your yes',
    failed: 'could not be read',
    committing: 'is being done',
    committed: 'is in the library',
    undoing: 'is being taken back',
    undone: 'was taken back',
  },

  previewTitle: 'What is in it',
  reading: 'Reading what you brought',
  readingNote: (done: number, total: number) =>
    total > 0 ? `${formatPercent(done / total)} read` : 'Reading…',
  failedTitle: 'This could not be read',
  startOver: 'Start over',
  summary: (parts: string[]) => (parts.length > 0 ? `${parts.join(', ')}.` : 'There are no prompts in it.'),
  newOnes: (count: number) => `${formatNumber(count)} new`,
  changedOnes: (count: number) => `${formatNumber(count)} changed`,
  skippedOnes: (count: number) => `${formatNumber(count)} left out`,
  failedOnes: (count: number) => counted(count, 'needs a look', 'need a look'),
  show: 'Show',
  filters: { all: 'All', create: 'New', update: 'Changed', skip: 'Left out', failed: 'Need a look' },
  filterCount: (name: string, count: number) => `${name} ${formatNumber(count)}`,

  into: 'Into the collection',
  noCollection: 'None: everyone here sees them',
  category: 'Category where the file says none',
  categoryPlaceholder: 'None',
  notes: 'About the files',

  asOne: 'This reads as one prompt',
  asOneText: 'If it is several, put a line with # and a name before each, and look again.',
  toPasted: 'Back to what you pasted',

  blanks: 'Are these blanks to fill?',
  blanksText:
    'Other tools write them in other ways. Say it once for all of the prompts; below you see what comes of it.',
  foundBlanks: (count: number, prompts: number) =>
    `${counted(count, 'place', 'places')} in ${counted(prompts, 'prompt', 'prompts')}`,
  makeBlanks: 'Yes, blanks',
  leaveBlanks: 'No, leave them',
  unanswered: 'What you say nothing about stays plain text, not a blank.',
  isBlank: (example: string) => `Is ${example} a blank to fill?`,

  groups: (count: number) =>
    count === 1 ? 'These are nearly the same' : `${formatNumber(count)} groups are nearly the same`,
  groupsText:
    'Keep the best one, or all of them. What you leave out is not lost: your files stay as they are.',
  keepOneOfEach: 'Keep one of each',
  keepAllOfEach: 'Keep all',
  yours: 'In your library',
  alike: (share: number) => `${formatPercent(share)} the same`,
  decide: (name: string) => `What to do with those like ${name}`,
  useExisting: 'Use the one you have',
  addOne: 'Add one',
  keepOne: 'Keep one',
  addIt: 'Add it too',
  addAll: (count: number) => `Add all ${formatNumber(count)}`,
  keepAll: (count: number) => `Keep all ${formatNumber(count)}`,
  keepThis: 'Keep this one',
  keepThisOf: (name: string, row: number) => `Keep ${name}, number ${formatNumber(row)}`,
  stays: 'Comes in',
  leftOut: 'Left out',
  compare: 'Show the difference',
  showText: 'Show the text',
  moreRows: (count: number) => `And ${formatNumber(count)} more like these.`,
  sameText: 'Word for word the same.',
  moreGroups: 'Show more groups',

  rows: 'What would happen',
  whatTo: (name: string) => `What to do with ${name}`,
  actions: { create: 'Add', update: 'Update', skip: 'Leave out', failed: 'Cannot be added' },
  reasons: {
    new: '',
    changed: 'You have it; this text is newer.',
    unchanged: 'You have exactly this.',
    duplicate_of_prompt: 'The library has one like it.',
    duplicate_of_row: 'It is here twice.',
    unreadable: 'It cannot be read as a prompt.',
    ignored_file: 'This file was not looked at.',
  },
  changes: (fields: string[]) => `Changes the ${new Intl.ListFormat('en').format(fields)}.`,
  fields: {
    name: 'name',
    useCase: 'when to use it',
    category: 'category',
    tags: 'tags',
    status: 'status',
    owner: 'keeper',
    body: 'prompt',
    inputs: 'blanks',
    notes: 'notes',
    recommendedModels: 'models',
  },
  placeOf: (
    kind: Import['kind'],
    { file, line, column }: { file: string; line: number | null; column?: string | null },
  ) =>
    [
      isPasted(file) ? '' : file,
      line === null ? '' : `${places[kind]} ${formatNumber(line)}`,
      column ? `column “${column}”` : '',
    ]
      .filter(Boolean)
      .join(', '),
  openIt: 'Open the one you have',
  noRows: 'None of these.',

  commit: (count: number) => `Import ${counted(count, 'prompt', 'prompts')}`,
  commitRest: (failed: number) =>
    `${counted(failed, 'row', 'rows')} that cannot be read ${failed === 1 ? 'is' : 'are'} left out.`,
  nothingToDo: 'There is nothing to import: all of it is left out.',
  discard: 'Do not import',
  discarded: 'Nothing was imported',
  committing: 'Importing',
  undoing: 'Taking it back',
  workNote: (what: string, done: number, total: number) =>
    `${what}: ${formatNumber(done)} of ${formatNumber(total)}`,

  doneTitle: (count: number) => `${counted(count, 'prompt is', 'prompts are')} in the library`,
  doneNote: (created: number, updated: number) =>
    [
      created > 0 ? `${formatNumber(created)} new` : '',
      updated > 0 ? `${formatNumber(updated)} changed; their earlier versions are kept` : '',
    ]
      .filter(Boolean)
      .join(', '),
  toLibrary: 'To the library',
  toPrompt: 'Open it',
  more: 'Import more',
  undo: 'Undo the import',
  undone: (binned: number, kept: number) =>
    kept > 0
      ? `${counted(binned, 'prompt is', 'prompts are')} in the bin; ${counted(kept, 'one', 'ones')} changed since ${kept === 1 ? 'stays' : 'stay'}`
      : `${counted(binned, 'prompt is', 'prompts are')} in the bin`,
  undoneTitle: 'This import was taken back',
  undoneNote: (kept: number) =>
    kept > 0
      ? `What it added is in the bin for 30 days, but for ${counted(kept, 'prompt', 'prompts')} that somebody has changed since.`
      : 'What it added is in the bin for 30 days.',
  toBin: 'To the bin',
  imported: (count: number) => `${counted(count, 'prompt', 'prompts')} imported`,
  undoShort: 'Undo',

  exportTitle: 'Export',
  exportLead: 'Everything you can see, as files that import again.',
  exportMarkdown: 'Markdown files (zip)',
  exportCsv: 'Table (CSV)',
  exportJson: 'JSON',
  exportSkills: 'Skills for Claude and ChatGPT (zip)',
}
