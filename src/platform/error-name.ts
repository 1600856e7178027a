/** By what something failed, in a word that says nothing of what was in hand: a code of the system or of the database, or the sort of error. */
export function errorName(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown }
  const said = typeof code === 'string' ? code : typeof name === 'string' ? name : ''
  return /^[A-Za-z0-9_]{1,40}$/.test(said) ? said : 'Error'
}
