import { useEffect, useState } from 'react'
import { copyCalled, NOT_LAW, type Sheet, type Signing } from '../../../src/papers/form/sheet.ts'
import type { Slip } from '../../offline/slips.ts'
import { Link } from '../../ui/route.tsx'
import { useWords } from '../../ui/settings.tsx'
import { Page } from '../../ui/shell.tsx'
import type { MatterShown } from '../../ui/wire.ts'
import { slips as words } from '../words.ts'

function useSlips(matter: MatterShown): readonly Slip[] {
  const [slips, setSlips] = useState<readonly Slip[]>([])
  const unsent = matter.history.filter(({ recordedAt }) => recordedAt === '').length
  useEffect(() => {
    let left = false
    // With the law, which is large: only for who has something to print.
    if (unsent > 0)
      import('../../offline/slips.ts').then(({ slipsOf }) => slipsOf(matter)).then(all => left || setSlips(all))
    return () => {
      left = true
    }
  }, [matter.id, unsent])
  return slips
}

/** What was done here without signal and makes a paper: it can be printed at once. */
export function Slips({ matter }: { matter: MatterShown }) {
  const t = useWords()
  const slips = useSlips(matter)
  if (slips.length === 0) return null
  return (
    <section className="stack tight" aria-labelledby="slips">
      <h2 id="slips">{t(words.title)}</h2>
      <ul className="rows card">
        {slips.map(({ act, name, sheet }) => (
          <li key={act + name}>
            <Link className="row" to={`/office/m/${matter.id}/slip?act=${act}&name=${name}`}>
              <span className="row-words">
                <span className="row-title" lang="zh-CN">
                  {sheet.title}
                </span>
                <span className="row-about">{t(words.later)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** All copies of one slip, as the browser prints them: a page each. */
export function SlipPage({
  matter,
  act,
  name,
  onBack,
}: {
  matter: MatterShown
  act: string
  name: string
  onBack: () => void
}) {
  const t = useWords()
  const slip = useSlips(matter).find(one => one.act === act && one.name === name)
  return (
    <Page
      title={slip ? { zh: slip.sheet.title, en: slip.sheet.title } : words.title}
      onBack={onBack}
      actions={
        slip && (
          <button type="button" className="button primary full" onClick={() => print()}>
            {t(words.print)}
          </button>
        )
      }
      screen="slip"
    >
      <p className="hint no-print">{t(words.about)}</p>
      {slip &&
        calledOf(slip.sheet).map(called => <Copy key={called} sheet={slip.sheet} called={called} act={slip.act} />)}
    </Page>
  )
}

const calledOf = ({ copies }: Sheet) => copies.map((_, i) => copyCalled(copies, i))

/** In Chinese whatever the page's language: what a citizen is given is one paper. */
function Copy({ sheet, called, act }: { sheet: Sheet; called: string; act: string }) {
  const { unit, title, code, lines, signs, day, phone } = sheet
  return (
    <article className="slip" lang="zh-CN" aria-label={`${title} ${called}`}>
      <p className="slip-head">
        <span>编号 {code}</span>
        <span>{called}</span>
      </p>
      <p className="slip-unit">{unit}</p>
      <h2 className="slip-title">{title}</h2>
      <p className="slip-unit">
        文号编号后补（办理代码 <span className="number">{codeOfAct(act)}</span>）
      </p>
      <p className="slip-to">收执人：</p>
      <dl className="slip-lines">
        {lines.map(({ label, value }) => (
          <div key={label + value.join()}>
            <dt>{label}</dt>
            <dd>
              {value.map(one => (
                <p key={one}>{one}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <div className="slip-foot">
        <div>
          {signs.map(one => (
            <Signed key={one.who} {...one} />
          ))}
        </div>
        <p>
          （印章）
          <br />
          {unit}
          <br />
          {day}
        </p>
      </div>
      {phone && <p>查询、联系电话：{phone}</p>}
      <p className="small">这是没有信号时打印的副本，正式编号在送出后给，凭办理代码可以对上。{NOT_LAW}</p>
    </article>
  )
}

function Signed({ who, drawn }: Signing) {
  const [picture, setPicture] = useState<string>()
  useEffect(() => {
    if (!drawn) return
    const made = URL.createObjectURL(new Blob([drawn as Uint8Array<ArrayBuffer>], { type: 'image/png' }))
    setPicture(made)
    return () => URL.revokeObjectURL(made)
  }, [drawn])
  return (
    <p className="slip-sign">
      {who}：{picture && <img src={picture} alt={`${who}签名`} />}
    </p>
  )
}

/** 3F2A-91BC: short enough to be read out; the whole of it is the key under which it was sent. */
const codeOfAct = (act: string): string => `${act.slice(0, 4)}-${act.slice(4, 8)}`.toUpperCase()
