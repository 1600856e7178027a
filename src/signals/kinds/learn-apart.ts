import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Example, type Learned, learnFrom } from './learn.ts'

/** Learns in a thread of its own: seconds of work that nobody who asks something has to wait for. */
export function learnApart(examples: readonly Example[]): Promise<Learned | undefined> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), {
      workerData: { examples },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.unref()
  })
}

if (!isMainThread && Array.isArray(workerData?.examples)) parentPort?.postMessage(learnFrom(workerData.examples))
