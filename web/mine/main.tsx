import { open } from '../ui/open.tsx'
import { MinePage } from './mine-page.tsx'

open(<MinePage />)
