import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands } from '../src/cli/commands.js';
import { readSettings } from '../src/config.js';

const composeSchema = z
  .object({
    services: z.record(
      z.string(),
      z
        .object({
          image: z.string().optional(),
          build: z.string().optional(),
          restart: z.string(),
          command: z.array(z.string()).optional(),
          env_file: z.array(z.strictObject({ path: z.string(), required: z.boolean() })).optional(),
          environment: z.record(z.string(), z.string()).default({}),
          ports: z.array(z.string()).default([]),
          volumes: z.array(z.string()).default([]),
          depends_on: z.record(z.string(), z.object({ condition: z.literal('service_healthy') })).default({}),
          stop_grace_period: z.string().optional(),
          healthcheck: z
            .object({ test: z.array(z.string()) })
            .loose()
            .optional(),
        })
        .strict(),
    ),
    volumes: z.record(z.string(), z.null()),
  })
  .strict();

const read = (name: string): string => readFileSync(join(import.meta.dirname, '..', name), 'utf8');
const text = read('docker-compose.yml');
const compose = composeSchema.parse(parse(text));
const services = Object.entries(compose.services);

describe('docker-compose.yml', () => {
  it('starts the database, the queue, the API and the workers', () => {
    expect(services.map(([name]) => name)).toEqual(['postgres', 'redis', 'api', 'worker']);
  });

  it.each(services)('pins the image of %s to a version, or builds it here', (_name, { image, build }) => {
    expect(build ?? image).toMatch(/^(?:\.|[\w./-]+:\d+\.\d+.*)$/u);
  });

  it.each(services)('opens %s to this machine only', (_name, { ports }) => {
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it.each(services)('holds no password of %s', (_name, { environment }) => {
    const secrets = Object.entries(environment).filter(([key]) => /PASSWORD|DATABASE_URL/u.test(key));
    expect(secrets.filter(([, value]) => !value.includes('${POSTGRES_PASSWORD:?'))).toEqual([]);
  });

  it.each(services)('keeps the data of %s in a named volume', (name, { volumes }) => {
    const named = volumes.map((volume) => volume.slice(0, volume.indexOf(':')));
    expect(named.filter((volume) => !(volume in compose.volumes))).toEqual([]);
    // what the queue holds stands in the database as well
    expect(named.length > 0 || name === 'redis').toBe(true);
  });

  it('starts the service after the servers are well', () => {
    for (const name of ['api', 'worker'])
      expect(Object.keys(compose.services[name]?.depends_on ?? {})).toEqual(['postgres', 'redis']);
  });

  it.each(services)('looks after the health of %s', (_name, { healthcheck }) => {
    expect(healthcheck?.test[0]).toBe('CMD');
  });

  it.each([
    ['api', '--port'],
    ['worker', '--health-port'],
  ])('asks %s for its health where it answers, without a shell', (name, option) => {
    const { command = [], healthcheck } = compose.services[name] ?? {};
    const port = command[command.indexOf(option) + 1] ?? '';
    expect(port).toMatch(/^\d+$/u);
    const [, program, , script] = healthcheck?.test ?? [];
    expect(program).toBe('node');
    expect(script).toContain(`fetch('http://127.0.0.1:${port}/`);
  });

  it('starts the API and the workers with commands and options that there are', () => {
    for (const name of ['api', 'worker']) {
      const [first, ...rest] = compose.services[name]?.command ?? [];
      const known = commands.find((each) => each.name === first);
      const names = known?.options.map(({ long }) => long) ?? [];
      expect(rest.filter((word) => word.startsWith('--') && !names.includes(word))).toEqual([]);
    }
  });

  it('gives workers longer to stop than they may take', () => {
    const seconds = /^(\d+)s$/u.exec(compose.services.worker?.stop_grace_period ?? '')?.[1];
    expect(Number(seconds)).toBeGreaterThan(readSettings({}).graceMs / 1000 + 10);
  });

  it('gives the API and the workers settings that they accept, and the same originals', () => {
    const { api, worker } = compose.services;
    expect(api?.volumes).toEqual(worker?.volumes);
    for (const service of [api, worker]) {
      const environment = Object.fromEntries(
        Object.entries(service?.environment ?? {}).map(([key, value]) => [
          key,
          value.replace(/\$\{POSTGRES_PASSWORD:\?[^}]*\}/u, 'secret'),
        ]),
      );
      expect(readSettings(environment)).toMatchObject({
        home: '/data',
        databaseUrl: 'postgres://fuhe:secret@postgres:5432/fuhe',
        redisUrl: 'redis://redis:6379',
      });
    }
  });
});

describe('.env.example', () => {
  it('names settings that exist, and no secret', () => {
    const lines = read('.env.example')
      .split('\n')
      .flatMap((line) => {
        const [, key, value = ''] = /^(?:# )?([A-Z][A-Z0-9_]*)=(.*)$/u.exec(line) ?? [];
        return key === undefined ? [] : [{ key, value }];
      });
    expect(lines.length).toBeGreaterThan(10);
    const used = read('docker-compose.yml') + read('src/config.ts');
    expect(lines.filter(({ key }) => !used.includes(key))).toEqual([]);
    expect(lines.filter(({ key }) => /PASSWORD$|SECRET|KEY_ID/u.test(key)).map(({ value }) => value)).toEqual(
      ['', '', ''],
    );
  });
});

describe('every setting', () => {
  const names = [
    ...new Set(read('src/config.ts').match(/\b(?:FUHE|AWS)_[A-Z0-9_]+|\b(?:DATABASE|REDIS)_URL/gu)),
  ];
  it('is told of in .env.example', () => {
    expect(names.length).toBeGreaterThan(20);
    const told = read('.env.example')
      .match(/^(?:# )?[A-Z0-9_]+(?==)/gmu)
      ?.map((line) => line.replace('# ', ''));
    expect(names.filter((name) => told?.includes(name) !== true)).toEqual([]);
  });

  it('may be left out there, and is accepted as it stands there', () => {
    const lines = [...read('.env.example').matchAll(/^# ([A-Z0-9_]+)=(.*)$/gmu)].map(([, key, value]) => [
      key,
      value,
    ]);
    const shown = Object.fromEntries(lines) as Record<string, string>;
    expect(() =>
      readSettings({ ...shown, AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' }),
    ).not.toThrow();
    expect(readSettings({})).toBeDefined();
  });

  it('reaches the API and the workers', () => {
    for (const name of ['api', 'worker'])
      expect(compose.services[name]?.env_file).toEqual([{ path: '.env', required: false }]);
  });
});

describe('the Dockerfile', () => {
  const dockerfile = read('Dockerfile');
  it('builds in one stage, runs in another, and not as root', () => {
    expect(dockerfile.match(/^FROM node:20-slim/gmu)).toHaveLength(2);
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM'));
    expect(last).toMatch(/^USER node$/mu);
    expect(last.indexOf('USER node')).toBeLessThan(last.indexOf('ENTRYPOINT'));
  });

  it('copies what the build needs, past the list of what is left out', () => {
    const kept = new Set(read('.dockerignore').match(/(?<=^!)\S+/gmu));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(?<names>.+) \S+$/gmu)].flatMap(
      ({ groups }) => groups?.names?.split(' ') ?? [],
    );
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((name) => !kept.has(name))).toEqual([]);
  });
});
