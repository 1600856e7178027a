import type { By } from './file.tsx'

/** No address may hold the secret of a link: so it is fetched, and saved from memory. */
export async function saveFile(path: string, name: string, { token, word }: By): Promise<void> {
  const headers: Record<string, string> = { 'X-Matter-Token': token }
  if (word) headers['X-Matter-Word'] = encodeURIComponent(word)
  const response = await fetch(path, { headers, credentials: 'same-origin' })
  if (!response.ok) throw new Error(String(response.status))
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
