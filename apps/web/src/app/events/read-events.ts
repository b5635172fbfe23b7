export type ServerEvent = { name: string; data: string; id: string | null }

/** Server-sent events out of a body, as they come; `null` for anything else that shows the line is open. */
export async function* readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<ServerEvent | null> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += value
      const messages = text.split('\n\n')
      text = messages.pop() ?? ''
      yield null
      for (const message of messages) yield parse(message)
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function parse(message: string): ServerEvent | null {
  const fields = new Map<string, string>()
  for (const line of message.split('\n')) {
    const at = line.indexOf(':')
    if (at > 0) fields.set(line.slice(0, at), line.slice(at + 1).trimStart())
  }
  const name = fields.get('event')
  return name === undefined ? null : { name, data: fields.get('data') ?? '{}', id: fields.get('id') ?? null }
}
