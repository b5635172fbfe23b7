import type { components } from '@promptsheet/client/schema.d'
import { api, ask } from '../app/api.ts'
import { toast } from '../ui/toast-store.ts'
import { refreshPrompts } from './prompts.queries.ts'
import { text } from './strings.ts'

type Group = components['schemas']['PromptGroup']
export type ManyChange = Group['change']

/** Changes these prompts together and offers to put it all back. Throws when nothing was changed. */
export async function changeMany(ids: readonly string[], change: ManyChange): Promise<void> {
  const { changed, undo } = await send([{ ids: [...ids], change }])
  if (changed === 0) {
    toast(text.many.same)
    return
  }
  const putBack = async () => {
    await send(undo)
    toast(text.many.putBack(changed))
  }
  const says = change.deleted === undefined ? 'changed' : change.deleted ? 'binned' : 'broughtBack'
  toast(text.many[says](changed), {
    action: {
      label: text.undo,
      run: () => void putBack().catch(() => toast(text.many.failed, { tone: 'danger' })),
    },
  })
}

async function send(changes: Group[]) {
  const answer = await ask(api.PATCH('/v1/prompts', { body: { changes } }))
  await refreshPrompts()
  return answer
}
