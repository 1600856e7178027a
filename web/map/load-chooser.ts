import { arrived } from '../ui/arrived.ts'
import type { Aim } from './choose.ts'
import type { AskGround, MapWords, Point } from './wire.ts'

type ChooseOnMap = (
  on: HTMLElement,
  ask: AskGround,
  words: MapWords,
  onAim: (aim: Aim) => void,
  at?: Point,
) => Promise<() => void>

declare global {
  interface Window {
    chooseOnMap?: ChooseOnMap
  }
}

/** By an element and not by `import()`, which old WebViews do not know; a page that nobody asks for a map never loads it. */
export async function loadChooser(): Promise<ChooseOnMap> {
  if (!window.chooseOnMap) {
    const style = document.createElement('link')
    style.rel = 'stylesheet'
    style.href = '/map.css'
    const script = document.createElement('script')
    script.type = 'module'
    script.src = '/map.js'
    await Promise.all([arrived(style), arrived(script)])
  }
  return window.chooseOnMap!
}
