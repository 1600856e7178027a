import { offer } from '../ui/later.ts'
import { isSignedBySm2, sm3 } from './gm.ts'

declare global {
  interface Later {
    gm: { sm3: typeof sm3; isSignedBySm2: typeof isSignedBySm2 }
  }
}

offer('gm', { sm3, isSignedBySm2 })
