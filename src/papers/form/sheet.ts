/** One thing that stands on a paper: what it is called, and what is said, a paragraph each. */
export type Line = { label: string; value: readonly string[] }

/** `drawn`: the name as it was written on the glass, a PNG or JPEG. */
export type Signing = { who: string; drawn?: Uint8Array | undefined }

/** A paper as it will be printed, by whatever prints it: words and nothing about ink. */
export type Sheet = {
  title: string
  /** Who gives it out. */
  unit: string
  /** 东城所调字〔2026〕12号; null where it bears none. */
  number: string | null
  /** Of the matter: HZ 7K3M-9PQR-4. */
  code: string
  to: string | null
  /** What is to be read from across a room, a line each; absent: nothing is. */
  large?: readonly string[]
  lines: readonly Line[]
  /** For whom each copy is. */
  copies: readonly string[]
  /** Whoever signs, besides the unit, whose seal has its own place. */
  signs: readonly Signing[]
  /** 2026年11月23日. */
  day: string
  phone: string | null
  /** What the code to verify it holds. */
  verify: string
  /** Why it counts no more. */
  void: string | null
}

/** On each of our papers: none of them is a form of the law. */
export const NOT_LAW = '本单据为服务凭证，不代替法律文书。'

const numerals = '一二三四五六七八九十'

/** 第一联（共二联）　交当事人: which of its copies, and for whom. */
export const copyCalled = (copies: readonly string[], i: number): string =>
  copies.length > 1 ? `第${numerals[i]}联（共${numerals[copies.length - 1]}联）　${copies[i]}` : copies[i]!
