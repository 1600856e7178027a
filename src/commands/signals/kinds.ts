import { CannotStart } from '../../platform/cannot-start.ts'
import { type Example, learn } from '../../signals/kinds/learn.ts'
import { type Measured, measure } from '../../signals/kinds/measure.ts'
import { readTyped, usage } from '../../typed.ts'
import type { Context } from '../../xjw.ts'
import { faultyLine, tableIn } from './table.ts'
import { options, summary } from './typed.ts'

/** Learns from one file and is measured on another; both with the columns `text` and `label`. Needs no database. */
export async function evaluateKinds(args: string[], { say }: Pick<Context, 'say'>): Promise<number> {
  const { train, evaluate, json } = optionsOf(args)
  const examples = await examplesIn(train, say)
  const kept = await examplesIn(evaluate, say)
  const model = learn(examples)
  if (!model)
    throw new CannotStart(
      `${train} has examples of one label only: there is nothing to tell apart.`,
      `${train} 里只有一种标签，无从区分。`,
    )
  const measured = measure(model, kept)
  tell(measured, examples.length, model.hash, say)
  if (json) {
    const { accuracy, macro_f1, unsure, n, ...more } = measured
    const line = JSON.stringify({ accuracy, macro_f1, unsure, n, ...more, model: model.hash })
    say(line, line)
  }
  return 0
}

function tell(measured: Measured, from: number, hash: string, say: Context['say']) {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  const { accuracy, macro_f1, unsure, n, accuracy_when_sure, calibration_error, calibration } = measured
  say(
    `Learned from ${from} examples (model ${hash.slice(0, 12)}), tried on ${n}.`,
    `从${from}条样本学习（模型 ${hash.slice(0, 12)}），在${n}条上检验。`,
  )
  say(
    `Right: ${percent(accuracy)}, macro-F1 ${macro_f1.toFixed(3)}`,
    `准确率${percent(accuracy)}，宏平均F1 ${macro_f1.toFixed(3)}`,
  )
  say(
    `Unsure: ${percent(unsure)}; of the others ${percent(accuracy_when_sure)} are right.`,
    `拿不准的占${percent(unsure)}；其余的准确率${percent(accuracy_when_sure)}。`,
  )
  say(
    `How likely it says to be right, and how often it was (mean gap ${percent(calibration_error)}):`,
    `自称把握与实际准确率对照（平均相差${percent(calibration_error)}）：`,
  )
  for (const { n: here, said, right } of calibration)
    say(
      `  said ${percent(said).padStart(8)}   was right ${percent(right).padStart(8)}   of ${here}`,
      `  自称${percent(said).padStart(8)}   实际${percent(right).padStart(8)}   共${here}条`,
    )
}

async function examplesIn(file: string, say: Context['say']): Promise<Example[]> {
  const [header, ...rows] = await tableIn(file)
  const named = (header?.fields ?? []).map(name => name.trim().toLowerCase())
  const text = named.indexOf('text')
  const label = named.findIndex(name => name === 'label' || name.startsWith('label_'))
  if (text < 0 || label < 0)
    throw new CannotStart(`${file} needs the columns text and label.`, `${file} 需要有 text 和 label 两列。`)
  const unlabelled: number[] = []
  const examples = rows.flatMap(({ line, fields }): Example[] => {
    if (fields.length !== header!.fields.length)
      throw faultyLine(file, line, 'not as many columns as the first line has', '列数与首行不符')
    const said = fields[label]!.trim()
    if (said !== '') return [{ text: fields[text]!, label: said }]
    unlabelled.push(line)
    return []
  })
  if (examples.length === 0) throw new CannotStart(`${file} holds no example.`, `${file} 里没有样本。`)
  if (unlabelled.length > 0) {
    const [shown, more] = [unlabelled.slice(0, NAMED).join(', '), unlabelled.length > NAMED ? ', …' : '']
    say(
      `${file}: no label in line ${shown}${more} (${unlabelled.length}): passed over.`,
      `${file}：第 ${shown}${more} 行没有标签（共${unlabelled.length}行），已略过。`,
    )
  }
  return examples
}

/** So many lines are named. */
const NAMED = 5

function optionsOf(args: string[]) {
  const { train, evaluate, json } = readTyped(args, options, summary).values
  if (!train || !evaluate) throw usage(summary)
  return { train, evaluate, json }
}
