/*
 * A cell that a spreadsheet would take for a formula stays text (CSV injection), also in the wide letters of Chinese, and where a
 * blank or a sign that nobody sees hides it. Pure: what a page saves is guarded like what the server sends.
 */

export const looksLikeFormula = (text: string): boolean => /^[\s\u0000-\u001f\u200b\ufeff]*[=+\-@＝＋－＠]/.test(text)

/** With an apostrophe before it, by which it is text; a program that reads the file can take it off again. */
export const guarded = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text)

/** As it was before: that apostrophe is not of the text. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && looksLikeFormula(text.slice(1)) ? text.slice(1) : text
