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
import { exchangeAll } from './neighbours/file-drop.ts'
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
 * by themselves, a unit's id; absent: everywhere
 */
export async function startWorker(
  house: House,
  { roundsIn }: { roundsIn?: string } = {},
): Promise<() => Promise<void>> {
  const { config, pool } = house
  const chores = start(house, [
    [FEED_MS, () => numberAll(pool).then(() => sendAll(house))],
    [FEED_MS, () => noteAll(house)],
    [COUNT_MS, () => countAll(house)],
    [COUNT_MS, () => tellAllJoined(house)],
    [DROP_MS, () => exchangeAll(house)],
    [GATHER_MS, () => gatherAll(house)],
    [MINUTE, () => sweepAll(house)],
    [MINUTE, () => openAllRounds(house, { within: roundsIn })],
    [MINUTE, () => releaseUnrecorded(house)],
    [MINUTE, () => chooseAll(house)],
    [MINUTE, () => sealAnew(house)],
    [MINUTE, () => sealFiles(house)],
    [HOUR, () => landAllAnew(house)],
    [HOUR, () => lookForSigns(house)],
    [HOUR, () => openSurveys(house)],
    [HOUR, () => drawAll(house).then(() => forgetDevices(house))],
    [HOUR, () => forgetImports(house)],
    [HOUR, () => forgetAnswers(house).then(() => forgetParts(house))],
    [HOUR, () => forgetPhoneCodes(house).then(() => forgetPhoneSessions(house))],
    [HOUR, () => keepByRule(house, (bureauId, ids) => forget(house, bureauId, ids))],
    [HOUR, () => removeOrphans(config.dataDir, new Date(house.now().getTime() - DAY), usedFiles(house))],
    // Once more where the place was not to be reached.
    [HOUR, () => exportCheckpoints(house)],
  ])
  const proof = start(house, [
    [MINUTE, async () => (await checkpointByTheClock(house)) > 0 && exportCheckpoints(house)],
  ])
  const jobs = await openJobs(house, queuesOf(house, await deliveryKeyIn(config.dataDir)))
  const servers = serversIn(config.georeport)
  const asking = start(house, [
    [CALLS_MS, async () => jobs.ask('webhooks', await noteCalls(house))],
    [CALLS_MS, async () => jobs.ask('messages', await noteMessages(house))],
    [CALLS_MS, async () => jobs.ask('phone-codes', await codesWanted(house))],
    [COUNT_MS, async () => jobs.ask('handed-on', await noteHandedOn(house, servers))],
  ])
  return async () => {
    await asking()
    await Promise.all([chores(), jobs.stop()])
    // Last, over all that was done till then.
    await proof()
  }
}

/** What was found by words that were destroyed is found by what is left of them. */
async function forget(house: House, bureauId: number, ids: readonly string[]): Promise<void> {
  await unlearn(house.pool, bureauId, ids)
  await noteAgain(house, bureauId, ids)
}

/** What is tried until it is done: see platform/jobs.ts. */
const queuesOf = (house: House, deliveryKey: Buffer | undefined): Queue[] => [
  webhookQueue(house),
  importQueue(house),
  messageQueue(house, deliveryKey),
  phoneCodeQueue(house, deliveryKey),
  handOnQueue(house, serversIn(house.config.georeport), { allow: house.config.reach }),
]

/** Does each of these again and again; answers how to stop them all, which waits for what is being done. */
function start(
  house: House,
  works: readonly [everyMs: number, work: () => Promise<unknown>][],
): () => Promise<unknown> {
  const stops = works.map(([everyMs, work]) => repeating(everyMs, work, house))
  return () => Promise.all(stops.map(stop => stop()))
}

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
