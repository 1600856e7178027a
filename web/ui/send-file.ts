import { ask } from './request.ts'

/** A file that the server has, by its content; `preview` shows it here without asking for it again. */
export type Sent = { id: string; sort: 'photo' | 'sound'; preview: string; blob?: Blob }

export const isSent = (value: any): value is Sent => typeof value?.preview === 'string'

const LONGEST_SIDE = 2000

/** Sends a photo (made smaller first, where the phone can) or a recording. */
export async function sendFile(file: Blob, sort: Sent['sort'], token?: string): Promise<Sent> {
  const small = sort === 'photo' ? await smaller(file).catch(() => file) : file
  const body = new FormData()
  body.append('file', small, sort === 'photo' ? 'photo.jpg' : 'voice')
  const asked = token ? { body, token } : { body }
  const { files } = await ask<{ files: { sha256: string }[] }>('POST', '/api/v1/files', asked)
  return { id: files[0]!.sha256, sort, preview: URL.createObjectURL(small), blob: small }
}

/** Fewer bytes on a slow line; and what the camera wrote into the photo about the place stays on the phone. */
async function smaller(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.85)
  })
}
