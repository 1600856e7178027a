/** Is it one of the 75, or a bureau's own by its number? Ours alone has a code for a name, which says nothing to anybody. */
export const isNumbered = (measure: string): boolean => measure !== 'ANSWER'
