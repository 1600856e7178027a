/** What this browser keeps; where it keeps nothing (private mode, an old WebView), the page works all the same. */
const shelf = (which: () => Storage) => ({
  get: (name: string): string | null => {
    try {
      return which().getItem(name)
    } catch {
      return null
    }
  },
  set: (name: string, value: string | null): void => {
    try {
      if (value === null) which().removeItem(name)
      else which().setItem(name, value)
    } catch {
      // Nothing is kept, then.
    }
  },
})

/** Until cleared: language, size, how wrong the clock is, and codes with their day, the key that signs the journal; never what a matter is about. */
export const onDevice = shelf(() => localStorage)
/** Until the tab is closed. */
export const inTab = shelf(() => sessionStorage)
