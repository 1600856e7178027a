import { spawn } from 'node:child_process'
import { home } from './folder.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program in the clone to its end and answers its exit code. A signal that reaches us goes on to it, and we wait
 * for it to end in its own way; one that ends it ends us alike, so that whoever called us sees the truth.
 */
export async function run(program, args, { onStart, ...options } = {}) {
  const child = spawn(program, args, { cwd: home, stdio: 'inherit', ...options })
  const pass = signal => child.kill(signal)
  for (const signal of SIGNALS) process.on(signal, pass)
  try {
    const ended = new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code, signal) => resolve({ code, signal }))
    })
    await onStart?.(child.pid)
    const { code, signal } = await ended
    if (signal) await endBy(signal)
    return code
  } finally {
    for (const signal of SIGNALS) process.off(signal, pass)
  }
}

async function endBy(signal) {
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
  await new Promise(resolve => setTimeout(resolve, 1000))
  process.exit(1)
}
