import { defineConfig } from 'vitest/config';

/** Real reports, kept outside the tree: npm run test:corpus. */
export default defineConfig({
  test: { include: ['tests/corpus/**/*.test.ts'], testTimeout: 900_000, hookTimeout: 900_000, maxWorkers: 2 },
});
