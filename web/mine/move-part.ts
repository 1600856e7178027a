import { MoveForm } from '../matter/move-form.tsx'
import { offer } from '../ui/later.ts'

declare global {
  interface Later {
    move: typeof MoveForm
  }
}

offer('move', MoveForm)
