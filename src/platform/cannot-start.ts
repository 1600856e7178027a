/**
 * Why the program cannot start, for the person who started it: printed as it stands, in their language, with no stack,
 * and the program ends with code 1. Each says what was found, that it was left alone, and what to do.
 */
export class CannotStart extends Error {
  readonly zh: string

  constructor(en: string, zh: string) {
    super(en)
    this.name = 'CannotStart'
    this.zh = zh
  }
}
