import { arrived } from '../ui/arrived.ts'
import type { ChooseSame } from './choose-same.tsx'

declare global {
  interface Window {
    ChooseSame?: ChooseSame
  }
}

/** Only where there is something to choose from: most who report never load it. */
export async function loadChooseSame(): Promise<void> {
  if (window.ChooseSame) return
  const script = document.createElement('script')
  script.type = 'module'
  script.src = '/same.js'
  await arrived(script)
}
