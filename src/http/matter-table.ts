import type { House } from '../house.ts'
import { say } from '../kinds/words.ts'
import { type ListFilter, listFor } from '../matters/store.ts'
import type { Person } from '../people/who-is-who.ts'
import type { Table, Value } from '../platform/table.ts'
import { lineOf } from './line.ts'
import type { Sight } from './sight.ts'

const title = say('事项', 'Matters')
const header = [
  say('编号', 'Code'),
  say('类别', 'Kind'),
  say('细类', 'Sort'),
  say('环节', 'State'),
  say('村居', 'Village'),
  say('单位', 'Unit'),
  say('承办人', 'Handled by'),
  say('报的时间', 'Reported'),
  say('下一条承诺', 'Next promise'),
  say('到期（此刻之前）', 'Due (before this instant)'),
  say('办结时间', 'Closed'),
]
/** So many are asked for at once. */
const AT_ONCE = 500

/** A list in full, as whoever asks may see it, asked for page after page while it is read: nothing personal is in it. */
export function matterTable(
  house: Pick<House, 'db' | 'pool' | 'suite' | 'now'>,
  person: Person,
  filter: ListFilter,
  { sight, language }: { sight: Sight; language: 'zh' | 'en' },
): Table {
  async function* rows(): AsyncGenerator<Value[]> {
    let after: string | undefined
    do {
      const page = await listFor(house, person, filter, { limit: AT_ONCE, after })
      for (const one of page.matters) {
        const line = lineOf(sight, one)
        const at = (iso: string | null) => (iso === null ? null : new Date(iso))
        yield [
          line.printed,
          line.words[language],
          line.sort?.[language] ?? null,
          line.stateWords[language],
          line.place?.short ?? null,
          line.unit.words[language],
          line.owner.name,
          at(line.openedAt),
          line.next?.title[language] ?? null,
          at(line.nextDue),
          at(line.closedAt),
        ]
      }
      after = page.next
    } while (after !== undefined)
  }
  return { title: title[language], header: header.map(words => words[language]), rows: rows(), at: house.now() }
}
