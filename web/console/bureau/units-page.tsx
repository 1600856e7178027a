import { sheetPage } from './sheet-page.tsx'

export default sheetPage('units')
