import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { openLog } from './log.ts'

function logged(isTTY: boolean) {
  const out = Object.assign(new PassThrough(), { isTTY })
  return { log: openLog(out as unknown as NodeJS.WriteStream), said: () => String(out.read()) }
}

test('what the database quotes back of a person never reaches the log', async () => {
  const { pool, drop } = await testDatabase()
  await pool.query('create table person (phone text unique, born date)')
  await pool.query(`insert into person values ('13800000000')`)
  for (const sql of [`insert into person values ('13800000000')`, `select '张三'::date`]) {
    const error = await pool.query(sql).catch(error => error)
    for (const isTTY of [true, false]) {
      const { log, said } = logged(isTTY)
      log.error({ err: new Error('could not save', { cause: error }) }, 'request failed')
      log.error({ err: error }, 'request failed')
      const text = said()
      expect(text).toContain('could not save')
      expect(text).toContain(error.code)
      expect(text).not.toMatch(/13800000000|张三/)
    }
  }
  await drop()
})

test('a terminal gets one short line, everything else JSON', () => {
  const terminal = logged(true)
  terminal.log.warn({ pid: 7 }, 'PostgreSQL is back')
  expect(terminal.said()).toMatch(/^\d\d:\d\d:\d\d ! PostgreSQL is back pid=7\n$/)
  const file = logged(false)
  file.log.warn({ pid: 7 }, 'PostgreSQL is back')
  expect(JSON.parse(file.said())).toMatchObject({ level: 40, msg: 'PostgreSQL is back', pid: 7 })
})
