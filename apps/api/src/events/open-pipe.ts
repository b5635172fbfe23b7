export type Pipe = ReturnType<typeof openPipe>

const encoder = new TextEncoder()

/**
 * The body of an answer that goes on. A reader who does not keep up with what is written is cut off once that much waits:
 * they come back and ask what they have missed.
 */
export function openPipe({ mostBytes, onClose }: { mostBytes: number; onClose: () => void }) {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  let isOpen = true
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(given) {
        controller = given
      },
      cancel() {
        close()
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostBytes }),
  )
  function close() {
    if (!isOpen) return
    isOpen = false
    onClose()
  }
  return {
    body,
    isOpen: () => isOpen,
    write(text: string): void {
      if (!isOpen || controller === null) return
      controller.enqueue(encoder.encode(text))
      if ((controller.desiredSize ?? 0) > 0) return
      controller.error(new Error('the reader does not keep up'))
      close()
    },
    end(): void {
      if (!isOpen) return
      controller?.close()
      close()
    },
  }
}
