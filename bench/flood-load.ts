import { randomUUID } from 'node:crypto'
import net from 'node:net'

/*
 * Reports of nobody in particular, so many a second whatever is answered (open loop), from as many addresses as there are lines. A
 * line that the server does not read from holds what it cannot send: that is counted as offered, too. Run by bench/flood.ts.
 */

export type Offered = { port: number; perSecond: number; lines: number; seconds: number; body: string; from: number }
export type Came = { offered: number; statuses: Record<string, number>; acknowledged: string[]; broken: number }

const HELD = 65_536

function flood({ port, perSecond, lines, seconds, body, from }: Offered): Promise<Came> {
  const came: Came = { offered: 0, statuses: {}, acknowledged: [], broken: 0 }
  const head = `POST /api/v1/matters HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nidempotency-key: `
  let on = true
  const all: (() => void)[] = []
  const line = (n: number) => {
    const localAddress = `127.${20 + (n >> 14)}.${(n >> 7) & 127}.${1 + (n & 127)}`
    const socket = net.connect({ port, host: '127.0.0.1', localAddress, noDelay: true })
    const keys: string[] = []
    let rest = ''
    socket.setEncoding('latin1')
    socket.on('data', (part: string) => {
      rest += part
      for (let found = /HTTP\/1\.1 (\d{3})/.exec(rest); found; found = /HTTP\/1\.1 (\d{3})/.exec(rest)) {
        const key = keys.shift()
        came.statuses[found[1]!] = (came.statuses[found[1]!] ?? 0) + 1
        if (found[1] === '201' && key) came.acknowledged.push(key)
        rest = rest.slice(found.index + 12)
      }
      rest = rest.slice(-12)
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      came.broken++
      if (on) line(n)
    })
    all[n - from] = () => {
      came.offered++
      if (socket.destroyed || socket.writableLength > HELD) return
      const key = randomUUID()
      keys.push(key)
      socket.write(`${head}${key}\r\n\r\n${body}`)
    }
  }
  for (let i = 0; i < lines; i++) line(from + i)
  const began = performance.now()
  let turn = 0
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * perSecond
    while (came.offered < due) all[turn++ % lines]!()
  }, 5)
  return new Promise(resolve =>
    setTimeout(() => {
      clearInterval(timer)
      // What is under way may still be acknowledged.
      setTimeout(() => {
        on = false
        resolve(came)
      }, 2000)
    }, seconds * 1000),
  )
}

process.once('message', async (offered: Offered) => {
  process.send!(await flood(offered), () => process.exit())
})
