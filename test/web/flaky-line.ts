import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

type Fault = { method: string; path: RegExp; how: 'before' | 'after' }

/**
 * A line between a phone and the program, as it is in a village: it can be down, and it can break before the program hears
 * of something, or after it has done it and before the phone hears so.
 */
export async function flakyLine(to: string) {
  const faults: Fault[] = []
  let up = true
  const broken: string[] = []
  const line = createServer((asked, answer) => {
    if (!up) return asked.socket.destroy()
    const at = faults.findIndex(({ method, path }) => asked.method === method && path.test(asked.url!))
    const [fault] = at < 0 ? [] : faults.splice(at, 1)
    if (fault) broken.push(`${fault.how} ${asked.method}`)
    if (fault?.how === 'before') return asked.socket.destroy()
    const onward = request(new URL(asked.url!, to), { method: asked.method!, headers: asked.headers }, came => {
      if (fault) {
        came.resume()
        came.on('end', () => asked.socket.destroy())
        return
      }
      answer.writeHead(came.statusCode!, came.headers)
      came.pipe(answer)
    })
    onward.on('error', () => asked.socket.destroy())
    asked.pipe(onward)
  })
  await new Promise<void>(resolve => line.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    line.closeAllConnections()
    line.close()
  })
  return {
    base: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    /** What broke, in order. */
    broken,
    set(isUp: boolean) {
      up = isUp
      if (!isUp) line.closeAllConnections()
    },
    /** The next such request breaks, once. */
    breakOnce: (fault: Fault) => faults.push(fault),
  }
}
