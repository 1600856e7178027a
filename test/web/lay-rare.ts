import { randomBytes, randomUUID } from 'node:crypto'
import { deskScenes } from '../../src/demo/story/desk.ts'
import { lightBox } from '../../src/demo/story/light-box.ts'
import { playStory } from '../../src/demo/story/play-story.ts'
import { open, play } from '../../src/demo/year/live.ts'
import type { Play } from '../../src/demo/year/script.ts'
import { simulate, stageFor } from '../../src/demo/year/simulate.ts'
import { openSurvey } from '../../src/figures/survey.ts'
import type { House } from '../../src/house.ts'
import { staff } from '../../src/matters/asker.ts'
import { linkFor } from '../../src/matters/link.ts'
import { openMatter } from '../../src/matters/open-matter.ts'
import { makeOneTimeLink } from '../../src/people/one-time-link.ts'
import { personById } from '../../src/people/who-is-who.ts'
import { addPremises } from '../../src/places/premises.ts'
import { sealerFrom } from '../../src/platform/seal.ts'
import { shareText } from '../../src/shares/shares.ts'
import { lookForSigns } from '../../src/signals/early/look.ts'
import { noteAll } from '../../src/signals/note.ts'
import { gatherAll } from '../../src/signals/series/gather.ts'
import { allCounted } from '../counted.ts'
import { handOutShares } from '../custodians.ts'
import { bureauId, people, villages } from '../people.ts'

const DAY = 86_400_000

/** What lies in the house so that screens to which few come have something to show. */
export async function layRare(house: House) {
  const now = house.now()
  const day = (back: number) => new Date(now.getTime() - back * DAY).toISOString().slice(0, 10)
  const photos = ['ab'.repeat(32)]
  const ask = { house, bureauId, seed: '5', photos }
  await simulate({
    ...ask,
    from: day(75),
    until: new Date(`${day(1)}T00:00:00+08:00`),
    count: 160,
    progress: () => {},
  })
  const { stage } = await stageFor(ask)
  await playStory(stage, { villages: [villages.dongan], now })
  const told = await tellVictim(stage, now.getTime() - 4 * DAY)
  const dispute = await calmQuarrel(stage, now.getTime() - 3 * 3_600_000)
  const series = await threeAlike(house)
  await allCounted(house)
  await noteAll(house)
  await gatherAll(house)
  await lookForSigns(house)
  await openSurvey(house, { bureauId, tz: stage.tz })
  await serious(house)
  const shares = await handOutShares(house)
  return {
    told: { id: told, link: `/m#${linkFor(house.suite, { bureauId, matterId: told, n: 1 })}` },
    dispute,
    round: await roundOfShops(house),
    series,
    shares: { 1: shareText(shares[1]), 2: shareText(shares[2]) },
    password: async (who: keyof typeof people) =>
      `/password#${await makeOneTimeLink(house.db, { bureauId, staffId: people[who].id }, house.now())}`,
  }
}

type Stage = Parameters<typeof open>[0]

/** As far as the step before this move. */
async function playedUntil(stage: Stage, scene: Play & { kind: string }, move: string, at: number): Promise<string> {
  const live = (await open(stage, scene, { key: `until ${move}`, n: 7, at, village: villages.dongan }))!
  while (live.steps[live.no]!.move !== move) await play(stage, live, live.at + live.steps[live.no]!.after * 60_000)
  return live.id
}

/** A light box whose owner was told, and has not said yet how she found it. */
const tellVictim = (stage: Stage, at: number) =>
  playedUntil(stage, { kind: 'case', ...lightBox({ name: '李秀兰', phone: '139****0003' }) }, 'rate', at)

/** A quarrel that is calm now, and of which nobody has said yet which way it goes. */
const calmQuarrel = (stage: Stage, at: number) =>
  playedUntil(
    stage,
    deskScenes({ person: () => ({ name: '赵桂花', phone: '139****0004' }) }).find(
      ({ kind, steps }) => kind === 'dispute' && steps.some(({ move }) => move === 'triage'),
    )!,
    'triage',
    at,
  )

/** The same mischief three times, close together. */
async function threeAlike(house: House): Promise<string> {
  let id = ''
  for (let i = 0; i < 3; i++) {
    const says = { text: '停在楼下的三轮车电瓶夜里被人偷走了', where: '解放街12号', sort: 'theft' }
    const command = {
      commandId: randomUUID(),
      kind: 'case',
      says,
      place: { village: villages.dongan, point: { lat: 35.2301, lng: 115.47 + i * 0.0007 } },
      reporter: { name: '张三丰', phone: '139****0001' },
    }
    id = (await openMatter(house, command as never, { as: 'resident', bureauId })).id
  }
  return id
}

async function roundOfShops(house: House): Promise<string> {
  const sealer = sealerFrom(randomBytes(32))
  const places = { village: villages.dongan, sort: 'shop' } as const
  const toSee: string[] = []
  for (const name of ['老陈五金店', '春风理发店', '四季果蔬店'])
    toSee.push(await addPremises(house.db, bureauId, { ...places, name }, { sealer, now: house.now() }))
  const chief = (await personById(house.db, bureauId, people.chief.id, house.now()))!
  const command = {
    commandId: randomUUID(),
    kind: 'round',
    move: 'plan',
    place: { village: villages.dongan },
    says: { sort: 'small_premises', toSee },
  }
  return (await openMatter(house, command as never, staff(chief))).id
}

/** A dispute of the last days came to something serious, and another one hung together with it. */
export async function serious({ pool }: House): Promise<void> {
  const { rows } = await pool.query(
    `select id, unit_id from matter where kind = 'dispute' and not protected and wall is null order by opened_at desc limit 2`,
  )
  const [late, early] = rows
  await pool.query(
    `insert into counted (bureau_id, matter_id, no, series, at, day, unit_id, kind, type, measure, behind, came, village, channel, minute, value)
     values ($1, $2, 9999, 'serious', now(), now()::date, $3, 'dispute', '', '', '', 'sign', '', '', 0, 0)`,
    [bureauId, late.id, late.unit_id],
  )
  await pool.query(`insert into link (bureau_id, from_matter, to_matter, "as") values ($1, $2, $3, 'again')`, [
    bureauId,
    late.id,
    early.id,
  ])
}
