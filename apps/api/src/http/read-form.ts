import { HttpProblem } from './problem.ts'

/**
 * What a multipart body holds. Throws 415 with the given message for another kind of body, and 400 for one that is not
 * well-formed.
 */
export async function readForm(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  notMultipart: string,
): Promise<FormData> {
  if (!contentType.toLowerCase().startsWith('multipart/form-data'))
    throw new HttpProblem(415, 'not_multipart', notMultipart)
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw new HttpProblem(400, 'malformed_upload', 'The body is not well-formed multipart/form-data.')
  }
}

export const wrongFile = (message: string) =>
  new HttpProblem(422, 'invalid', message, { errors: [{ path: 'body.file', message }] })
