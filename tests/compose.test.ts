import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const composeSchema = z
  .object({
    services: z.record(
      z.string(),
      z
        .object({
          image: z.string(),
          restart: z.string(),
          environment: z.record(z.string(), z.string()),
          ports: z.array(z.string()),
          volumes: z.array(z.string()),
          healthcheck: z.object({ test: z.array(z.string()) }).loose(),
        })
        .strict(),
    ),
    volumes: z.record(z.string(), z.null()),
  })
  .strict();

const text = readFileSync(join(import.meta.dirname, '..', 'docker-compose.yml'), 'utf8');
const compose = composeSchema.parse(parse(text));
const services = Object.entries(compose.services);

describe('docker-compose.yml', () => {
  it('starts the database and nothing else', () => {
    expect(services.map(([name]) => name)).toEqual(['postgres']);
  });

  it.each(services)('pins the image of %s to a version', (_name, { image }) => {
    expect(image).toMatch(/^[\w./-]+:\d+\.\d+/u);
  });

  it.each(services)('opens %s to this machine only', (_name, { ports }) => {
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it.each(services)('holds no password of %s', (_name, { environment }) => {
    const secrets = Object.entries(environment).filter(([key]) => key.includes('PASSWORD'));
    expect(secrets.map(([, value]) => value)).toEqual([expect.stringMatching(/^\$\{\w+:\?/u)]);
  });

  it.each(services)('keeps the data of %s in a named volume', (_name, { volumes }) => {
    const named = volumes.map((volume) => volume.slice(0, volume.indexOf(':')));
    expect(named.filter((name) => !(name in compose.volumes))).toEqual([]);
    expect(named).not.toEqual([]);
  });
});
