import { Page } from '../../ui/shell.tsx'
import { track } from '../words.ts'

export const MinePage = () => <Page title={track.title}>{null}</Page>
