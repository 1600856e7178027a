import { isAnswer } from '../kinds/answering.ts'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import type { Kind } from '../kinds/kind.ts'
import { printedCode } from '../kinds/printed-code.ts'
import { say } from '../kinds/words.ts'
import type { Answer } from '../matters/answer.ts'
import type { Knowledge } from '../matters/knowledge.ts'
import { byWhen, whoHas } from './matter-view.ts'
import type { Sight } from './sight.ts'

/** As it was promised; of an answer kept since before that was noted, as it is promised now. */
const measureOf = ({ given, last }: Pick<Knowledge, 'given' | 'last'>, { measure, edition }: Answer['dues'][number]) =>
  edition === undefined ? last(measure) : given(measure, edition)

/** When somebody answers: the first promise that somebody waits for; not, say, that it is registered within the half hour. */
export function answerBy(know: Pick<Knowledge, 'given' | 'last'>, kind: Kind, dues: Answer['dues']) {
  const isOne = (due: Answer['dues'][number]) => {
    const measure = measureOf(know, due)
    return measure !== undefined && isAnswer(measure, kind)
  }
  return dues.find(isOne)
}

/** What whoever acted is told: who has it now, by when somebody answers, what was promised. From memory, without a question. */
export function doneOf(sight: Sight, answer: Answer) {
  const { id, kind: name, code, version, state, owner, unit, dues, papers = [], opened = [] } = answer
  const kind = kindNamed(name)!
  const who = whoHas(sight, owner, unit)
  const first = answerBy(sight.know, kind, dues) ?? dues[0]
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
    promises: dues.map(given => ({
      measure: given.measure,
      words: measureOf(sight.know, given)?.promise ?? say(given.measure, given.measure),
      due: given.due,
      lastDay: byWhen(sight, given.due, who.words).lastDay,
      provisional: given.provisional,
    })),
    papers: papers.map(paper => ({
      ...paper,
      words: wordsFor(kind, 'papers', paper.name) ?? say(paper.name, paper.name),
    })),
    opened,
  }
}
