import { randomUUID } from 'node:crypto'
import net from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

/*
 * Somebody with very many addresses: each line sends the next request as soon as the one before was answered. Runs in a thread of
 * its own, so that what is measured is the server and not its attacker.
 */

export type Flood = { port: number; lines: number; body: string; path: string; headers: string; from: number }
export type Came = { asked: number; statuses: Record<number, number>; acknowledged: string[]; broken: number }

const { port, lines, body, path, headers, from } = workerData as Flood
const came: Came = { asked: 0, statuses: {}, acknowledged: [], broken: 0 }
let on = true
let answered = 0

function line(n: number) {
  const address = `127.${10 + (n >> 16)}.${(n >> 8) & 255}.${1 + (n & 127)}`
  const socket = net.connect({ port, host: '127.0.0.1', localAddress: address, noDelay: true })
  let key = ''
  let text = ''
  const ask = () => {
    if (!on) return
    key = randomUUID()
    text = ''
    came.asked++
    const head = `POST ${path} HTTP/1.1\r\nhost: x\r\n${headers}content-type: application/json\r\nidempotency-key: ${key}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`
    socket.write(head + body)
  }
  socket.setEncoding('latin1')
  socket.on('connect', ask)
  socket.on('data', (part: string) => {
    text += part
    const end = text.indexOf('\r\n\r\n')
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
    if (end < 0 || text.length < end + 4 + length) return
    const status = Number(text.slice(9, 12))
    came.statuses[status] = (came.statuses[status] ?? 0) + 1
    if (++answered === lines * 3) parentPort!.postMessage('under way')
    if (status === 201) came.acknowledged.push(key)
    ask()
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    came.broken++
    if (on) setTimeout(() => line(n), 50)
  })
  return socket
}

const all = Array.from({ length: lines }, (_, n) => line(from + n))
parentPort!.once('message', () => {
  on = false
  // What is under way may still be acknowledged.
  setTimeout(() => {
    for (const socket of all) socket.destroy()
    parentPort!.postMessage(came)
    parentPort!.close()
  }, 1000)
})
