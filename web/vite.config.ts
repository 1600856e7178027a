import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin, type Rolldown, type UserConfig } from 'vite'
import { kinds, wordsFor } from '../src/kinds/index.ts'
import { reportsOf } from './reports-of.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const isQuestions = (file: string) => file.includes('questions-') && file.endsWith('.json')

/** What a resident may report, taken from the kinds while building, so that their page need not carry the whole law. */
function reports(): Plugin {
  const name = 'virtual:reports'
  const all = reportsOf(kinds, wordsFor)
  const names = all.map(({ kind, name, about }) => ({ kind, name, about }))
  return {
    name: 'reports',
    resolveId: id => (id === name ? `\0${name}` : null),
    load: id => (id === `\0${name}` ? `export default ${JSON.stringify(names)}` : null),
    buildStart() {
      this.emitFile({ type: 'asset', name: 'questions.json', source: JSON.stringify(all) })
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle, chunk }) => {
        if (chunk?.name !== 'index') return []
        const file = Object.keys(bundle ?? {}).find(isQuestions)
        const attrs = { id: 'questions', rel: 'preload', as: 'fetch', crossorigin: true, href: `/${file}` }
        return [{ tag: 'link', attrs, injectTo: 'head' as const }]
      },
    },
  }
}

/**
 * What all documents have in common; each says its title, style and script itself. On those that anybody may open stands the
 * name of the bureau, which the server writes into them (src/http/pages.ts).
 */
function frame(): Plugin {
  const ours = /\/(office|console)\.html$/
  return {
    name: 'frame',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path }) => {
        const isOpen = !ours.test(path)
        const [zh, en] = isOpen
          ? ['您也可以直接打派出所电话，或到窗口办理。', 'You may also call or visit your police station. ']
          : ['', '']
        return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="color-scheme" content="light dark">
    <meta name="format-detection" content="telephone=no">
    ${isOpen ? '<meta name="bureau" content="__ZH__" data-en="__EN__">' : ''}
    <link rel="icon" href="/icon.svg" type="image/svg+xml">
    ${html}
  </head>
  <body>
    <div id="page"></div>
    <noscript>本页需要开启 JavaScript。${zh}紧急请拨 110。 This page needs JavaScript. ${en}In an emergency call 110.</noscript>
  </body>
</html>
`
      },
    },
  }
}

/** A chunk with all that it may ever load, styles included. */
function reachable(bundle: Rolldown.OutputBundle, name: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[name]
  // A chunk of styles alone leaves the bundle again.
  if (found.has(name) || !chunk) return found
  found.add(name)
  if (chunk.type !== 'chunk') return found
  for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css)
  for (const other of [...chunk.imports, ...chunk.dynamicImports]) reachable(bundle, other, found)
  return found
}

/** The worker that keeps the pages at hand without signal, with the list of what was just built. */
function worker(): Plugin {
  return {
    name: 'worker',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const entries = Object.values(bundle).filter(one => one.type === 'chunk' && one.isEntry)
        const assetsOf = (...names: string[]) => {
          const found = new Set<string>()
          for (const { name, fileName } of entries as Rolldown.OutputChunk[])
            if (names.includes(name)) reachable(bundle, fileName, found)
          return [...found].map(file => `/${file}`).sort()
        }
        const questions = Object.keys(bundle).filter(isQuestions)
        const sets = {
          '/office': { pages: ['/office'], assets: assetsOf('office') },
          '/': {
            pages: ['/', '/m'],
            assets: [...assetsOf('index', 'mine', 'card'), ...questions.map(one => `/${one}`)],
          },
        }
        const edition = createHash('sha256').update(JSON.stringify(sets)).digest('hex').slice(0, 12)
        const head = `const edition = '${edition}'\nconst sets = ${JSON.stringify(sets)}\n`
        const source = head + readFileSync(here('offline/worker.js'), 'utf8')
        this.emitFile({ type: 'asset', fileName: 'sw.js', source })
      },
    },
  }
}

/** What a page may want later, by the name of the part (web/ui/later.ts). */
const wanted: Readonly<Record<string, readonly string[]>> = {
  index: ['card', 'map', 'same'],
  mine: ['hear', 'looks', 'move', 'promised', 'receipt', 'gm'],
}

/** Writes into the head of a page where its later parts lie: their names hold their hash, so that none is of another edition. */
function later(): Plugin {
  return {
    name: 'later',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle, chunk }) =>
        (wanted[chunk?.name ?? ''] ?? []).map(part => {
          const files = Object.values(bundle ?? {}).flatMap(one =>
            one.type === 'chunk' && one.isEntry && one.name === part
              ? [one.fileName, ...(one.viteMetadata?.importedCss ?? [])]
              : [],
          )
          if (files.length === 0) throw new Error(`${chunk?.name} wants ${part} later, and there is none`)
          const content = files.map(file => `/${file}`).join(' ')
          return { tag: 'meta', attrs: { name: `later ${part}`, content }, injectTo: 'head' as const }
        }),
    },
  }
}

/** Beside every file that is worth it one in brotli and one in gzip, made once instead of at every request. */
function precompress(): Plugin {
  let folder = ''
  return {
    name: 'precompress',
    configResolved: ({ build }) => {
      folder = build.outDir
    },
    closeBundle: () => {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (
          !entry.isFile() ||
          existsSync(join(entry.parentPath, `${entry.name}.br`)) ||
          !/\.(js|css|html|svg|json|webmanifest)$/.test(entry.name)
        )
          continue
        const path = join(entry.parentPath, entry.name)
        const bytes = readFileSync(path)
        if (bytes.length < 500) continue
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
      }
    },
  }
}

/** The schema library writes one number in a way that browsers of 2018 cannot read; whoever builds was warned each time. */
const numbersOf2018: Plugin = {
  name: 'numbers-of-2018',
  transform: {
    filter: { id: /typebox\/build\/guard\/guard\.mjs$/ },
    handler: code => code.replaceAll('=== 0n', '=== BigInt(0)'),
  },
}

const preact: UserConfig = {
  plugins: [numbersOf2018, frame(), reports(), later(), worker(), precompress()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: {
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react-dom/client': 'preact/compat/client',
      'react-dom': 'preact/compat',
      react: 'preact/compat',
    },
  },
  build: {
    emptyOutDir: true,
    // Old WebViews: the syntax of 2018, and no style rule that they would throw away.
    target: 'es2018',
    cssTarget: 'chrome61',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: here('index.html'),
        mine: here('mine.html'),
        phone: here('phone.html'),
        office: here('office.html'),
        board: here('board.html'),
        track: here('track.html'),
        who: here('who.html'),
        promises: here('promises.html'),
        card: here('resident/card/part.ts'),
        hear: here('mine/hear-form.tsx'),
        looks: here('mine/looks-list.tsx'),
        map: here('map/place-map.tsx'),
        move: here('mine/move-part.ts'),
        promised: here('mine/promised-part.ts'),
        same: here('same/choose-same.tsx'),
        receipt: here('mine/receipt-check.tsx'),
        gm: here('mine/gm-part.ts'),
      },
      output: {
        codeSplitting: {
          // What all pages have in common, and what all forms have: two files, and not one for each set of pages.
          groups: [
            {
              name: 'base',
              test: /preact|web.ui.(clock|kept|later|new-id|open|request|route|settings|shell|use-(?:later|now)|local-time)\.|kinds.words|kept-cards/,
            },
            {
              name: 'forms',
              test: /web.forms.(basics|drafts|field-of|fault-)|web.ui.(add-files|send-file|use-found|village-search|plate)/,
            },
            { name: 'when', test: /web.ui.when\./ },
            { name: 'matter', test: /web.(?:matter.(?!move-form|promises)|ui.use-key)/ },
          ],
        },
      },
    },
  },
}

/** The console, on desks with a browser of these years: React itself, which its library is written for. */
const console: UserConfig = {
  plugins: [frame(), precompress()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { console: here('console.html') },
      // Each file of antd says that it is for the client, which is where all of this goes.
      onLog: (level, log, next) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && next(level, log),
    },
  },
}

/** Built twice into one folder: by its mode, the console or all the other pages (bin/ready/pages.mjs). */
export default defineConfig(({ mode }) => {
  const one = mode === 'console' ? console : preact
  return {
    ...one,
    root: here('.'),
    publicDir: here('public'),
    build: { outDir: here('../dist'), modulePreload: { polyfill: false }, ...one.build },
  }
})
