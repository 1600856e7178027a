import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Drive } from '../drive.ts'
import { villages } from '../people.ts'
import type { Sight } from './tables.ts'
import type { Viewer } from './viewers.ts'

/** A matter of one sort at one place, with words, a name and a picture that are in no other. */
export type Planted = {
  sort: string
  kind: string
  id: string
  code: string
  token: string
  words: string
  name: string
  photo: string
  path: string
  ownerId: string
}

/** The first officer's beat, another of that station, another station's, another county's. */
const places = [villages.dongan, villages.cangfang, villages.longting, villages.first]

/** What is said of each sort, by the heads of the columns in docs/who-sees-what.md. */
const saysOf: Record<string, [kind: string, says: object]> = {
  case: ['case', { sort: 'damage' }],
  dispute: ['dispute', {}],
  hazard: ['hazard', { type: 'small_premises' }],
  service: ['service', {}],
  clue: ['clue', {}],
  'complaint about a person': ['conduct', { fault: 'runaround' }],
  protected: ['dispute', { danger: 'violence_at_home' }],
}

export async function plantAll(house: Drive, sorts: readonly string[], viewers: readonly Viewer[]): Promise<Planted[]> {
  const { paths } = (await house.nobody.get('/api/openapi.json')).body
  const examples = paths['/api/v1/matters'].post.requestBody.content['application/json'].examples
  const all: Planted[] = []
  for (const sort of sorts)
    for (const village of places) {
      const at = all.length
      const [kind, more] = saysOf[sort] ?? [undefined, {}]
      if (!kind) throw new Error(`test/eyes/matters.ts: saysOf has no “${sort}”; say there how one is reported`)
      const example = Object.entries<any>(examples).find(([name]) =>
        name.startsWith(`${kind}.${kind === 'conduct' ? 'complain' : ''}`),
      )![1].value
      const [words, name] = [`词${at}字号的内容`, `名${at}字号`]
      const photo = await pictureOf(house, at)
      const complained = viewers.find(
        one => one.post === 'mediator' && one.path?.split('/')[2] === village.slice(0, 9),
      )!.id
      const says = {
        ...example.says,
        text: words,
        ...(kind !== 'service' && { files: [photo] }),
        ...more,
        ...(kind === 'conduct' && { complained }),
      }
      const reporter = { name, phone: `139****${1000 + at}`, ...(sort === 'protected' && { word: '石榴树下' }) }
      const { status, body, text } = await house.nobody.call('POST', '/api/v1/matters', {
        body: { ...example, says, place: { village }, reporter },
        headers: { 'idempotency-key': randomUUID() },
        ip: `10.9.${at}.1`,
      })
      if (status !== 201) throw new Error(`a ${sort} was not taken: ${text}`)
      const { rows } = await house.house.pool.query('select unit_path, owner_id from matter where id = $1', [body.id])
      const { unit_path: path, owner_id: ownerId } = rows[0]
      all.push({ sort, kind, id: body.id, code: body.code, token: body.link.token, words, name, photo, path, ownerId })
    }
  return all
}

async function pictureOf(house: Drive, at: number): Promise<string> {
  const contents = await sharp({ create: { width: 20 + at, height: 20, channels: 3, background: '#1d2f4f' } })
    .jpeg()
    .toBuffer()
  return (await house.nobody.send([{ name: 'a.jpg', type: 'image/jpeg', contents }])).body.files[0].sha256
}

/** What the table says of this matter for this viewer. */
export function seesIt(sights: ReadonlyMap<string, Sight>, viewer: Viewer, matter: Planted): boolean {
  if (viewer.post === undefined || viewer.otherCity) return false
  if (matter.ownerId === viewer.id) return true
  const far = sights.get(viewer.post)!.far.get(matter.sort)!
  const from = /inspector/.test(viewer.post) ? viewer.path!.replace(/[^/]+\/$/, '') : viewer.path!
  const [theirs, its] = [from.split('/'), matter.path.split('/')]
  const alike = (depth: number) => theirs.slice(1, depth + 1).join() === its.slice(1, depth + 1).join()
  if (far === 'county') return from === '/' || alike(1)
  return far === 'city' || (far === 'station' && (theirs.length > 3 ? alike(2) : from === matter.path))
}
