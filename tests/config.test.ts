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

  it('let in as many requests, and as large ones, as the service is to bear', () => {
    expect(readSettings({ FUHE_MAX_MEGABYTES: '10' }).http).toEqual({
      ...{ requestsPerMinute: 6000, refusalsPerMinute: 30, signInsPerMinute: 10, trustProxy: [] },
      limits: { files: 50, request: 50 * 2 ** 20, body: 262_144 },
    });
    const set = {
      ...{ FUHE_REQUESTS_PER_MINUTE: '60', FUHE_REFUSALS_PER_MINUTE: '5', FUHE_SIGN_INS_PER_MINUTE: '3' },
      ...{ FUHE_MAX_FILES: '2', FUHE_MAX_REQUEST_MEGABYTES: '7', FUHE_MAX_BODY_KILOBYTES: '16' },
      FUHE_TRUST_PROXY: '10.0.0.0/8, ::1',
    };
    expect(readSettings(set).http).toEqual({
      ...{ requestsPerMinute: 60, refusalsPerMinute: 5, signInsPerMinute: 3 },
      trustProxy: ['10.0.0.0/8', '::1'],
      limits: { files: 2, request: 7 * 2 ** 20, body: 16_384 },
    });
  });

  it.each([
    { FUHE_REQUESTS_PER_MINUTE: '0' },
    { FUHE_MAX_FILES: '-1' },
    { FUHE_TRUST_PROXY: 'proxy.example.org' },
    { FUHE_TRUST_PROXY: '10.0.0.0/33' },
    { FUHE_TRUST_PROXY: '10.0.0.1/8/8' },
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
