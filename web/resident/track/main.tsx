import { open } from '../../ui/open.tsx'
import { TrackPage } from './track-page.tsx'

open(<TrackPage />)
