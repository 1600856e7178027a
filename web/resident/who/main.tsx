import { open } from '../../ui/open.tsx'
import { WhoPage } from './who-page.tsx'

open(<WhoPage />)
