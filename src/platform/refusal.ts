/**
 * A "no" that the person should hear: a status of HTTP and a code that stays, for which there are words in both
 * languages. `about` says more (which field, which line): never what was typed, which may be personal. `cause` is what of
 * ours went wrong, where that is why: for the log, and for nobody who asked.
 */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly about: Readonly<Record<string, unknown>>

  constructor(status: number, code: string, about: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(code, { cause })
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.about = about
  }
}
