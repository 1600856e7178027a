import type { Context } from '../xjw.ts'

export const summary = { en: 'bring the database to this edition', zh: '把数据库升级到本版本' }
export const only = true

export async function run(_args: string[], { open, say }: Context): Promise<number> {
  const { mode, close } = await open()
  await close()
  if (mode === 'demo') say('The demo is at this edition.', '演示数据库已是本版本。')
  else say('The database is at this edition.', '数据库已是本版本。')
  return 0
}
