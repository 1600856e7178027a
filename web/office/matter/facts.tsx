import type { ReactNode } from 'react'
import { printedCode } from '../../../src/kinds/printed-code.ts'
import type { Words } from '../../../src/kinds/words.ts'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { atWords } from '../../ui/when.ts'
import type { MatterShown } from '../../ui/wire.ts'
import { useKinds } from '../kinds-shown.tsx'
import { useSession } from '../session.tsx'
import { channelWords, matter as words } from '../words.ts'

export function Facts({ matter, now }: { matter: MatterShown; now: number }) {
  const t = useWords()
  const { me } = useSession()
  const kinds = useKinds()
  const { openedAt, owner, unit, channel, why, links } = matter
  return (
    <section className="stack tight" aria-labelledby="facts">
      <h2 id="facts">{t(words.facts)}</h2>
      <dl className="card said-list">
        <Fact name={words.opened}>
          <span className="number">{t(atWords(openedAt, now))}</span>
        </Fact>
        <Fact name={words.owner}>
          {owner.name} <span className="quiet">{t(unit.words)}</span>
        </Fact>
        {owner.id === me.id && why?.words && <Fact name={words.why}>{t(why.words)}</Fact>}
        <Fact name={words.channel}>{t(channelWords[channel] ?? { zh: channel, en: channel })}</Fact>
        {links.length > 0 && (
          <Fact name={words.linked}>
            {links.map(({ id, kind, code }) => (
              <span key={id} className="line">
                <Link to={`/office/m/${id}`}>
                  {t(kinds.find(({ name }) => name === kind)?.words ?? { zh: kind, en: kind })}{' '}
                  <span className="number">{printedCode(code)}</span>
                </Link>
              </span>
            ))}
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: Words; children: ReactNode }) {
  const t = useWords()
  return (
    <div>
      <dt>{t(name)}</dt>
      <dd>{children}</dd>
    </div>
  )
}
