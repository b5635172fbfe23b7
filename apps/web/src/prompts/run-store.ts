import { openTarget, type Target } from '@promptsheet/shared/links'
import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { queryClient } from '../app/query-client.ts'
import { copyText } from '../ui/copy-text.ts'
import { dismissToast, toast } from '../ui/toast-store.ts'
import { type LoadedPrompt, type PromptRow, promptQuery } from './prompts.queries.ts'
import { text } from './strings.ts'
import { recordUse, rememberedQuery } from './uses.queries.ts'

export type Door = Target | 'clipboard'
export type Run = { prompt: LoadedPrompt; door: Door; remembered: Record<string, string> }

/** What a row says of a prompt whose text may not be here yet. */
type Wanted = Pick<PromptRow, 'id' | 'blanks'>

// Copying one prompt after another tells of the last.
const handedOver = 'handed-over'

let run: Run | null = null
const listeners = new Set<() => void>()

function setRun(next: Run | null) {
  run = next
  for (const listener of listeners) listener()
}

/** The prompt whose blanks are being asked for, if any. */
export function useRun(): Run | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => run,
  )
}

export function closeRun() {
  forgetEmptyBlank()
  setRun(null)
}

let emptyToast = 0

/** Says which blank is still empty, and offers to go on without it. */
export function tellEmptyBlank(label: string, goOn: () => void) {
  forgetEmptyBlank()
  emptyToast = toast(text.fillFirst(label), { action: { label: text.copyAnyway, run: goOn } })
}

/** What it offers is over with the form it speaks of. */
export function forgetEmptyBlank() {
  dismissToast(emptyToast)
}

/** Fetches a prompt ahead of the click that will want it. */
export function prepareRun({ id, blanks }: Wanted) {
  void queryClient.prefetchQuery({ ...promptQuery(id), meta: { isAhead: true } })
  if (blanks > 0) void queryClient.prefetchQuery(rememberedQuery(id))
}

/** Copies a prompt or opens it elsewhere; asks first when it has blanks. */
export async function startRun({ id, blanks }: Wanted, door: Door) {
  // Offline a question waits for the net: whoever clicked would see nothing, and the answer minutes later.
  const isOffline = !onlineManager.isOnline()
  if (isOffline && !queryClient.getQueryData(promptQuery(id).queryKey))
    return void toast(text.unreachable, { tone: 'danger' })
  const fetched = getPrompt(id)
  // Browsers let a page copy within the click, not after it: the text may follow, the promise of it may not.
  const copying = blanks === 0 && door === 'clipboard' ? copyText(fetched.then(bodyWithoutBlanks)) : undefined
  if (blanks > 0) void queryClient.prefetchQuery(rememberedQuery(id))
  try {
    const prompt = await fetched
    const { body, inputs } = prompt.currentVersion
    if (inputs.length === 0) return void (await finishRun({ prompt, door }, body, {}, copying))
    const wanted = rememberedQuery(id)
    const remembered = isOffline
      ? (queryClient.getQueryData(wanted.queryKey) ?? {})
      : await queryClient.ensureQueryData(wanted)
    setRun({ prompt, door, remembered })
  } catch {
    toast(text.unreachable, { tone: 'danger' })
  }
}

function getPrompt(id: string): Promise<LoadedPrompt> {
  const get = () => queryClient.ensureQueryData(promptQuery(id))
  // What is being fetched ahead yields to others on a busy server; a click does not.
  return queryClient.isFetching(promptQuery(id)) > 0 ? get().catch(get) : get()
}

// The row that was clicked may be older than the text.
function bodyWithoutBlanks({ currentVersion: { body, inputs } }: LoadedPrompt): string {
  if (inputs.length > 0) throw new Error('it has blanks now')
  return body
}

/** Hands the filled text over and records the use. Answers the use's id, null when it is not known. */
export async function finishRun(
  { prompt, door }: Omit<Run, 'remembered'>,
  filled: string,
  values: Record<string, string>,
  copying: Promise<boolean> = copyText(filled),
) {
  forgetEmptyBlank()
  // Copy before opening: a page that has lost the focus may not write to the clipboard.
  const isCopied = await copying
  if (!isCopied) toast(text.copyFailed, { tone: 'danger' })
  if (door === 'clipboard') {
    if (isCopied) toast(text.copied, { kind: handedOver })
  } else openDoor(door, filled)
  return recordUse({ promptId: prompt.id, version: prompt.currentVersion.number, target: door }, values)
}

function openDoor(target: Target, filled: string) {
  const { url, needsPaste } = openTarget(target, filled)
  const said = needsPaste ? text.copiedPaste(text.targets[target]) : text.opened(text.targets[target])
  toast(said, { kind: handedOver })
  const tab = window.open(url, '_blank')
  if (tab) tab.opener = null
  else toast(text.tabBlocked, { action: { label: text.openAnyway, run: () => location.assign(url) } })
}
