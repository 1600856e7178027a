/** The same thing said in both languages of the house. */
export type Words = { readonly zh: string; readonly en: string }

/**
 * What people read about a kind. Fields, options and refusals that several kinds share stand in `common-words.ts`;
 * a kind says its own where it means something else. Notices may hold {code} {day} {time} {who} {phone} {unit}.
 */
export type KindWords = {
  readonly name: Words
  readonly about: Words
  readonly states: Readonly<Record<string, Words>>
  readonly moves: Readonly<Record<string, Words>>
  readonly fields?: Readonly<Record<string, Words>>
  readonly options?: Readonly<Record<string, Words>>
  /** What a list calls a matter by (`sortedBy`), where that is no option of a form. */
  readonly sorts?: Readonly<Record<string, Words>>
  readonly refusals?: Readonly<Record<string, Words>>
  readonly papers?: Readonly<Record<string, Words>>
  readonly notices?: Readonly<Record<string, Words>>
  readonly people?: Readonly<Record<string, Words>>
  /** “It is promised only if …”, for whoever writes a measure. */
  readonly conditions?: Readonly<Record<string, Words>>
  /** “It runs from …”. */
  readonly instants?: Readonly<Record<string, Words>>
}

export const say = (zh: string, en: string): Words => ({ zh, en })
