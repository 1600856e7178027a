import { policeMay } from '../../src/kinds/hazard/types.ts'
import { by, isKind, type Law, sent } from './law.ts'

const times = (reminders: readonly string[], stage: string) => reminders.filter(one => one === stage).length

export const hazards: readonly Law[] = [
  {
    says: 'an order is served only where the police may order, with a day, and never by an auxiliary',
    least: 10,
    concerns: tried => isKind(tried, 'hazard') && tried.move === 'serveNotice' && tried.done !== undefined,
    holds: tried =>
      policeMay(tried.done!.after.details.type, true) === 'order' &&
      tried.done!.after.details.dueOn !== undefined &&
      !by(tried, 'auxiliary'),
  },
  {
    says: 'nothing passes without the three in place, nor while a serious one is unreported',
    least: 30,
    concerns: ({ kind, before, done }) =>
      kind.name === 'hazard' && done?.after.state === 'passed' && before.state !== 'passed',
    holds: ({ kind, done }) => {
      const { responsibilityInPlace, checkingInPlace, seriousUnreported } = kind.conditions
      return responsibilityInPlace!(done!.after) && checkingInPlace!(done!.after) && !seriousUnreported!(done!.after)
    },
  },
  {
    says: 'nothing protected is made public',
    least: 20,
    concerns: tried =>
      isKind(tried, 'hazard') && tried.done?.after.state === 'published' && tried.before.state !== 'published',
    holds: ({ done }) => !done!.after.standing.protected,
  },
  {
    says: 'what is told to the unit is never about who reported',
    least: 50,
    concerns: tried => isKind(tried, 'hazard') && sent(tried).some(({ role }) => role === 'responsible_unit'),
    holds: tried =>
      sent(tried).every(
        ({ name, role }) => role !== 'responsible_unit' || !['receipt', 'answered', 'told', 'progress'].includes(name),
      ),
  },
  {
    says: 'a case goes beside it once at most',
    least: 2,
    concerns: tried =>
      isKind(tried, 'hazard') &&
      tried.move !== 'escalate' &&
      tried.done?.change.opens.some(({ kind }) => kind === 'case') === true,
    holds: ({ before, done }) =>
      before.details.caseOpenedAt === undefined &&
      done!.change.opens.filter(({ kind }) => kind === 'case').length === 1,
  },
  {
    says: 'a reminder goes out once for its day',
    least: 3,
    concerns: tried => isKind(tried, 'hazard') && tried.move === 'remind' && tried.done !== undefined,
    holds: ({ done }) => ['half', 'most', 'due'].every(stage => times(done!.after.details.reminded, stage) <= 1),
  },
]
