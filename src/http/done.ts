import { isAnswer } from '../kinds/answering.ts'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import type { Kind } from '../kinds/kind.ts'
import { say } from '../kinds/words.ts'
import type { Answer } from '../matters/answer.ts'
import { printedCode } from '../matters/code.ts'
import { byWhen, type Sight, whoHas } from './matter-view.ts'

/** The first promise that somebody waits for; not, say, that it is registered within the half hour. */
const isAnswerOf = ({ know: { catalogue } }: Sight, kind: Kind, id: string): boolean => {
  const measure = catalogue.find(one => one.id === id)
  return measure !== undefined && isAnswer(measure, kind)
}

/** As it was promised; of an answer kept since before that was noted, as it is promised now. */
const wordsOf = ({ know: { given, last } }: Sight, measure: string, edition: number | undefined) =>
  (edition === undefined ? last(measure) : given(measure, edition))?.promise

/** What whoever acted is told: who has it now, by when somebody answers, what was promised. From memory, without a question. */
export function doneOf(sight: Sight, answer: Answer) {
  const { id, kind: name, code, version, state, owner, unit, dues, papers = [], opened = [] } = answer
  const kind = kindNamed(name)!
  const who = whoHas(sight, owner, unit)
  const first = dues.find(({ measure }) => isAnswerOf(sight, kind, measure)) ?? dues[0]
  return {
    id,
    kind: name,
    code,
    printed: printedCode(code),
    version,
    state,
    stateWords: wordsFor(kind, 'states', state) ?? say(state, state),
    who,
    by: first ? byWhen(sight, first.due, who.words) : null,
    promises: dues.map(({ measure, edition, due, provisional }) => ({
      measure,
      words: wordsOf(sight, measure, edition) ?? say(measure, measure),
      due,
      lastDay: byWhen(sight, due, who.words).lastDay,
      provisional,
    })),
    papers: papers.map(paper => ({
      ...paper,
      words: wordsFor(kind, 'papers', paper.name) ?? say(paper.name, paper.name),
    })),
    opened,
  }
}
