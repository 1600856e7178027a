/*
 * Parts of a page that come when somebody wants them, and not before: by an element in the head and not by `import()`, which
 * old WebViews do not know. Where each lies is written into the page that may want it (`later` in vite.config.ts).
 */

/** What each part offers, by its name; a part adds its own. */
declare global {
  interface Later {}
  interface Window {
    later?: Partial<Later>
  }
}

type Name = keyof Later

export function offer<Part extends Name>(name: Part, part: Later[Part]): void {
  window.later = { ...window.later, [name]: part }
}

/** The part, if it is here already. */
export const here = <Part extends Name>(name: Part): Later[Part] | undefined => window.later?.[name]

/** Fetches it once; fails where it does not come, and may be tried again. */
export async function bring<Part extends Name>(name: Part): Promise<Later[Part]> {
  const had = here(name)
  if (had) return had
  const files = document.querySelector(`meta[name="later ${name}"]`)?.getAttribute('content') ?? ''
  await Promise.all(files.split(' ').map(file => arrived(elementFor(file))))
  return here(name)!
}

const elementFor = (file: string) =>
  /\.css$/.test(file)
    ? Object.assign(document.createElement('link'), { rel: 'stylesheet', href: file })
    : Object.assign(document.createElement('script'), { type: 'module', src: file })

/** Once what an element in the head brings is here. */
const arrived = (element: HTMLElement) =>
  new Promise((resolve, reject) => {
    element.onload = resolve
    element.onerror = () => {
      element.remove()
      reject(new Error('not here'))
    }
    document.head.appendChild(element)
  })
