import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], exclude: ['tests/corpus/**'], testTimeout: 60_000, maxWorkers: 2 },
});
