import { wordsFor } from '../../kinds/index.ts'
import type { Kind } from '../../kinds/kind.ts'
import { officialDay, officialTime } from './day.ts'
import type { Line } from './sheet.ts'

type Schema = Record<string, any>

/** How ids are called on a paper: undefined where nobody is to be named. */
export type Called = {
  tz: string
  person: (id: string) => string | undefined
  colleague: (id: string) => string | undefined
}

/** What was said in a field, in Chinese, a paragraph each; dates and times as official papers write them. */
export function saidIn(kind: Kind, schema: Schema, value: any, called: Called): string[] {
  if (schema['x-evidence']) return [`${value.length}件（存档）`]
  if (schema['x-person'] || schema['x-known']) return [called.person(value) ?? '（已登记）']
  if (schema['x-staff']) return [called.colleague(value) ?? '（已登记）']
  if (schema['x-unit'] || schema['x-matter'] || schema['x-premises']) return ['（已登记）']
  if (typeof value === 'boolean') return [value ? '是' : '否']
  if (schema['enum']) return [optionIn(kind, value)]
  if (schema['format'] === 'date-time') return [officialTime(value, called.tz)]
  if (schema['format'] === 'date') return [officialDay(value)]
  if (Array.isArray(value)) return listed(kind, schema['items'] ?? {}, value, called)
  if (typeof value === 'object' && value !== null)
    return linesOf(kind, schema['properties'] ?? {}, value, called).map(
      line => `${line.label}：${line.value.join('；')}`,
    )
  if (typeof value === 'string') return value.split(/\r?\n/).filter(line => line.trim() !== '')
  return [String(value)]
}

function listed(kind: Kind, items: Schema, value: any[], called: Called): string[] {
  if (value.length === 0) return ['无']
  const all = value.map(one => saidIn(kind, items, one, called).join('，'))
  return items['enum'] || all.every(one => one.length <= 12)
    ? [all.join('、')]
    : all.map((one, i) => `${i + 1}. ${one}`)
}

const optionIn = (kind: Kind, code: string): string => wordsFor(kind, 'options', code)?.zh ?? code

/** Fields in the order in which they are named; what was not said is left out. */
export const linesOf = (
  kind: Kind,
  properties: Record<string, Schema>,
  said: Record<string, unknown>,
  called: Called,
  names: readonly string[] = Object.keys(properties),
): Line[] =>
  names
    .filter(name => properties[name] !== undefined && said[name] !== undefined && said[name] !== null)
    .map(name => ({
      label: wordsFor(kind, 'fields', name)?.zh ?? name,
      value: saidIn(kind, properties[name]!, said[name], called),
    }))
