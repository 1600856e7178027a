const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || ''

/** On stderr: what a command answers on stdout may be read by a program. */
export function say(en, zh) {
  process.stderr.write(`${/^zh/i.test(language) ? zh : en}\n`)
}

/** Why this clone cannot be made ready, for the person who asked; printed as it stands, and the program ends with 1. */
export class NotReady extends Error {
  constructor(en, zh) {
    super(en)
    this.zh = zh
  }
}
