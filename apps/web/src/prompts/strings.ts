import { counted, formatNumber } from '../ui/format.ts'
import { commandKey } from '../ui/Kbd.tsx'

// A phone has no keys to press.
const hasKeys = matchMedia('(pointer: fine)').matches

export const text = {
  library: 'Library',
  searchLabel: 'Search the library',
  searchPlaceholder: 'What do you want to write?',
  clear: 'Clear the search',
  rows: 'Prompts',
  found: ({ count, hasMore }: { count: number; hasMore: boolean }) =>
    hasMore ? `${formatNumber(count)}+ prompts` : counted(count, 'prompt', 'prompts'),
  keys: { choose: 'choose', copy: 'copy', open: 'open' },
  category: 'Category',
  tag: 'Tag',
  status: 'Status',
  collection: 'Collection',
  without: (filter: string) => `Without ${filter}`,
  loadMore: 'Show more',
  loadingMore: 'Getting more…',

  statuses: { draft: 'Draft', active: 'In use', battle_tested: 'Battle-tested', retired: 'Retired' },
  sorts: { best: 'Best match', uses: 'Most used', updated: 'Last changed', name: 'Name' },
  keptBy: (name: string) => `kept by ${name}`,
  notUsed: 'Not used this month',
  signal: (people: number, uses: number) =>
    `${counted(people, 'person', 'people')}, ${counted(uses, 'use', 'uses')} this month`,
  mostlyAsIs: 'mostly as is',
  sometimesEdited: 'sometimes edited',
  oftenEdited: 'often edited',

  copy: 'Copy',
  targets: { chatgpt: 'ChatGPT', claude: 'Claude', gemini: 'Gemini' },
  copyAfter: 'Copy…',
  blanksToFill: (count: number) => `${counted(count, 'blank', 'blanks')} to fill`,
  copyName: (name: string) => `Copy ${name}`,
  openIn: (target: string, name: string) => `Open ${name} in ${target}`,
  copied: 'Copied',
  copiedPaste: (target: string) =>
    hasKeys
      ? `Copied. Press ${commandKey === '⌘' ? '⌘V' : 'Ctrl+V'} in ${target}`
      : `Copied. Paste it in ${target}`,
  opened: (target: string) => `It is waiting in ${target}`,
  copyFailed: 'Your browser would not copy. Select the text and copy it by hand.',
  tabBlocked: 'Your browser kept the new tab closed.',
  openAnyway: 'Open it',
  unreachable: 'We could not fetch that prompt. Try again in a moment.',
  fillFirst: (label: string) => `“${label}” is still empty.`,
  copyAnyway: 'Go on without',
  wholePrompt: 'See the whole prompt',
  mayStayEmpty: 'May stay empty.',
  preview: 'Preview',
  emptyChoice: 'Nothing',
  askOutcome: 'Did it work?',
  asIs: 'As it was',
  edited: 'I had to change it',
  thanks: 'Thank you. Everybody sees how well it works.',

  emptyViewer: 'Nobody has added a prompt yet.',

  edit: 'Edit',
  more: 'More',
  versions: 'Versions',
  makeCopy: 'Make my own copy',
  copyMade: 'This is your copy now',
  toBin: 'Move to the bin',
  binned: (name: string) => `“${name}” is in the bin`,
  undo: 'Undo',
  back: 'Back to the library',
  backToPrompt: 'Back to the prompt',
  thePrompt: 'The prompt',
  facts: 'About this prompt',
  keeper: 'Keeper',
  tags: 'Tags',
  bestIn: 'Best in',
  noCollection: 'None',
  version: (number: number) => `Version ${number}`,
  by: (name: string) => `by ${name}`,
  notes: 'Notes',
  sparkLabel: (days: number, uses: number) => `${counted(uses, 'use', 'uses')} in the last ${days} days`,
  saved: 'Saved',

  viewerTitle: 'You can use prompts here, not change them',
  viewerText: 'Somebody who looks after people in this workspace can change that.',

  tagsHint: 'With commas between.',
  cancel: 'Cancel',
  done: 'Done',

  many: {
    start: 'Choose several',
    bar: 'The chosen prompts',
    choose: (name: string) => `Choose ${name}`,
    chosen: (count: number) => (count === 0 ? 'Choose some prompts' : `${formatNumber(count)} chosen`),
    all: (count: number) => `Choose these ${formatNumber(count)}`,
    none: 'Choose none',
    titles: {
      category: (count: number) => `Category of ${counted(count, 'prompt', 'prompts')}`,
      tags: (count: number) => `Tags of ${counted(count, 'prompt', 'prompts')}`,
    },
    addTags: 'Tags to add',
    takeOff: 'Tags to take off',
    categoryHint: 'Leave it empty for none.',
    change: (count: number) => `Change ${counted(count, 'prompt', 'prompts')}`,
    changed: (count: number) => `${counted(count, 'prompt is', 'prompts are')} changed`,
    binned: (count: number) => `${counted(count, 'prompt is', 'prompts are')} in the bin`,
    broughtBack: (count: number) => `${counted(count, 'prompt is', 'prompts are')} back in the library`,
    putBack: (count: number) => `${counted(count, 'prompt is', 'prompts are')} as before`,
    same: 'They already were like that',
    failed: 'Nothing was changed. Try again in a moment.',
  },

  broughtBack: (name: string) => `“${name}” is back in the library`,
}
