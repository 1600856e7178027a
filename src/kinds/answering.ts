import type { Kind, Move } from './kind.ts'
import type { Attachment, Measure } from './measures.ts'

/*
 * Which promises a person waits for: that an officer registers something within the half hour is owed to them, but it is
 * no answer. Asked of the data that a measure is attached by, so that a measure of a bureau's own counts as well.
 */

/** Is it kept by a word to whoever reported: told, or sent a notice, by every move that keeps it? Or is it said to be their first answer? */
export const isAnswer = (measure: Measure, kind: Kind): boolean =>
  measure.on.some(on => on.kind === kind.name && on.clock === 'answer') ||
  everyEnd(measure, kind, move => tells(move) || (move.tells ?? []).some(name => isForReporter(kind, name)))

/** Is it the clock that runs until there is an outcome? */
export const isOutcome = ({ clock }: Attachment): boolean => clock === 'outcome'

/** Is it kept only by telling somebody, so that somebody sits and waits for a call? */
export const isCall = (measure: Measure, kind: Kind): boolean => everyEnd(measure, kind, tells)

/** Notices that a machine sends because something was done: nobody answers by them. */
const bySideEffect = ['receipt', 'handed', 'reopened', 'paused', 'resumed', 'withdrawn']

/** Does somebody of the bureau answer whoever reported by this move: by a word, or by what they did and had sent? */
export const isReply = (kind: Kind, name: string): boolean => {
  const move = kind.moves[name]
  if (!move || move.counts === 'pause-granted') return false
  return tells(move) || (move.tells ?? []).some(one => !bySideEffect.includes(one) && isForReporter(kind, one))
}

const tells = (move: Move): boolean =>
  move.counts === 'told' || (move.says.properties as Record<string, unknown>)['toldAt'] !== undefined

const isForReporter = (kind: Kind, notice: string): boolean => kind.notices[notice]?.to.includes('reporter') === true

function everyEnd({ on }: Measure, kind: Kind, holds: (move: Move) => boolean): boolean {
  const ends = on.filter(one => one.kind === kind.name).flatMap(one => one.ends)
  return ends.length > 0 && ends.every(name => holds(kind.moves[name]!))
}
