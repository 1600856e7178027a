import { Drawer } from 'antd'
import { useEffect, useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import { Field } from '../forms/basics.tsx'
import { useLeaveAll } from '../forms/drafts.ts'
import { MoveFields } from '../matter/move-form.tsx'
import { matter as shared } from '../matter/words.ts'
import { useKind } from '../office/kinds-shown.tsx'
import { hasSubject } from '../office/matter/subject.ts'
import { useSession } from '../office/session.tsx'
import { office } from '../office/words.ts'
import { get } from '../ui/request.ts'
import { Link } from '../ui/route.tsx'
import { useWords } from '../ui/settings.tsx'
import { useNow } from '../ui/use-now.ts'
import type { Line, MatterShown } from '../ui/wire.ts'
import { board as words } from './words.ts'

export type Acting = { line: Line; title: Words; moves: readonly string[] }

type Props = { acting: Acting | undefined; onClose: () => void; onDone: (said: Words) => void }

/** One step on a matter without leaving the board: the forms are those of the law, as on the matter's own page. */
export function ActDrawer({ acting, onClose, onDone }: Props) {
  const t = useWords()
  return (
    <Drawer
      open={acting !== undefined}
      onClose={onClose}
      title={acting && t(acting.title)}
      getContainer={() => document.getElementById('page')!}
      size={480}
      destroyOnHidden
      className="act"
    >
      {acting && <Act key={acting.line.id} acting={acting} onDone={onDone} />}
    </Drawer>
  )
}

function Act({ acting: { line, moves }, onDone }: { acting: Acting; onDone: Props['onDone'] }) {
  const t = useWords()
  const now = useNow()
  const { failed } = useSession()
  const [shown, setShown] = useState<MatterShown>()
  const [note, setNote] = useState<Words>()
  const [turn, setTurn] = useState(0)
  useLeaveAll(`${line.id} `, shown?.protected === true)
  const [picked, setPicked] = useState<string>()
  const kind = useKind(line.kind)
  useEffect(() => {
    get<MatterShown>(`/api/v1/matters/${line.id}`).then(setShown, error => setNote(failed(error).words))
  }, [turn])
  const offered = shown && kind ? offeredOf(shown, moves) : []
  const name = picked ?? offered[0]
  const move = kind?.moves.find(one => one.name === name)
  return (
    <div className="stack">
      <p>
        <Link to={`/office/m/${line.id}`}>
          {line.place?.short} {t(line.words)} <span className="number">{line.printed}</span>
        </Link>
      </p>
      {note && (
        <p className="note late" role="alert">
          {t(note)}
        </p>
      )}
      {!shown && !note && <p role="status">{t(office.opening)}</p>}
      {shown && offered.length === 0 && <p>{t(words.notOffered)}</p>}
      {offered.length > 1 && (
        <Field id="act-which" label={words.which}>
          <select
            id="act-which"
            className="input"
            value={name}
            onChange={event => setPicked(event.currentTarget.value)}
          >
            {offered.map(one => (
              <option key={one} value={one}>
                {t(kind!.moves.find(each => each.name === one)!.words)}
              </option>
            ))}
          </select>
        </Field>
      )}
      {name === 'handOver' && <p className="hint">{t(words.kept)}</p>}
      {shown && kind && move && (
        <MoveFields
          key={`${move.name} ${shown.version}`}
          matter={shown}
          kind={kind}
          move={move}
          now={now}
          given={onlyQuestion(shown, move.name)}
          onFailed={failed}
          onDone={done => onDone(words.done(done, line.printed))}
          onMovedOn={() => {
            setNote(shared.movedOn)
            setTurn(turn + 1)
          }}
        />
      )}
    </div>
  )
}

const asked = ({ standing: { pauses = [] } }: MatterShown) => pauses.filter(({ state }) => state === 'asked')
const isAnswer = (name: string) => name === 'approvePause' || name === 'refusePause'

/** What can be done; where nothing can, what stands in the way of it. */
function offeredOf(shown: MatterShown, moves: readonly string[]): string[] {
  const here = moves.flatMap(name => shown.moves.find(one => one.name === name && hasSubject(shown, name)) ?? [])
  const free = here.filter(({ refusals }) => refusals.length === 0)
  return (free.length > 0 ? free : here).map(({ name }) => name)
}

/** Where one request waits, nobody is asked which. */
function onlyQuestion(shown: MatterShown, name: string): Record<string, unknown> | undefined {
  const [one, ...others] = isAnswer(name) ? asked(shown) : []
  return one && others.length === 0 ? { no: one.no } : undefined
}
