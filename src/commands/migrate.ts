import { numberAll } from '../journal/feed.ts'
import { noteAll } from '../signals/note.ts'
import type { Context } from '../xjw.ts'

export const summary = { en: 'bring the database to this edition', zh: '把数据库升级到本版本' }
export const only = true

export async function run(_args: string[], { open, say }: Context): Promise<number> {
  const house = await open()
  const { mode } = house
  try {
    // What search and signs rest on is made from the record: where this edition made room for it, it is there before anybody asks.
    await numberAll(house.pool)
    const read = await noteAll(house)
    if (read > 0) say(`${read} entries read for search and early signs.`, `已为搜索和苗头读入${read}条办理记录。`)
  } finally {
    await house.close()
  }
  if (mode === 'demo') say('The demo is at this edition.', '演示数据库已是本版本。')
  else say('The database is at this edition.', '数据库已是本版本。')
  return 0
}
