import { open } from '../ui/open.tsx'
import { PhonePage } from './phone-page.tsx'

open(<PhonePage />)
