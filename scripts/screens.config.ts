import { mergeConfig } from 'vitest/config'
import usual from '../vitest.config.ts'

/** The drawing of the screens runs as the tests do, on their server and in their browser, but not among them. */
const drawing = mergeConfig(usual, { test: { fileParallelism: false } })
drawing.test.include = ['scripts/draw-screens.ts']
export default drawing
