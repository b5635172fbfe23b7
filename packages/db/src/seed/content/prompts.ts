import { deliveryPrompts } from './prompts-delivery.ts'
import { marketingPrompts } from './prompts-marketing.ts'
import { peoplePrompts } from './prompts-people.ts'
import { salesPrompts } from './prompts-sales.ts'
import { supportPrompts } from './prompts-support.ts'
import type { DemoPrompt } from './types.ts'

export const demoPrompts: readonly DemoPrompt[] = [
  ...marketingPrompts,
  ...salesPrompts,
  ...supportPrompts,
  ...deliveryPrompts,
  ...peoplePrompts,
]
