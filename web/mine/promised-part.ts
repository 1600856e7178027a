import { Promises } from '../matter/promises.tsx'
import { offer } from '../ui/later.ts'

declare global {
  interface Later {
    promised: typeof Promises
  }
}

offer('promised', Promises)
