import type { Channel, Outcome } from './channel.ts'
import type { EmailSettings } from './settings.ts'

/** Mail by SMTP. Its `Message-ID` is ours, so that a reader who gets one twice sees one; a server promises nothing of the kind. */
export function emailChannel(settings: EmailSettings): Channel {
  const { host, port, secure = port === 465, user, password, from, perMinute = 120 } = settings
  const domain = from.split('@').at(-1)!.replace(/>.*/, '')
  const transport = async (line: (said: string) => void = () => {}) =>
    // Read by whoever sends mail: it is a large library.
    (await import('nodemailer')).createTransport({
      debug: true,
      logger: listening(line),
      host,
      port,
      secure,
      requireTLS: settings.tls !== 'none' && !secure,
      ignoreTLS: settings.tls === 'none',
      ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  return {
    name: 'email',
    dedupes: false,
    perMinute,
    addressOf(said) {
      const [, local, at] = /^([^\s@<>,;:"]{1,64})@([a-z0-9.-]{3,120}\.[a-z]{2,20})$/i.exec(said.trim()) ?? []
      return local === undefined ? undefined : `${local}@${at!.toLowerCase()}`
    },
    partsOf: () => 1,
    async send({ id, to, text, title }): Promise<Outcome> {
      let begun = false
      const mail = await transport(said => {
        begun ||= said.startsWith('DATA')
      })
      try {
        const { rejected } = await mail.sendMail({
          from,
          to,
          subject: title,
          text,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return rejected.length > 0 ? { how: 'never', why: 'rejected' } : { how: 'sent', ref: id }
      } catch (error) {
        return saidBy(error as SmtpFault, begun)
      } finally {
        mail.close()
      }
    },
    hear: () => undefined,
    async look() {
      const mail = await transport()
      try {
        await mail.verify()
        return undefined
      } catch (error) {
        return (saidBy(error as SmtpFault, false) as { why: string }).why
      } finally {
        mail.close()
      }
    },
  }
}

/** Told each line that we say: whether the words themselves were begun is nowhere else to be learnt. Nothing is written down. */
function listening(line: (said: string) => void) {
  const none = () => {}
  const debug = ({ tnx }: { tnx?: string }, said: unknown) => (tnx === 'client' ? line(String(said)) : undefined)
  return { level: none, trace: none, debug, info: none, warn: none, error: none, fatal: none }
}

type SmtpFault = NodeJS.ErrnoException & { responseCode?: number; command?: string }

/** A server that answered did not take it: 4xx for now, 5xx for good. Silence after the words went out is no answer. */
function saidBy(error: SmtpFault, begun: boolean): Outcome {
  const { responseCode, command, code } = error
  if (responseCode !== undefined) {
    const why = `SMTP ${responseCode}`
    const ofAll = command === 'AUTH' || command?.startsWith('AUTH') || command === 'CONN' || code === 'EAUTH'
    if (responseCode >= 500 && !ofAll) return { how: 'never', why }
    return { how: 'again', why, down: ofAll === true || responseCode === 421 }
  }
  const why = String(code ?? error.name).slice(0, 40)
  return begun ? { how: 'unknown', why } : { how: 'again', why, down: true }
}
