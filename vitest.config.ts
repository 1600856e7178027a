import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'bin/**/*.test.ts', 'clients/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // Generous: a busy machine is slow, not wrong. What must be fast says so itself.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Once more, and said by name at the end (bin/checks.mjs).
    retry: 1,
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
})
