import { moveOf, type Notice, type Seen } from '../kind.ts'
import { choice, instant, otherMatter, says } from '../says.ts'
import { isProtected } from './questions.ts'

/*
 * A report that is the same as another keeps its own reporter, code and promises, and goes on in the other: told when that one
 * comes out, and taken apart again where it was not the same after all.
 */

type Joined = { duplicateOf?: string | undefined; joinedFrom?: string | undefined }
type Any<S extends string, D> = Seen<S, D>

/** What marking it keeps: which one it is the same as, and where it stood. */
export const joinedTo = <S extends string, D extends Joined>(seen: Any<S, D>, of: string): D => ({
  ...seen.details,
  duplicateOf: of,
  joinedFrom: seen.state ?? undefined,
})

export function joined<S extends string, D extends Joined>(
  before: readonly S[],
  by: readonly ('beat_officer' | 'duty_officer' | 'station_chief')[],
) {
  const move = moveOf<S, D>()
  const duplicate = ['duplicate' as S]
  return {
    /** The other one was told, or is over: whoever reported this one hears it too. */
    hearOutcome: move({
      from: duplicate,
      by: ['clock'],
      says: says({ same: otherMatter(), how: choice('message', 'under_code'), toldAt: instant() }),
      refuse: {
        'another-matter': ({ details }, { same }) => details.duplicateOf !== same,
        'protected-hears-nothing': isProtected,
      },
      counts: 'told',
      tells: ['cameOut'],
    }),
    separate: move({
      from: duplicate,
      to: {
        among: before,
        choose: ({ details }) => before.find(state => state === details.joinedFrom) ?? before[0]!,
      },
      by,
      says: says({ because: choice('two_places', 'two_things', 'marked_by_mistake') }),
      change: ({ details }) => {
        const { duplicateOf: _, joinedFrom: __, ...left } = details
        return left as D
      },
      counts: 'separated',
      tells: ['separated'],
      decides: true,
    }),
  }
}

export const joinedNotices: Readonly<Record<string, Notice>> = {
  cameOut: { to: ['reporter'], source: '并案后两边都要告知' },
  separated: { to: ['reporter', 'owner'], source: '分开后承诺照旧' },
}
