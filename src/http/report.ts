import type { House } from '../house.ts'
import type { Fault } from '../kinds/faults.ts'
import { say } from '../kinds/words.ts'
import type { Answer } from '../matters/answer.ts'
import type { Command } from '../matters/command.ts'
import { openMatter } from '../matters/open-matter.ts'
import type { Person } from '../people/who-is-who.ts'
import { keepSuggestionSoon } from '../signals/kinds/keep.ts'
import { reporterOf } from './asker.ts'
import { doneOf } from './done.ts'
import { opened } from './matter-schemas.ts'
import { operation } from './operation.ts'
import { bodyIn, filesNotHere } from './said.ts'
import { reportBody } from './says-schema.ts'
import { sightOf } from './sight.ts'
import { commandIdIn, idempotencyKey } from './write-headers.ts'

/** Ways in which a report may reach this address, by who brings it. */
const ways = {
  resident: ['page', 'qr', 'neighbour', 'api'],
  staff: ['officer', 'phone', 'counter', 'neighbour', 'qr', 'page'],
}

const wrongWay = (channel: unknown, person: Person | undefined): Fault[] =>
  channel === undefined || ways[person ? 'staff' : 'resident'].some(way => way === channel)
    ? []
    : [{ at: '/channel', code: 'not-one-of-these' }]

/** What would have been suggested, and what they chose. Nothing of what is protected or about a person (R25, R26). */
function keepWhatWasSuggested(
  house: House,
  bureauId: number,
  by: 'officer' | 'resident',
  says: any,
  { id, kind }: Answer,
): void {
  const text = says?.text
  if (says?.danger !== undefined || kind === 'conduct' || kind === 'clue' || typeof text !== 'string') return
  keepSuggestionSoon(house, bureauId, { id, kind, text, by })
}

export const report = operation({
  id: 'report',
  method: 'POST',
  path: '/api/v1/matters',
  tag: 'matters',
  summary: say(
    '报告一件事：不用账号；当场知道谁来办、最晚什么时候回话',
    'Report something: no account needed; learn at once who has it and by when somebody answers',
  ),
  for: 'anybody',
  headers: idempotencyKey,
  shows: reportBody(),
  answers: {
    201: {
      about: say('收下了：编号、查询链接、承办人和时间', 'Taken: code, secret link, who, and by when'),
      schema: opened,
      headers: { Location: 'The matter.', ETag: 'Its version, for If-Match.' },
    },
  },
  refuses: [
    'bad-input',
    'unknown-kind',
    'unknown-move',
    'unknown-village',
    'village-of-another-city',
    'unknown-place-code',
    'outside-city',
    'no-place-given',
    'key-reused',
    'no-idempotency-key',
  ],
  aMinute: 30,
  handle: async ({ house, request, reply, person, language }) => {
    const commandId = commandIdIn(request)
    const asker = await reporterOf({ house, person })
    const said = bodyIn(request.body, ['commandId', 'matterId', 'version'])
    const found = [...wrongWay(said['channel'], person), ...(await filesNotHere(house, said['says']))]
    const answer = await openMatter(house, { language, ...said, commandId } as Command, asker, found)
    const { link: token, ...done } = { ...doneOf(await sightOf(house, asker.bureauId), answer), link: answer.link }
    keepWhatWasSuggested(house, asker.bureauId, person ? 'officer' : 'resident', said['says'], answer)
    const path = token === undefined ? undefined : `/m#${token}`
    reply.code(201).header('location', `/api/v1/matters/${answer.id}`).header('etag', `"${answer.version}"`)
    return {
      ...done,
      link: token === undefined ? null : { token, path },
      qr: path === undefined ? null : `${request.protocol}://${request.host}${path}`,
    }
  },
})
