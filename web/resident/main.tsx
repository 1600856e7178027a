import { open } from '../ui/open.tsx'
import { ReportPages } from './report/report.tsx'

open(<ReportPages />)
