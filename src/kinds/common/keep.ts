/** What was said in these fields, for the details: what was left out is left out there. */
export const keep = <T extends object, K extends keyof T>(input: T, ...keys: K[]): Pick<T, K> =>
  Object.fromEntries(keys.filter(key => input[key] !== undefined).map(key => [key, input[key]])) as Pick<T, K>
