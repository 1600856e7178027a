import type { Words } from '../../kinds/words.ts'
import { type Form, isTable, paragraphsOf, textOf } from './form.ts'
import { NOT_LAW } from './sheet.ts'

/** What may stand in braces on any paper, and what comes in its place. */
export const placeholders: Readonly<Record<string, Words>> = {
  单位: { zh: '出单据的单位', en: 'The unit that gives it out' },
  标题: { zh: '单据名称', en: 'What the paper is called' },
  文号: { zh: '单据的编号，如 东城所调字〔2026〕12号', en: 'The number of the paper' },
  编号: { zh: '这件事的编号', en: 'The code of the matter' },
  联: { zh: '第几联、交给谁', en: 'Which copy it is, and for whom' },
  收执人: { zh: '交给谁，后面带冒号', en: 'To whom it is given, with a colon' },
  大字: {
    zh: '答复卡上几号前、谁给您回话，和编号；别的单据上没有',
    en: 'On the answer card: by when, who, and the code; nothing on other papers',
  },
  项目: { zh: '表格里的一行：项目名称', en: 'A row of the table: what it is about' },
  说明: { zh: '表格里的一行：内容', en: 'A row of the table: what is said' },
  签名: {
    zh: '各方签名处；在手机上签过的就印出来',
    en: 'Where each side signs, or their names as signed on the glass',
  },
  核验码: { zh: '辨真伪的二维码', en: 'The square code to verify it' },
  日期: { zh: '出单据的日期', en: 'The day of the paper' },
  电话: { zh: '单位电话', en: 'The phone of the unit' },
  声明: { zh: NOT_LAW, en: 'That it replaces no document of the law' },
}

/** In braces, half or full width: WPS writes the latter under a Chinese keyboard. */
const BRACES = /[{｛]([^{}｛｝]{1,60})[}｝]/g

/** Each that stands in a text: its name, and from where to where. */
export const placesIn = (text: string) =>
  [...text.matchAll(BRACES)].map(({ 0: whole, 1: name, index }) => ({
    name: name!.trim(),
    from: index,
    to: index + whole.length,
  }))

/** One thing that is wrong with a form: a code, and what it is about. */
export type FormFault = { readonly code: string; readonly what: string }

const must = ['单位', '编号', '签名', '核验码', '日期'] as const

/**
 * What is missing on a form, or stands on it and means nothing. `fields`: the names of what this paper says, each of which may stand by
 * itself; `numbered`: it bears a number of its own.
 */
export function formFaults(
  form: Form,
  { fields, numbered }: { fields: readonly string[]; numbered: boolean },
): FormFault[] {
  const paragraphs = paragraphsOf(form)
  const used = new Set<string>()
  const faults: FormFault[] = []
  for (const paragraph of paragraphs) {
    const text = textOf(paragraph)
    for (const { name } of placesIn(text)) used.add(name)
    if (/[{}｛｝]/.test(text.replace(BRACES, ''))) faults.push({ code: 'brace-alone', what: text.trim().slice(0, 30) })
  }
  for (const name of used)
    if (!Object.hasOwn(placeholders, name) && !fields.includes(name))
      faults.push({ code: 'no-such-placeholder', what: `{${name}}` })
  for (const name of numbered ? ['文号', ...must] : must)
    if (!used.has(name)) faults.push({ code: 'placeholder-missing', what: `{${name}}` })
  if (!used.has('声明') && !paragraphs.some(one => textOf(one).replace(/\s/g, '').includes(NOT_LAW.replace('。', ''))))
    faults.push({ code: 'says-not-that-it-is-no-law', what: '{声明}' })
  const [label, value] = [used.has('项目'), used.has('说明')]
  if (label !== value || (label && !hasRow(form))) faults.push({ code: 'row-incomplete', what: '{项目} {说明}' })
  else if (!label)
    for (const name of fields) if (!used.has(name)) faults.push({ code: 'placeholder-missing', what: `{${name}}` })
  if (!label && fields.length === 0) faults.push({ code: 'placeholder-missing', what: '{项目} {说明}' })
  return faults
}

/** Both stand in one row of a table, which is printed once for each thing that is said. */
const hasRow = ({ blocks }: Form): boolean =>
  blocks.some(
    block =>
      isTable(block) &&
      block.rows.some(row => {
        const text = row.flatMap(({ paragraphs }) => paragraphs.map(textOf)).join(' ')
        return /[{｛]\s*项目\s*[}｝]/.test(text) && /[{｛]\s*说明\s*[}｝]/.test(text)
      }),
  )
