import { drawAll } from './figures/audit.ts'
import { countAll } from './figures/count.ts'
import { forgetDevices } from './figures/devices.ts'
import { openSurveys } from './figures/survey.ts'
import type { House } from './house.ts'
import { checkpointByTheClock } from './journal/checkpoint.ts'
import { exportCheckpoints } from './journal/export-checkpoints.ts'
import { numberAll } from './journal/feed.ts'
import { releaseUnrecorded } from './matters/besides.ts'
import { usedFiles } from './matters/evidence.ts'
import { forgetAnswers } from './matters/forget.ts'
import { keepByRule } from './matters/keep-by-rule.ts'
import { landAllAnew } from './matters/land-anew.ts'
import { forgetPhoneSessions } from './matters/phone-session.ts'
import { openAllRounds } from './matters/rounds.ts'
import { sealAnew } from './matters/seal-anew.ts'
import { sealFiles } from './matters/seal-files.ts'
import { sweepAll } from './matters/sweep.ts'
import { tellAllJoined } from './matters/tell-joined.ts'
import { forgetParts } from './matters/vault.ts'
import { exchangeAll, type SaysLine } from './neighbours/file-drop.ts'
import { serversIn } from './neighbours/georeport.ts'
import { handOnQueue, noteHandedOn } from './neighbours/hand-on.ts'
import { forgetImports, importQueue } from './neighbours/imports.ts'
import { noteCalls, webhookQueue } from './neighbours/webhooks.ts'
import { messageQueue, noteMessages } from './notices/messages.ts'
import { codesWanted, forgetPhoneCodes, phoneCodeQueue } from './notices/phone-code.ts'
import { sendAll } from './notices/send.ts'
import { removeOrphans } from './platform/files.ts'
import { openJobs, type Queue } from './platform/jobs.ts'
import { deliveryKeyIn } from './platform/keys.ts'
import { lookForSigns } from './signals/early/look.ts'
import { chooseAll, unlearn } from './signals/kinds/closed.ts'
import { noteAgain, noteAll } from './signals/note.ts'
import { gatherAll } from './signals/series/gather.ts'

/** How long an entry waits at most before readers of the feed see it. A notification for each act would make all commits queue. */
const FEED_MS = 250
/** A board is this far behind at most; many moves on one matter in between are counted once. */
const COUNT_MS = 1000
/** Nobody waits for it: what makes a series is days apart. */
const GATHER_MS = 10_000
/** How long a neighbour waits at most before it is called. */
const CALLS_MS = 500
/** How long a file lies before it is looked at. */
const DROP_MS = 5000
/** What the clock does to matters comes due by the day or the hour: a minute late is in time. */
const MINUTE = 60_000
const HOUR = 3_600_000
/** A file that was sent and belongs to nothing after this long was sent in vain. */
const DAY = 24 * HOUR

/**
 * Starts what the program does without being asked; answers how to stop it. @param roundsIn where alone rounds are opened
 * by themselves, a unit's id; absent: everywhere. `says`: how what is wrong with a line of a list is said
 */
export async function startWorker(
  house: House,
  { roundsIn, says }: { roundsIn?: string; says?: SaysLine } = {},
): Promise<() => Promise<void>> {
  const feed = repeating(
    FEED_MS,
    async () => {
      await numberAll(house.pool)
      await sendAll(house)
    },
    house,
  )
  const figures = repeating(COUNT_MS, () => countAll(house), house)
  const audits = repeating(HOUR, () => drawAll(house).then(() => forgetDevices(house)), house)
  const surveys = repeating(HOUR, () => openSurveys(house), house)
  const signs = repeating(FEED_MS, () => noteAll(house), house)
  const early = repeating(HOUR, () => lookForSigns(house), house)
  const joined = repeating(COUNT_MS, () => tellAllJoined(house), house)
  const gathered = repeating(GATHER_MS, () => gatherAll(house), house)
  const clock = repeating(MINUTE, () => sweepAll(house), house)
  const rounds = repeating(MINUTE, () => openAllRounds(house, { within: roundsIn }), house)
  const slots = repeating(MINUTE, () => releaseUnrecorded(house), house)
  const owners = repeating(HOUR, () => landAllAnew(house), house)
  const files = repeating(
    HOUR,
    () => removeOrphans(house.config.dataDir, new Date(house.now().getTime() - DAY), usedFiles(house)),
    house,
  )
  const lists = repeating(HOUR, () => forgetImports(house), house)
  const proof = repeating(
    MINUTE,
    async () => {
      if ((await checkpointByTheClock(house)) > 0) await exportCheckpoints(house)
    },
    house,
  )
  // Once more where the place was not to be reached.
  const exported = repeating(HOUR, () => exportCheckpoints(house), house)
  const answers = repeating(HOUR, () => forgetAnswers(house).then(() => forgetParts(house)), house)
  const codes = repeating(HOUR, () => forgetPhoneCodes(house).then(() => forgetPhoneSessions(house)), house)
  const keeping = repeating(
    HOUR,
    () =>
      keepByRule(house, async (bureauId, ids) => {
        await unlearn(house.pool, bureauId, ids)
        await noteAgain(house, bureauId, ids)
      }),
    house,
  )
  const examples = repeating(MINUTE, () => chooseAll(house), house)
  const sealing = repeating(MINUTE, () => sealAnew(house), house)
  const sealingFiles = repeating(MINUTE, () => sealFiles(house), house)
  const jobs = await openJobs(house, queuesOf(house, await deliveryKeyIn(house.config.dataDir)))
  const servers = serversIn(house.config.georeport)
  const passed = repeating(COUNT_MS, async () => jobs.ask('handed-on', await noteHandedOn(house, servers)), house)
  const calls = repeating(CALLS_MS, async () => jobs.ask('webhooks', await noteCalls(house)), house)
  const dropped = repeating(DROP_MS, () => exchangeAll(house, says ?? codesOnly), house)
  const messages = repeating(CALLS_MS, async () => jobs.ask('messages', await noteMessages(house)), house)
  const codesSent = repeating(CALLS_MS, async () => jobs.ask('phone-codes', await codesWanted(house)), house)
  return async () => {
    await Promise.all([calls(), messages(), codesSent(), passed(), dropped()])
    const ends = [
      feed(),
      figures(),
      audits(),
      surveys(),
      signs(),
      gathered(),
      joined(),
      early(),
      clock(),
      rounds(),
      slots(),
      owners(),
      exported(),
      files(),
      lists(),
      answers(),
      codes(),
      sealing(),
      sealingFiles(),
      keeping(),
      examples(),
      jobs.stop(),
    ]
    await Promise.all(ends)
    await proof()
  }
}

const codesOnly: SaysLine = ({ line, field, code }) => [line, field, code]

/** What is tried until it is done: see platform/jobs.ts. */
const queuesOf = (house: House, deliveryKey: Buffer | undefined): Queue[] => [
  webhookQueue(house),
  importQueue(house),
  messageQueue(house, deliveryKey),
  phoneCodeQueue(house, deliveryKey),
  handOnQueue(house, serversIn(house.config.georeport), { allow: house.config.reach }),
]

/** Does something again and again, one time after another; what fails is written down and tried again. */
function repeating(everyMs: number, work: () => Promise<unknown>, { log }: Pick<House, 'log'>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  const next = () => {
    timer = setTimeout(() => {
      running = work()
        .then(
          () => {},
          error => log.error({ err: error }, 'background work failed'),
        )
        .then(() => {
          if (!stopped) next()
        })
    }, everyMs)
  }
  next()
  return () => {
    stopped = true
    clearTimeout(timer)
    return running
  }
}
