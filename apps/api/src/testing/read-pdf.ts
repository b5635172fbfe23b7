import { extractText, getDocumentProxy } from 'unpdf'

/** The text of each page of a PDF, as a reader program would find it. */
export async function readPdf(bytes: Uint8Array): Promise<string[]> {
  // The reader takes what it is given away with it.
  const document = await getDocumentProxy(new Uint8Array(bytes))
  return (await extractText(document, { mergePages: false })).text
}
