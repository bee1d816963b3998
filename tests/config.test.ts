import { describe, expect, it } from 'vitest';
import { readSettings } from '../src/config.js';
import { UsageError } from '../src/errors.js';

describe('settings', () => {
  it('have a value each without any environment', () => {
    expect(readSettings({})).toMatchObject({
      home: '.fuhe',
      databaseUrl: null,
      schema: 'fuhe',
      timeoutMs: 120_000,
      memoryMegabytes: 1536,
      limits: { bytes: 104_857_600, pages: 3000, unzippedBytes: 314_572_800 },
    });
    expect(readSettings({}).jobs).toBeGreaterThanOrEqual(1);
  });

  it('come from the environment; an empty variable is an absent one', () => {
    const set = {
      FUHE_HOME: '/data',
      DATABASE_URL: '',
      FUHE_JOBS: '3',
      FUHE_TIMEOUT: '7',
      FUHE_MAX_PAGES: '10',
    };
    expect(readSettings(set)).toMatchObject({
      home: '/data',
      databaseUrl: null,
      jobs: 3,
      timeoutMs: 7000,
      limits: { pages: 10 },
    });
    expect(readSettings({ DATABASE_URL: 'postgresql://u:p@h:5/d' }).databaseUrl).toBe(
      'postgresql://u:p@h:5/d',
    );
  });

  it.each([
    { FUHE_JOBS: '0' },
    { FUHE_TIMEOUT: '1.5' },
    { FUHE_MEMORY: 'lots' },
    { FUHE_SCHEMA: 'x"; drop schema public; --' },
    { DATABASE_URL: 'http://host/db' },
  ])('are refused by name when they make no sense: %j', (environment) => {
    const [name = ''] = Object.keys(environment);
    expect(() => readSettings(environment)).toThrow(UsageError);
    expect(() => readSettings(environment)).toThrow(name);
  });
});
