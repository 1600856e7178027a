import { say, type Words } from '../../src/kinds/words.ts'
import type { Fault } from '../ui/request.ts'
import { controlOf, isUnsaid, requiredIn, type Schema } from './field-of.ts'

/** What to do about each fault that can be seen before anything is sent. */
export const faultWords: Readonly<Record<string, Words>> = {
  missing: say('请填写这一项。', 'Please fill this in.'),
  'missing-choice': say('请选一项。', 'Please choose one.'),
  'missing-yes': say('做到了再勾选；还没做，就先不办这一步。', 'Tick it once it is done; until then leave this step.'),
  'missing-file': say('请至少加一张照片或一段录音。', 'Please add at least one photo or recording.'),
  'too-long': say('字数太多了，请写短一些。', 'That is too long. Please shorten it.'),
  'too-short': say('太短了，请写完整。', 'That is too short. Please write it in full.'),
  'bad-line': say('这里只能写字母、数字、汉字和括号、横线。', 'Letters, digits, brackets and hyphens only.'),
  'bad-phone': say('电话号码不对，请核对。', 'That is not a phone number. Check it.'),
  'bad-number': say('请填数字。', 'Please type a number.'),
  'too-small': say('数字太小了。', 'That number is too small.'),
  'too-big': say('数字太大了。', 'That number is too big.'),
  'still-sending': say('还有文件正在上传，请稍等。', 'A file is still being sent. Wait a moment.'),
}

/** Every fault in what was said so far, in the order of the form. The server checks it all again. */
export function faultsOf(schema: Schema, said: Record<string, any>, under = ''): Fault[] {
  const properties: Record<string, Schema> = schema['properties'] ?? {}
  return Object.keys(properties).reduce<Fault[]>(
    (faults, name) => faults.concat(faultsIn(properties[name]!, said[name], under + name, requiredIn(schema, name))),
    [],
  )
}

function faultsIn(schema: Schema, value: any, at: string, required: boolean): Fault[] {
  const fault = (code: string): Fault[] => [{ at, code, words: faultWords[code]! }]
  const control = controlOf(schema)
  if (isUnsaid(value)) {
    if (control === 'choices' && required) return []
    return required ? fault(missing[control] ?? 'missing') : []
  }
  if (control === 'list' && !schema['items']?.['x-person'])
    return (value as any[]).reduce<Fault[]>(
      (all, each, i) => all.concat(faultsIn(schema['items'], each, `${at}.${i}`, true)),
      [],
    )
  if (control === 'group') return faultsOf(schema, value, `${at}.`)
  if (control === 'person') return faultsOf(schema, value, `${at}.`)
  if (control === 'list')
    return (value as any[]).reduce<Fault[]>(
      (all, each, i) => all.concat(faultsOf(schema['items'], each, `${at}.${i}.`)),
      [],
    )
  if (typeof value === 'string') {
    if (value.length > (schema['maxLength'] ?? Infinity)) return fault('too-long')
    if (value.length < (schema['minLength'] ?? 0)) return fault('too-short')
    if (schema['pattern'] && control === 'line' && !fits(value, schema['pattern']))
      return fault(/phone$/i.test(at) ? 'bad-phone' : 'bad-line')
  }
  if (control === 'number') {
    if (typeof value !== 'number' || Number.isNaN(value)) return fault('bad-number')
    if (value < (schema['minimum'] ?? -Infinity)) return fault('too-small')
    if (value > (schema['maximum'] ?? Infinity)) return fault('too-big')
  }
  return []
}

/** A browser too old for the pattern lets it pass: the server looks again. */
function fits(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value)
  } catch {
    return true
  }
}

const missing: Partial<Record<string, string>> = {
  choice: 'missing-choice',
  'yes-no': 'missing-choice',
  staff: 'missing-choice',
  matter: 'missing-choice',
  premises: 'missing-choice',
  known: 'missing-choice',
  yes: 'missing-yes',
  evidence: 'missing-file',
}
