import { createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openDataFiles, usualLicence } from '../figures/open-data.ts'
import { theBureau } from '../places/bureau.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { ifNone } from '../platform/if-none.ts'
import { bureau, json, readTyped, usage, word } from '../typed.ts'
import type { Context } from '../xjw.ts'

export const summary = {
  en: 'open-data --out FOLDER [--licence TEXT]: what the city may give away: hazards in the open without words, people or points, small numbers told less nearly, with a dictionary',
  zh: 'open-data --out 文件夹 [--licence 许可]：可以公开的数据：公开的隐患，不含文字、人和坐标，数量太少的只写到县市，附数据字典',
}

export const options = {
  out: word('into which folder', '导出到哪个文件夹'),
  licence: { ...word('under which it may be used', '许可'), default: usualLicence },
  bureau,
  json,
} as const

/** Into a folder that is empty or not there yet: the list, a dictionary in both languages, and what may be done with it. */
export async function run(args: string[], { open, say }: Context): Promise<number> {
  const values = readOptions(args)
  const folder = resolve(values.out)
  const there = await readdir(folder).catch(ifNone<string[]>([]))
  if (there.length > 0)
    throw new CannotStart(`${folder} is not empty and was not touched.`, `${folder} 里已有文件，未做任何改动。`)
  const house = await open()
  try {
    const bureau = await theBureau(house.db, values.bureau)
    await mkdir(folder, { recursive: true })
    let lines = 0
    for (const { name, contents } of await openDataFiles(house, bureau, values.licence, n => (lines = n)))
      await pipeline(contents(), createWriteStream(join(folder, name)))
    say(`${lines} hazards: ${folder}`, `共${lines}条隐患：${folder}`)
    if (values.json) say(JSON.stringify({ out: folder, lines }), JSON.stringify({ out: folder, lines }))
    return 0
  } finally {
    await house.close()
  }
}

function readOptions(args: string[]) {
  const { values } = readTyped(args, options, summary)
  if (!values.out) throw usage(summary)
  return { ...values, out: values.out }
}
