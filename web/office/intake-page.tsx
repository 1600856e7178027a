import { useMemo, useState } from 'react'
import { commonWords } from '../../src/kinds/common/words.ts'
import { personOnTheWire } from '../../src/kinds/says.ts'
import type { Words } from '../../src/kinds/words.ts'
import { Card, Field } from '../forms/basics.tsx'
import { useDraft } from '../forms/drafts.ts'
import { said } from '../forms/field-of.ts'
import { type Around, Form } from '../forms/form.tsx'
import { PersonControl } from '../forms/people.tsx'
import type { Plate } from '../ui/plate.ts'
import { ask, type Fault } from '../ui/request.ts'
import { Link } from '../ui/route.tsx'
import { useSettings, useWords } from '../ui/settings.tsx'
import { Page } from '../ui/shell.tsx'
import { useKey } from '../ui/use-key.ts'
import { useNow } from '../ui/use-now.ts'
import { VillageSearch } from '../ui/village-search.tsx'
import { dueWords } from '../ui/when.ts'
import type { KindShown, PlaceFound, Receipt } from '../ui/wire.ts'
import { useKinds } from './kinds-shown.tsx'
import { likelyKinds } from './quick/likely-kind.ts'
import { QuickIntake } from './quick/quick-intake.tsx'
import { PlateTaken, ScanPlate } from './scan-plate.tsx'
import { useSession } from './session.tsx'
import { useForget } from './use-forget.ts'
import { channelWords, intake } from './words.ts'

export type Opening = { kind: KindShown; move: KindShown['moves'][number] }

/** Whoever calls or comes to the counter is served the same: an officer says it for them. */
export function IntakePage() {
  const t = useWords()
  const { me } = useSession()
  const kinds = useKinds()
  const [opening, setOpening] = useState<Opening>()
  const [receipt, setReceipt] = useState<Receipt>()
  const mine = me.posts.map(({ post }) => post)
  const openings = kinds.flatMap(kind =>
    kind.moves
      .filter(({ opens, by }) => opens && by.some(post => mine.indexOf(post) >= 0))
      .map(move => ({ kind, move })),
  )
  const usual = openings.filter(({ kind, move }) => move.name === kind.start && likelyKinds.indexOf(kind.name) >= 0)
  if (receipt)
    return (
      <Done
        receipt={receipt}
        onAnother={() => {
          setReceipt(undefined)
          setOpening(undefined)
        }}
      />
    )
  if (opening) return <IntakeForm opening={opening} onBack={() => setOpening(undefined)} onDone={setReceipt} />
  return (
    <Page title={intake.title} screen="which">
      <div className="stack">
        <p>{t(intake.about)}</p>
        {usual.length > 0 && <QuickIntake openings={usual} onDone={setReceipt} />}
        <h2>{t(intake.others)}</h2>
        <ul className="rows card" aria-label={t(intake.others)}>
          {openings.map(({ kind, move }) => (
            <li key={`${kind.name} ${move.name}`}>
              <button type="button" className="row" onClick={() => setOpening({ kind, move })}>
                <span className="row-words">
                  <span className="row-title">
                    {t(kind.words)} · {t(move.words)}
                  </span>
                  {move.name === kind.start && <span className="row-about">{t(kind.about)}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  )
}

export const channels = ['phone', 'counter', 'officer', 'neighbour'] as const
export type Channel = (typeof channels)[number]

/** Records a report; what came back is at its field, and sending it again does it once. */
export function useRecording(onDone: (receipt: Receipt) => void) {
  const { failed } = useSession()
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [sending, setSending] = useState(false)
  const under = useKey()
  const record = async (body: Record<string, unknown>) => {
    setSending(true)
    setFaults([])
    try {
      onDone(await under('report', key => ask<Receipt>('POST', '/api/v1/matters', { body, key })))
    } catch (error) {
      const { code, words, faults: found } = failed(error)
      setFaults(found.length > 0 ? found : [{ at: '', code, words }])
    } finally {
      setSending(false)
    }
  }
  return { faults, setFaults, sending, record }
}

/** By which way it came, from where and whom. */
type From = {
  channel: Channel
  place?: PlaceFound | undefined
  plate?: Plate | undefined
  reporter?: Record<string, string> | undefined
  onBehalf?: Record<string, string> | undefined
}

type FormProps = { opening: Opening; onBack: () => void; onDone: (receipt: Receipt) => void }

function IntakeForm({ opening: { kind, move }, onBack, onDone }: FormProps) {
  const t = useWords()
  const { language } = useSettings()
  const keepAs = `new ${kind.name} ${move.name}`
  const [keepable, setKeepable] = useState(true)
  const first = (): From => ({ channel: 'phone' })
  const mayKeep = ({ reporter, onBehalf }: From) => !reporter?.['safeWay'] && !onBehalf?.['safeWay']
  const beside = useDraft(`${keepAs} about`, first, from => keepable && mayKeep(from))
  const { value: about, change } = beside
  const { channel, place, plate, reporter, onBehalf } = about
  const set = (one: Partial<From>) => change({ ...about, ...one })
  const forget = useForget()
  const { faults, setFaults, sending, record } = useRecording(receipt => {
    forget(keepAs, `${keepAs} about`)
    onDone(receipt)
  })
  const around = useMemo(() => aroundOf(kind), [kind])
  const fault = (at: string): Words | undefined => faults.find(each => each.at === at)?.words

  async function send(says: Record<string, unknown>) {
    if (!place && !plate) return setFaults([{ at: 'place', code: 'missing', words: intake.needPlace }])
    const from = channel === 'officer' ? undefined : said(reporter)
    return record({
      kind: kind.name,
      move: move.name,
      says,
      place: plate ? { placeCode: plate.code } : { village: place!.code },
      channel,
      language,
      ...(from && { reporter: from }),
      ...(channel !== 'officer' && !from && kind.anonymous && { anonymous: true }),
      ...(said(onBehalf) && { onBehalf: said(onBehalf) }),
    })
  }

  return (
    <Page title={move.words} above={<span>{t(kind.words)}</span>} onBack={onBack} screen="form">
      <Form
        schema={move.says}
        around={around}
        keepAs={keepAs}
        mayKeep={mayKeep(about)}
        beside={beside}
        onKeepable={setKeepable}
        submit={sending ? intake.sending : intake.send}
        sending={sending}
        faults={faults}
        onSubmit={send}
      >
        <Field id="field-channel" label={intake.channel} group>
          <div className="choices pair">
            {channels.map(each => (
              <Card
                key={each}
                name="channel"
                value={each}
                chosen={channel === each}
                words={channelWords[each]!}
                onChange={() => set({ channel: each })}
              />
            ))}
          </div>
        </Field>
        {plate ? (
          <PlateTaken plate={plate} onChange={() => set({ plate: undefined })} />
        ) : place ? (
          <p className="picked">
            <strong>{place.short}</strong> <span className="quiet">{place.within}</span>
            <button type="button" className="button plain" onClick={() => set({ place: undefined })}>
              {t(intake.change)}
            </button>
          </p>
        ) : (
          <>
            <VillageSearch id="field-place" onChoose={place => set({ place })} fault={fault('place')} />
            <ScanPlate id="field-plate" onFound={plate => set({ plate })} />
          </>
        )}
        {channel !== 'officer' && (
          <>
            <Field
              id="field-reporter"
              label={intake.reporter}
              group
              fault={fault('reporter')}
              required={!kind.anonymous}
            >
              <PersonControl
                id="field-reporter"
                schema={personOnTheWire}
                value={reporter}
                onChange={reporter => set({ reporter })}
                faultAt={name => fault(`reporter.${name}`)}
              />
            </Field>
            <details className="more">
              <summary>{t(intake.onBehalf)}</summary>
              <PersonControl
                id="field-onBehalf"
                schema={personOnTheWire}
                value={onBehalf}
                onChange={onBehalf => set({ onBehalf })}
                faultAt={name => fault(`onBehalf.${name}`)}
              />
            </details>
          </>
        )}
      </Form>
    </Page>
  )
}

const shared: Readonly<Record<string, Words>> = commonWords.refusals
const labels: Readonly<Record<string, Words>> = { place: intake.place, reporter: intake.reporter }

export const aroundOf = (kind: KindShown): Around => ({
  wordsOf: (of, name) =>
    kind[of][name] ?? (of === 'refusals' ? shared[name] : of === 'fields' ? labels[name] : undefined),
  names: [],
  people: [],
  choices: {},
})

function Done({ receipt, onAnother }: { receipt: Receipt; onAnother: () => void }) {
  const t = useWords()
  const now = useNow()
  const { id, printed, who, by, link } = receipt
  const due = by && dueWords(by.due, now)
  return (
    <Page title={intake.done} screen="done">
      <div className="stack">
        <section className="card stack tight">
          <h2>{t(intake.readOut)}</h2>
          {due && (
            <p className="big">
              {t({
                zh: `${due.by.zh}，${who.words.zh}给您回话。`,
                en: `${who.words.en} will answer you ${due.by.en}.`,
              })}
            </p>
          )}
          <p className="big number">{printed}</p>
          {who.phone && <p className="number">{who.phone}</p>}
          {link && (
            <>
              <p className="small quiet">{t(intake.link)}</p>
              <p className="link-text number">{location.origin + link.path}</p>
            </>
          )}
        </section>
        <Link to={`/office/m/${id}`} className="button primary full">
          {t(intake.open)}
        </Link>
        <button type="button" className="button full" onClick={onAnother}>
          {t(intake.another)}
        </button>
      </div>
    </Page>
  )
}
