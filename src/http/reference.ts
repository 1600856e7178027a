import type { FastifyInstance } from 'fastify'
import { inMarkup } from '../platform/markup.ts'
import { type Language, languageOf } from './language.ts'
import { type StandingDocument, sendStanding, standing } from './standing-document.ts'

/*
 * The API document as a page that people read: everything that can be asked, by tag, with what it takes and what it answers. Served
 * by us, without a script and without another host; what is not looked at is folded away.
 */

type Json = Record<string, any>

const words = {
  zh: {
    title: '接口说明',
    about:
      '每项都能展开。名称后面带 * 的必须给。机器可读的在 /api/openapi.json，TypeScript 客户端在 clients/typescript。',
    asks: '要给的',
    body: '正文',
    example: '示例',
    answers: '应答',
    shapes: '数据的样子',
    where: { path: '地址', query: '参数', header: '请求头' } as Json,
    nothing: '不用给什么。',
    other: 'English',
  },
  en: {
    title: 'API reference',
    about:
      'Each one unfolds. What is marked * must be given. For machines: /api/openapi.json; a client in TypeScript: clients/typescript.',
    asks: 'Asks',
    body: 'Body',
    example: 'Example',
    answers: 'Answers',
    shapes: 'Shapes',
    where: { path: 'path', query: 'query', header: 'header' } as Json,
    nothing: 'Nothing need be given.',
    other: '中文',
  },
}

const plain = (text: unknown): string => inMarkup(String(text))
const anchor = (name: string) => name.replace(/[^\w.-]/g, '_')

/** A schema in one line; what has a name is linked to where it stands. */
function shapeOf(schema: Json | undefined): string {
  if (!schema) return '…'
  const { $ref, type, items, properties } = schema
  if ($ref) {
    const name = String($ref).split('/').at(-1)!
    return `<a href="#shape-${anchor(name)}">${plain(name)}</a>`
  }
  if (schema['const'] !== undefined) return plain(JSON.stringify(schema['const']))
  if (schema['enum']) return schema['enum'].map((one: unknown) => plain(JSON.stringify(one))).join(' | ')
  const ways: Json[] | undefined = schema['anyOf'] ?? schema['oneOf']
  if (ways) return ways.map(shapeOf).join(' | ')
  if (type === 'array') return `[${shapeOf(items)}]`
  if (properties) {
    const required: string[] = schema['required'] ?? []
    return `{ ${Object.entries<Json>(properties)
      .map(([name, one]) => `${plain(name)}${required.includes(name) ? '*' : ''}: ${shapeOf(one)}`)
      .join(', ')} }`
  }
  const limits = [
    schema['format'],
    schema['minimum'] !== undefined && `≥ ${schema['minimum']}`,
    schema['maximum'] !== undefined && `≤ ${schema['maximum']}`,
    schema['maxLength'] !== undefined && `≤ ${schema['maxLength']}`,
  ].filter(Boolean)
  return plain([type ?? 'any', ...limits].join(' '))
}

/** The page, whole. */
export function referenceOf(document: Json, language: Language): string {
  const said = words[language]
  const summaryOf = (one: Json): string => plain(language === 'zh' ? (one['x-zh'] ?? one['summary']) : one['summary'])
  const operations = Object.entries<Json>(document['paths']).flatMap(([path, item]) =>
    Object.entries<Json>(item).map(([method, one]) => ({ method: method.toUpperCase(), path, one })),
  )
  const drawn = ({ method, path, one }: (typeof operations)[number]): string => {
    const parameters: Json[] = one['parameters'] ?? []
    const rows = parameters.map(
      ({ name, in: where, required, schema, description, 'x-zh': zh }) =>
        `<tr><th scope="row">${plain(name)}${required ? '*' : ''}</th><td>${said.where[where] ?? plain(where)}</td><td><code>${shapeOf(schema)}</code></td><td>${plain((language === 'zh' ? zh : description) ?? schema?.description ?? '')}</td></tr>`,
    )
    const content = one['requestBody']?.content?.['application/json']
    const example = content?.example ?? Object.values<Json>(content?.examples ?? {})[0]?.['value']
    const answers = Object.entries<Json>(one['responses'])
      .filter(([status]) => status !== 'default')
      .map(([status, { description, 'x-zh': zh, content: has }]) => {
        const [media, { schema } = {} as Json] = Object.entries<Json>(has ?? {})[0] ?? []
        return `<li><b>${status}</b> ${plain(language === 'zh' ? (zh ?? description) : description)}${media ? ` <code>${schema ? shapeOf(schema) : plain(media)}</code>` : ''}</li>`
      })
    return `<details id="${anchor(one['operationId'])}"><summary><b>${method}</b> <code>${plain(path)}</code> <span>${summaryOf(one)}</span></summary>
${rows.length > 0 ? `<h4>${said.asks}</h4><div class="wide"><table>${rows.join('')}</table></div>` : content ? '' : `<p>${said.nothing}</p>`}
${content ? `<h4>${said.body}</h4><p><code>${shapeOf(content.schema)}</code></p>` : ''}
${example === undefined ? '' : `<h4>${said.example}</h4><pre tabindex="0">${plain(JSON.stringify(example, null, 2))}</pre>`}
<h4>${said.answers}</h4><ul>${answers.join('')}</ul>${one['description'] ? `<p class="quiet">${plain(one['description'])}</p>` : ''}
</details>`
  }
  const tags: Json[] = document['tags']
  const parts = tags.flatMap(tag => {
    const mine = operations.filter(({ one }) => one['tags']?.includes(tag['name']))
    if (mine.length === 0) return []
    const name = plain(language === 'zh' ? tag['x-zh'] : tag['description'])
    return [{ id: `tag-${tag['name']}`, name, html: mine.map(drawn).join('\n') }]
  })
  const shapes = Object.entries<Json>(document['components'].schemas).map(
    ([name, schema]) =>
      `<details id="shape-${anchor(name)}"><summary><code>${plain(name)}</code></summary><p><code>${shapeOf(schema)}</code></p></details>`,
  )
  const sections = [...parts, { id: 'shapes', name: said.shapes, html: shapes.join('\n') }]
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${said.title}</title><link rel="stylesheet" href="/api/reference.css"><link rel="icon" href="/icon.svg"></head><body><header><h1>${said.title}</h1><p>${said.about} <a href="?language=${language === 'zh' ? 'en' : 'zh'}">${said.other}</a></p></header>
<nav aria-label="${said.title}"><ul>${sections.map(({ id, name }) => `<li><a href="#${id}">${name}</a></li>`).join('')}</ul></nav>
<main>${sections.map(({ id, name, html }) => `<section aria-labelledby="${id}"><h2 id="${id}">${name}</h2>${html}</section>`).join('\n')}</main></body></html>`
}

const style = `:root{color-scheme:light dark;--ink:#1d2f4f;--paper:#faf8f5;--card:#fff;--text:#1f2328;--quiet:#5b6470;--line:#d9d4cc}
@media(prefers-color-scheme:dark){:root{--ink:#dce5f5;--paper:#14181f;--card:#1c222c;--text:#e8eaed;--quiet:#a5aeba;--line:#39414d}}
body{margin:0 auto;max-width:64rem;padding:1rem;font:16px/1.5 "PingFang SC","HarmonyOS Sans","Noto Sans SC",system-ui,sans-serif;color:var(--text);background:var(--paper)}
h1,h2,a{color:var(--ink)}h1{margin:.5rem 0}h2{margin:2rem 0 .5rem}h4{margin:.75rem 0 .25rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}nav a,summary{display:inline-block;padding:.4rem 0}
details{margin:.25rem 0;padding:0 .75rem;border:1px solid var(--line);border-radius:10px;background:var(--card)}
summary{display:block;cursor:pointer}summary b{display:inline-block;min-width:3.5rem}summary span{color:var(--quiet)}
code,pre{font:14px/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}pre,.wide{overflow-x:auto}
table{border-collapse:collapse}th,td{padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top}.quiet{color:var(--quiet)}`

/** `/api/reference`, for anybody, in both languages; the style is a file of ours, since no page here may bring its own. */
export function referencePage(app: FastifyInstance, page: (language: Language) => string): void {
  const kept = new Map<Language, Promise<StandingDocument>>()
  let css: Promise<StandingDocument> | undefined
  app.get<{ Querystring: { language?: string } }>('/api/reference', async (request, reply) => {
    const { language: asked } = request.query
    const language = asked === 'zh' || asked === 'en' ? asked : languageOf(request.headers['accept-language'])
    const drawn = kept.get(language) ?? standing(page(language), 'text/html; charset=utf-8')
    kept.set(language, drawn)
    return sendStanding(await drawn, request, reply.header('content-language', language))
  })
  app.get('/api/reference.css', async (request, reply) => {
    css ??= standing(style, 'text/css; charset=utf-8')
    return sendStanding(await css, request, reply)
  })
}
