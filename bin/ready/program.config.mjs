import { join, relative } from 'node:path'
import { defineConfig } from 'vite'
import { home } from './folder.mjs'
import { workshop } from './one-at-a-time.mjs'

const source = join(home, 'src')
const made = join(workshop, 'program')

/** A module finds the files beside it where the source lies, wherever its own lines have gone. */
const besideTheSource = {
  name: 'beside-the-source',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(source) || !code.includes('import.meta.url')) return null
    const itself = `new URL(${JSON.stringify(relative(made, id))}, import.meta.url).href`
    // No line moves.
    const mappings = `AAAA${';AACA'.repeat(code.split('\n').length - 1)}`
    return { code: code.replaceAll('import.meta.url', itself), map: { version: 3, sources: [id], names: [], mappings } }
  },
}

/**
 * Packages that stay as they lie in node_modules: those with machine code, and those that read files beside themselves.
 * All are read when first needed.
 */
const apart = ['sharp', '@node-rs/argon2', 'pdfmake', 'fontkit', 'pg-native', 'pg-cloudflare']

/** How bin/ready/program.mjs makes the program. */
export default defineConfig({
  root: home,
  publicDir: false,
  plugins: [besideTheSource],
  ssr: { noExternal: true, external: apart },
  build: {
    ssr: 'src/xjw.ts',
    emptyOutDir: true,
    target: 'node22',
    // On disk, where a line of the log is traced to its place (platform/source-lines.ts).
    sourcemap: 'hidden',
    // Names stay: they are what a stack of calls says.
    minify: true,
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      output: {
        sourcemapExcludeSources: true,
        minify: { mangle: false, compress: true, codegen: { removeWhitespace: true } },
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
})
