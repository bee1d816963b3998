/** Who may import whom, and what the pure stages may not touch. The tables here are the architecture. */
import { describe, expect, it } from 'vitest';
import { cycles, reachable, sourceFiles, uses, type SourceFile } from './architecture/source.js';

/** layer → layers it may import (besides itself) and packages; '*' = any. The longest matching path names the layer. */
const layers: Record<string, { may: string[]; packages: string[] }> = {
  schemas: { may: [], packages: ['zod'] },
  'src/errors.ts': { may: ['schemas'], packages: [] },
  'src/config.ts': { may: ['schemas', 'src/errors.ts'], packages: ['zod', 'node:*'] },
  'src/figures': { may: ['schemas'], packages: [] },
  'src/outline': { may: ['schemas'], packages: [] },
  'src/read': { may: ['schemas', 'src/errors.ts'], packages: ['*'] },
  'src/draw': { may: ['schemas', 'src/errors.ts', 'src/read'], packages: ['*'] },
  'src/facts': { may: ['schemas', 'src/figures'], packages: [] },
  'src/record.ts': { may: ['schemas', 'src/figures', 'src/facts', 'src/audit'], packages: [] },
  'src/audit': { may: ['schemas', 'src/figures'], packages: [] },
  'src/pipeline.ts': {
    may: [
      'schemas',
      'src/errors.ts',
      'src/read',
      'src/outline',
      'src/figures',
      'src/facts',
      'src/record.ts',
      'src/audit',
    ],
    packages: ['node:crypto'],
  },
  'src/configuration': {
    may: ['schemas', 'src/errors.ts', 'src/figures', 'src/audit'],
    packages: ['zod', 'node:*'],
  },
  'src/store': { may: ['schemas', 'src/errors.ts'], packages: ['*'] },
  'src/queue': { may: ['schemas', 'src/errors.ts'], packages: ['*'] },
  'src/export': { may: ['schemas', 'src/errors.ts'], packages: ['*'] },
  'src/http': {
    may: ['schemas', 'src/errors.ts', 'src/store', 'src/queue', 'src/export'],
    packages: ['*'],
  },
  'src/cli': { may: ['*'], packages: ['*'] },
  workers: { may: ['*'], packages: ['*'] },
};

/** Never imported from another layer, with the one exception that a command starts a worker. */
const ends: Record<string, string[]> = { 'src/cli': [], workers: ['src/cli'] };

const networkPackages = [
  'node:http',
  'node:https',
  'node:net',
  'node:http2',
  'node:dgram',
  'node:tls',
  'node:dns',
];

/** Pure stages: same input, same output. */
const pure = ['src/figures', 'src/outline', 'src/facts', 'src/audit', 'src/record.ts', 'schemas'];
// prettier-ignore
const world = [
  'console', 'process', 'fetch', 'globalThis', 'setTimeout', 'setInterval', 'performance.now', 'crypto.randomUUID',
  'Date.now', 'new Date()', 'Math.random', 'require(…)', 'eval(…)',
];

/** Stages that handle figures: exact or not at all. */
const exact = ['src/figures', 'src/facts', 'src/audit'];
// prettier-ignore
const floating = [
  'parseFloat', 'parseInt', 'Number(…)', 'Number as a function', 'Number.parseFloat', 'Number.parseInt', 'Number.EPSILON',
  'unary plus', 'fraction literal', '.toFixed', '.toPrecision', 'Math.round', 'Math.abs', 'Math.pow', 'Math.floor',
  'Math.ceil', 'Math.trunc', 'Math.log10', 'Math.sqrt',
];
const fudge = /tolerance|epsilon/iu;

/** Integers that are not figures of a report. A line that is no longer needed fails the test. */
const allowed: { file: string; use: string; because: string }[] = [
  { file: 'src/facts/budget.ts', use: 'Number.parseInt', because: 'a year' },
  { file: 'src/figures/lexer.ts', use: 'Number(…)', because: 'orders true and false' },
];

/** A folder of extensions and the list file that must know each of them. */
const extensions: { folder: string; list: string }[] = [
  { folder: 'src/read', list: 'src/read/index.ts' },
  { folder: 'src/facts', list: 'src/facts/index.ts' },
  { folder: 'src/audit/rules', list: 'src/audit/catalogue.ts' },
  { folder: 'src/audit/causes', list: 'src/audit/index.ts' },
  { folder: 'src/export', list: 'src/export/index.ts' },
];

const files = sourceFiles('schemas', 'src', 'workers');
const under = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);
const layerOf = (path: string): string | undefined => Object.keys(layers).find((layer) => under(path, layer));
const inside = (folders: string[]): SourceFile[] =>
  files.filter((file) => folders.some((folder) => under(file.path, folder)));

describe('the layers', () => {
  it('have a place for every file', () => {
    expect(files.filter((file) => layerOf(file.path) === undefined).map((file) => file.path)).toEqual([]);
  });

  it('import only what their row of the table allows', () => {
    const wrong = files.flatMap((file) => {
      const from = layerOf(file.path) ?? '';
      const may = layers[from]?.may ?? [];
      return file.internal
        .filter(
          (target) => !under(target, from) && !may.includes('*') && !may.includes(layerOf(target) ?? ''),
        )
        .map((target) => `${file.path} → ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('use only the packages that their row allows', () => {
    const wrong = files.flatMap((file) => {
      const packages = layers[layerOf(file.path) ?? '']?.packages ?? [];
      const fits = (name: string): boolean =>
        packages.some(
          (each) =>
            each === '*' || each === name || (each.endsWith('*') && name.startsWith(each.slice(0, -1))),
        );
      return file.external.filter((name) => !fits(name)).map((name) => `${file.path} → ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('leave commands and workers at the end of the line', () => {
    const wrong = files.flatMap((file) =>
      file.internal
        .filter((target) =>
          Object.entries(ends).some(
            ([end, users]) =>
              under(target, end) && !under(file.path, end) && !users.some((user) => under(file.path, user)),
          ),
        )
        .map((target) => `${file.path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keep readers off the network', () => {
    const reading = inside(['src/read', 'src/draw']);
    expect(reading.flatMap((file) => file.external.filter((name) => networkPackages.includes(name)))).toEqual(
      [],
    );
    expect(reading.filter((file) => uses(file).has('fetch')).map((file) => file.path)).toEqual([]);
  });

  it('have no cycles', () => {
    expect(cycles(files)).toEqual([]);
  });
});

const pardoned = (file: string, use: string): boolean =>
  allowed.some((each) => each.file === file && each.use === use);
const hits = (folders: string[], banned: string[]): string[] =>
  inside(folders).flatMap((file) => {
    const used = uses(file);
    return banned
      .filter((use) => used.has(use) && !pardoned(file.path, use))
      .map((use) => `${file.path}: ${use}`);
  });

describe('the pure stages', () => {
  it('know no clock, chance, environment, console or network', () => {
    expect(hits(pure, world)).toEqual([]);
  });

  it('handle figures exactly: no floating-point step', () => {
    expect(hits(exact, floating)).toEqual([]);
  });

  it('have no allowance but the printed digits', () => {
    const named = inside(exact).flatMap((file) =>
      [...uses(file)].filter((use) => fudge.test(use)).map((use) => `${file.path}: ${use}`),
    );
    expect(named).toEqual([]);
  });

  it('are pardoned only where they still need it', () => {
    const stale = allowed.filter(
      ({ file, use }) => !files.some((each) => each.path === file && uses(each).has(use)),
    );
    expect(stale).toEqual([]);
  });
});

describe.each(extensions)('$folder', ({ folder, list }) => {
  it(`has no file that ${list} does not know`, () => {
    const known = reachable(files, list, folder.replace(/\/(?:rules|causes)$/u, ''));
    expect(
      inside([folder])
        .filter((file) => !known.has(file.path))
        .map((file) => file.path),
    ).toEqual([]);
  });
});
