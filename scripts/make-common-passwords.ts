/*
 * Makes src/people/data/common-passwords.txt from npm `@zxcvbn-ts/language-common` (MIT), unpacked outside of this project:
 *   npm i --prefix /tmp/passwords @zxcvbn-ts/language-common@4.1.3
 *   node scripts/make-common-passwords.ts /tmp/passwords/node_modules/@zxcvbn-ts/language-common
 * All of ten characters and more, and the letters within the 15,000 most used: ‘password2024!’ is as common as ‘password’.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const { dictionary } = await import(pathToFileURL(resolve(process.argv[2], 'dist/index.mjs')).href)
const used = dictionary['passwords-common'].map(one => one.toLowerCase())
const long = used.filter(one => one.length >= 10)
const letters = used.slice(0, 15_000).map(one => one.replace(/^[^a-z]+|[^a-z]+$/g, ''))
// What is common here, and in no list from elsewhere.
const ours = [
  'woaini',
  'woaiwojia',
  'caonima',
  'wodemima',
  'mima',
  'heze',
  'mudan',
  'paichusuo',
  'jingcha',
  'gonganju',
  'xiaojingwu',
  'zhongguo',
  'shandong',
  'aini',
  'iloveyou',
  'zhangwei',
  'wangwei',
]
const all = [...new Set([...long, ...letters.filter(one => one.length >= 4), ...ours])].sort()
writeFileSync(new URL('../src/people/data/common-passwords.txt', import.meta.url), `${all.join('\n')}\n`)
