import { useMemo } from 'react'
import { Field, LongWords } from '../../forms/basics.tsx'
import { faultsOf } from '../../forms/faults-of.ts'
import { said } from '../../forms/field-of.ts'
import { AddFiles } from '../../ui/add-files.tsx'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import type { KindShown, MatterShown } from '../../ui/wire.ts'
import { matter as matterWords, jot as words } from '../words.ts'
import { blankJot, isBegun, type Jot, saysFrom } from './jot.ts'

type Props = {
  matter: MatterShown
  kind: KindShown
  jot: Jot
  onChange: (change: (now: Jot) => Jot) => void
  onOver: () => void
}

/** One note of what was seen and said; all that follows from it has it already: nothing is typed twice. */
export function JotPage({ matter, kind, jot, onChange, onOver }: Props) {
  const t = useWords()
  const begun = isBegun(jot)
  const follows = useMemo(() => followingFrom(matter, kind, jot), [matter, kind, jot])
  const change = (next: (now: Jot) => Partial<Jot>) =>
    onChange(now => ({ ...now, at: begun ? now.at : blankJot().at, ...next(now) }))
  return (
    <Page title={matterWords.jot} above={<span className="number">{matter.printed}</span>} onBack={onOver} screen="jot">
      <div className="stack wide">
        <Field id="jot-text" label={words.text} hint={t(words.about)}>
          <LongWords
            id="jot-text"
            schema={{ maxLength: 2000 }}
            value={jot.text}
            onChange={text => change(() => ({ text: text ?? '' }))}
            invalid={false}
            describedBy="jot-text-hint"
            optionWords={code => ({ zh: code, en: code })}
            required
          />
        </Field>
        <AddFiles
          id="jot-files"
          voice
          files={jot.files}
          onChange={next => change(now => ({ files: next(now.files) }))}
        />
        {begun && (
          <section className="stack tight" aria-labelledby="follows">
            <h2 id="follows">{t(words.follows)}</h2>
            <ul className="rows card">
              {follows.map(({ name, move, papers, open, done }) => (
                <li key={name}>
                  <Link to={`/office/m/${matter.id}/${name}?from=jot`} className="row">
                    <span className="row-words">
                      <span className="row-title">{t(move)}</span>
                      {papers.length > 0 && (
                        <span className="row-about">
                          {t(words.prints)} {papers.map(one => t(one)).join(t({ zh: '、', en: ', ' }))}
                        </span>
                      )}
                      <span className="row-about">{t(open === 0 ? words.ready : words.open(open))}</span>
                    </span>
                    {done && <span className="mark kept">{t(words.done)}</span>}
                  </Link>
                </li>
              ))}
            </ul>
            <button
              type="button"
              className="button full"
              onClick={() => {
                onChange(blankJot)
                onOver()
              }}
            >
              {t(words.over)}
            </button>
          </section>
        )}
      </div>
    </Page>
  )
}

/** About the matter itself, or asked of somebody else: nothing that was seen or said on the spot. */
const notFromANote =
  /Pause$|^(handOver|raiseFlag|askLowerFlag|lowerFlag|reopen|sayNewDay|rate|withdraw|sayMore|hearCorrection|hearForAnother|write|confirmTold|settleDues|rectify|refuseCorrection|keepOwner)$/

/** What may be done now and would take something of the note; what prints a paper first, then what lacks least. */
function followingFrom(matter: MatterShown, kind: KindShown, jot: Jot) {
  return matter.moves
    .flatMap(({ name, words: move, refusals }) => {
      const at = kind.moves.find(one => one.name === name)
      if (!at || refusals.length > 0 || notFromANote.test(name)) return []
      const initial = saysFrom(at.says, jot)
      if (Object.keys(initial).length === 0) return []
      const given = said(idsOnly(initial)) ?? {}
      const papers = at.papers.flatMap(paper => kind.papers[paper] ?? [])
      const done = matter.history.some(entry => entry.move === name && Date.parse(entry.at) >= Date.parse(jot.at))
      return [{ name, move, papers, done, open: faultsOf(at.says, given).length }]
    })
    .sort((a, b) => Number(b.papers.length > 0) - Number(a.papers.length > 0) || a.open - b.open)
}

const idsOnly = (says: Record<string, any>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(says).map(([name, value]) => [name, Array.isArray(value) ? value.map(one => one.id ?? one) : value]),
  )
