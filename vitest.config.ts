import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/*.test.ts', 'scripts/*.test.ts'],
          setupFiles: ['test/property-seed.ts'],
          // Shared machines stall: a property test of seconds may take minutes there.
          testTimeout: 300_000,
          hookTimeout: 180_000,
          // As below; with data of its own in every run (test/property-seed.ts) a second try would hide what the first found.
          retry: process.env.CI === 'true' ? 1 : 0,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/global-setup.ts'],
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          // Shared machines stall; a test that fails twice in a row has found something.
          retry: 1,
        },
      },
    ],
  },
});
