import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { home } from './ready/folder.mjs'
import { runNpm } from './ready/npm.mjs'
import { run } from './ready/run.mjs'

// The one list of checks, for the desk and for ci alike.

const tool = (path, ...args) => run(process.execPath, [join(home, 'node_modules', path), ...args])
const typescript = (...args) => tool('typescript/bin/tsc', '--noEmit', ...args)

/** A lock file that lacks a package (another platform's, say) installs here and fails elsewhere. */
const lock = {
  name: 'lock file is whole',
  run: () => runNpm(['ci', '--dry-run', '--ignore-scripts', '--loglevel=error']),
}
/** What was found the last time is kept: after a change only what hangs on it is looked at. */
const kept = name => ['--incremental', '--tsBuildInfoFile', `node_modules/.types-${name}`]
const types = { name: 'types, server', run: () => typescript(...kept('server')) }
const webTypes = { name: 'types, web', when: 'web/tsconfig.json', run: () => typescript('-p', 'web', ...kept('web')) }
const style = { name: 'style', run: () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.') }
const unused = { name: 'nothing unused', run: () => tool('knip/bin/knip.js', '--no-progress') }
const tests = (...files) => ({ name: files.length > 0 ? 'tests, the quick ones' : 'tests', run: () => vitest(files) })

/** Everything. */
export const ci = files => check([lock, types, webTypes, style, unused, tests(...files)])

/** What one wants after each change: under two minutes. */
export const quick = () =>
  check([
    types,
    webTypes,
    style,
    tests('src/kinds/', 'src/clock/', 'src/matters/rules', 'test/walls', 'test/journeys/case'),
  ])

/** docs/screens, drawn by the walks of the tests. */
export const drawScreens = () => tool('vitest/vitest.mjs', 'run', '--config', 'scripts/screens.config.ts')

let counted = { passed: 0, failed: 0, skipped: 0, again: [] }

/** Runs every check, also after one has failed; answers the exit code. The last line is the test runner's own count. */
async function check(list) {
  const failed = []
  for (const { name, when, run } of list) {
    if (when && !existsSync(join(home, when))) continue
    print(`\n── ${name}`)
    const began = performance.now()
    const code = await run()
    const took = `${((performance.now() - began) / 1000).toFixed(1)} s`
    if (code !== 0) failed.push(name)
    print(code === 0 ? `── ${name}: good (${took})` : `── ${name}: FAILED, code ${code} (${took})`)
  }
  const { passed, failed: red, skipped, again } = counted
  if (again.length > 0) print(`\nGood only at the second try, so look at them:\n${again.join('\n')}`)
  print(failed.length > 0 ? `\nFAILED: ${failed.join('; ')}` : '\nAll checks are good.')
  print(`${passed} passed, ${red} failed, ${skipped} skipped`)
  return failed.length > 0 ? 1 : 0
}

async function vitest(files) {
  const folder = await mkdtemp(join(tmpdir(), 'xjw-checks-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await tool('vitest/vitest.mjs', 'run', ...reporters, ...files)
  counted = await countIn(report)
  await rm(folder, { recursive: true, force: true })
  // A run that found no test has not shown anything.
  return code || (counted.passed > 0 ? 0 : 1)
}

/** A file that could not even be loaded holds no test that failed; it counts as one. No report: the runner itself fell. */
async function countIn(report) {
  const text = await readFile(report, 'utf8').catch(() => undefined)
  if (!text) return { passed: 0, failed: 1, skipped: 0, again: [] }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(text)
  const unloaded = testResults.filter(file => file.status === 'failed' && !file.assertionResults.some(isFailed))
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    skipped: numPendingTests + numTodoTests,
    again: testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.filter(isAgain).map(({ fullName }) => `  ${relative(home, name)}: ${fullName}`),
    ),
  }
}

const isFailed = ({ status }) => status === 'failed'
const isAgain = ({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0

const print = line => process.stdout.write(`${line}\n`)
