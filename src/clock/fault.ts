/**
 * What the clock cannot answer, by name. `code` is stable and is what callers and tests look at; `message` is for a
 * log. `year` says which year is missing, `field` where in the input the fault lies.
 */
export type ClockFaultCode =
  | 'year-not-loaded'
  | 'year-out-of-range'
  | 'bad-day'
  | 'bad-instant'
  | 'bad-zone'
  | 'bad-limit'
  | 'bad-pause'
  | 'bad-extension'
  | 'bad-calendar'
  | 'bad-hours'
  | 'never-open'
  | 'bad-question'

export type FaultDetail = { field?: string; year?: number; faults?: readonly unknown[] }

export class ClockFault extends Error {
  readonly code: ClockFaultCode
  readonly field: string | undefined
  readonly year: number | undefined
  /** Every fault that was found, where there may be several (a calendar). */
  readonly faults: readonly unknown[]

  constructor(code: ClockFaultCode, message: string, detail: FaultDetail = {}) {
    super(`${code}: ${message}`)
    this.name = 'ClockFault'
    this.code = code
    this.field = detail.field
    this.year = detail.year
    this.faults = detail.faults ?? []
  }
}
