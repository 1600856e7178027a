import type { ReactNode } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { useWords } from '../ui/settings.tsx'
import { Head, Page } from '../ui/shell.tsx'
import { office } from './words.ts'

type Props = { home: string; name: Words }

/** Before anything else is there, the way home and 110 are. */
function Before({ home, name, title, children }: Props & { title: Words; children: ReactNode }) {
  return (
    <>
      <Head home={home} name={name} />
      <Page title={title}>{children}</Page>
    </>
  )
}

export function Opening(props: Props) {
  const t = useWords()
  return (
    <Before {...props} title={props.name}>
      <p role="status">{t(office.opening)}</p>
    </Before>
  )
}

/** It did not open, and why. */
export const Shut = ({ why, ...props }: Props & { why: Words }) => (
  <Before {...props} title={why}>
    {null}
  </Before>
)
