import { counted } from '../ui/format.ts'

export const text = {
  title: 'Starter prompts',
  lead: 'Written to be kept: take what fits your job and change it as you like.',
  whose: 'For which job',
  all: (count: number) => `Add all ${count}`,
  some: (count: number) => `Add ${counted(count, 'prompt', 'prompts')}`,
  choose: (name: string) => `Choose ${name}`,
  chooseAll: 'Choose all',
  chooseNone: 'Choose none',
  look: (name: string) => `Read ${name}`,
  added: (count: number) => `${counted(count, 'prompt is', 'prompts are')} in your library`,
  nothing: 'They were all in your library already',
  undo: 'Undo',
  undone: (count: number) => `${counted(count, 'prompt is', 'prompts are')} in the bin`,
  failed: 'That did not work. Try again in a moment.',
  readOnly: 'You can read these. Somebody who may change the library can add them.',
}
