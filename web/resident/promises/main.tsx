import { open } from '../../ui/open.tsx'
import { PromisesPage } from './promises-page.tsx'

open(<PromisesPage />)
