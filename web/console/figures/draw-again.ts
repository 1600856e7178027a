/** How a month was drawn, as anybody may read it (GET /api/v1/public/audits/{month}). */
export type PublicDraw = { drawnOn: string; seed: string; share: number; list: string[]; picked: number[] }

/** The draw, made again from the published day and list by this browser itself. */
export async function drawAgain(
  { drawnOn, seed, share, list, picked }: PublicDraw,
  shown: string,
): Promise<'same' | 'differs' | 'cannot'> {
  // Only where the page came by TLS or from this machine.
  if (!globalThis.crypto?.subtle) return 'cannot'
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode([drawnOn, ...list].join('\n')))
  const made = [...new Uint8Array(bytes)].map(one => one.toString(16).padStart(2, '0')).join('')
  const wanted = Math.ceil(list.length * share)
  const start = Number.parseInt(made.slice(0, 8), 16) / 2 ** 32
  const places = Array.from({ length: wanted }, (_, i) => Math.floor(((i + start) * list.length) / wanted))
  return made === seed && seed === shown && places.join() === picked.join() ? 'same' : 'differs'
}
