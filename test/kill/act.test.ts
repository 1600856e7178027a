import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verify } from '../../src/journal/verify.ts'
import { act } from '../../src/matters/act.ts'
import type { Asker } from '../../src/matters/asker.ts'
import type { Command } from '../../src/matters/command.ts'
import { openMatter } from '../../src/matters/open-matter.ts'
import { allFed } from '../counted.ts'
import { testHouse } from '../house.ts'
import { bureauId, villages } from '../people.ts'

/*
 * kill -9 at two hundred random instants. The client keeps its own list of what was acknowledged to it: each of those is
 * there exactly once, each other at most once, sent again or not; what was merged, taken apart or confirmed meanwhile (also by two at
 * once) is so wholly or not at all; and the record holds.
 */

const KILLS = 200

let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
beforeAll(async () => {
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'xjw-kill-'))
  // In one file, and compiled before: two hundred starts in a few seconds.
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['pg-native', 'pg-cloudflare'] },
    build: {
      ssr: fileURLToPath(new URL('door.ts', import.meta.url)),
      outDir: folder,
      target: 'node24',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'door.mjs' } },
    },
  })
})
afterAll(async () => {
  await house.drop()
  await rm(folder, { recursive: true, force: true })
})

type Acknowledged = { matter: string; version: number }
const sent = new Map<string, Command>()
const acknowledged = new Map<string, Acknowledged>()
const refused = new Map<string, string>()
const matters: string[] = []

const opening = (): Command => ({
  commandId: randomUUID(),
  kind: 'case',
  says: { text: '灯箱被砸' },
  place: { village: villages.dongan },
  reporter: { name: '张三丰' },
})
const trying = (matterId: string): Command => ({
  commandId: randomUUID(),
  matterId,
  move: 'tryToReach',
  says: { triedAt: new Date().toISOString(), via: 'phone', result: 'no_answer' },
})

const joining = (matterId: string, of: string): Command => ({
  commandId: randomUUID(),
  matterId,
  move: 'markDuplicate',
  says: { of, how: 'message', toldAt: new Date().toISOString() },
})
const separating = (matterId: string): Command => ({
  commandId: randomUUID(),
  matterId,
  move: 'separate',
  says: { because: 'two_things' },
})
const confirming = (matterId: string): Command => ({
  commandId: randomUUID(),
  matterId,
  move: 'confirm',
  says: { called: '灯箱' },
})

/** Series that the clock has proposed, each of two reports. */
async function proposedSeries(n: number): Promise<string[]> {
  const clock: Asker = { as: 'clock', bureauId }
  const ids: string[] = []
  for (let i = 0; i < n; i++) {
    const members = []
    for (let k = 0; k < 2; k++) members.push((await act(house, opening(), { as: 'resident', bureauId })).id)
    const says = { members, alike: ['same_words'] }
    const place = { village: villages.dongan }
    const command = { commandId: randomUUID(), kind: 'series', move: 'propose', says, place }
    ids.push((await openMatter(house, command, clock)).id)
  }
  return ids
}

/** Something to do: mostly to reports that there are, else another one. */
function anything(): Command {
  const pick = () => matters[Math.floor(Math.random() * Math.min(matters.length, 20))]!
  const dice = Math.random()
  if (matters.length <= 5 || dice < 0.3) return opening()
  if (dice < 0.75) return trying(pick())
  return dice < 0.9 ? joining(pick(), pick()) : separating(pick())
}

type Started = { child: ChildProcess; ready: Promise<void>; ended: Promise<void> }

function start(): Started {
  const child = spawn(process.execPath, [join(folder, 'door.mjs'), house.url], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { NODE_COMPILE_CACHE: join(folder, 'compiled') },
  })
  child.stdin!.on('error', () => {})
  const lines = createInterface({ input: child.stdout! })
  const ready = new Promise<void>(resolve => lines.once('line', () => resolve()))
  lines.on('line', line => {
    const [id, what, more] = line.split(' ')
    if (what === 'refused') refused.set(id!, more!)
    else if (what) {
      acknowledged.set(id!, { matter: what, version: Number(more) })
      if (sent.get(id!)?.kind === 'case' && !matters.includes(what)) matters.push(what)
    }
  })
  // Its last words are still read after its end.
  return { child, ready, ended: new Promise(resolve => lines.on('close', resolve)) }
}

/** Until so many of these were answered, or for a while. */
async function heard(commands: readonly Command[], count: number) {
  const until = performance.now() + 500
  const answered = () => commands.filter(({ commandId: id }) => acknowledged.has(id) || refused.has(id)).length >= count
  while (!answered() && performance.now() < until) await sleep(1)
}

test(`what was acknowledged is there once, through ${KILLS} kills`, async () => {
  const proposed = await proposedSeries(KILLS / 10)
  const before = new Set((await house.pool.query('select command_id from entry')).rows.map(row => row.command_id))
  let left: Command[] = []
  let next = start()
  for (let kill = 0; kill < KILLS; kill++) {
    const { child, ready, ended } = next
    await ready
    const again = left.filter(() => Math.random() < 0.7)
    // Now and then two confirm one series at once.
    const one = kill % 10 === 0 ? proposed.pop() : undefined
    const fresh = [...Array.from({ length: 8 }, anything), ...(one ? [confirming(one), confirming(one)] : [])]
    const commands = [...again, ...fresh]
    for (const command of commands) {
      sent.set(command.commandId, command)
      child.stdin!.write(`${JSON.stringify(command)}\n`)
    }
    if (kill + 1 < KILLS) next = start()
    // Somewhere among its answers, on a fast machine and on a slow one.
    await heard(commands, Math.floor(Math.random() * commands.length))
    await sleep(Math.random() * 6)
    child.kill('SIGKILL')
    await ended
    left = commands.filter(({ commandId }) => !acknowledged.has(commandId) && !refused.has(commandId))
  }

  // What the last of them had begun ends with its connection.
  for (let busy = 1; busy > 0; await sleep(20)) {
    const { rows } = await house.pool.query(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
         and application_name like 'xiaojingwu%' and state <> 'idle'`,
    )
    busy = rows[0].n
  }
  const { rows: entries } = await house.pool.query('select command_id, matter_id, no from entry')
  const times = new Map<string, { matter: string }[]>()
  for (const { command_id, matter_id } of entries.filter(row => !before.has(row.command_id)))
    times.set(command_id, [...(times.get(command_id) ?? []), { matter: matter_id }])

  for (const [id, { matter }] of acknowledged) expect(times.get(id), id).toEqual([{ matter }])
  for (const id of refused.keys()) expect(times.get(id), id).toBeUndefined()
  for (const [id, there] of times) {
    expect(sent.has(id), id).toBe(true)
    expect(there, id).toHaveLength(1)
  }
  const { rows: answers } = await house.pool.query('select command_id from command')
  expect(new Set(answers.map(one => one.command_id))).toEqual(new Set([...before, ...times.keys()]))

  const unheard = [...times.keys()].filter(id => !acknowledged.has(id)).length
  const lost = [...sent.keys()].filter(id => !times.has(id)).length
  console.info(
    `${sent.size} sent, ${acknowledged.size} acknowledged, ${unheard} recorded but unheard, ${lost} never begun, ${refused.size} refused`,
  )
  // Else it was never killed in the middle.
  expect(acknowledged.size).toBeGreaterThan(100)
  expect(unheard + lost).toBeGreaterThan(20)

  // Merged and taken apart: all of it or none, with what is owed and what it hangs on.
  const { rows: joined } = await house.pool.query(
    `select m.state, last.move, (select count(*)::int from promise p where p.matter_id = m.id and p.met_at is null and p.void_at is null) as owed,
       m.details ->> 'duplicateOf' as of, exists (select from link l where l.from_matter = m.id and l."as" = 'of'
         and l.to_matter::text = m.details ->> 'duplicateOf') as linked
     from matter m cross join lateral (select e.move from entry e where e.matter_id = m.id
       and e.move in ('markDuplicate', 'separate') order by e.no desc limit 1) last`,
  )
  for (const { state, move, owed, of, linked } of joined)
    if (move === 'markDuplicate') expect([state, owed, linked]).toEqual(['duplicate', 0, true])
    else expect([state === 'duplicate', owed > 0, of]).toEqual([false, true, null])
  expect(new Set(joined.map(({ move }) => move))).toEqual(new Set(['markDuplicate', 'separate']))
  const { rows: confirmed } = await house.pool.query(
    `select m.state, (select count(*)::int from entry e where e.matter_id = m.id and e.move = 'confirm') as n
     from matter m where m.kind = 'series'`,
  )
  for (const { state, n } of confirmed) expect([`${state} ${n}`]).toContain(n === 0 ? 'proposed 0' : 'confirmed 1')
  expect(confirmed.filter(({ n }) => n === 1).length).toBeGreaterThan(2)

  await allFed(house.pool)
  const held = await verify(house)
  expect(held.bad).toBeUndefined()
  expect(held.entries).toBe(entries.length)
}, 480_000)
