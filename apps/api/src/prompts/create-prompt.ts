import type { WorkspaceContext } from '../context.ts'
import { createPrompts, type NewPrompt } from './create-prompts.ts'
import { getPrompt } from './get-prompt.ts'
import type { PromptDetail } from './shapes.ts'

/** Makes a prompt and its first version. Throws 422 for a collection or keeper that cannot be. */
export async function createPrompt(ctx: WorkspaceContext, fields: NewPrompt): Promise<PromptDetail> {
  const [id = ''] = await createPrompts(ctx, [fields])
  return await getPrompt(ctx, id)
}
