import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A machine that does other work beside the tests takes many times as long; a test that hangs is told all the same.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', ['json', { outputFile: 'var/test-report.json' }]],
    pool: 'forks',
    maxWorkers: 2,
  },
});
