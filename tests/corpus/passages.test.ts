import { describe, expect, it } from 'vitest';
import { extract } from '../../src/pipeline.js';
import type { ReportRecord } from '../../schemas/record.js';
import { passages, type Labels, type Passage } from './corpus.js';

type Key = string;
const keyOf = (value: string, base: string): Key =>
  `${value.replace(/(\.\d*?)0+$/u, '$1').replace(/\.$/u, '')} ${base === '个百分点' ? '百分点' : base}`;

/** How many of `wanted` are in `found`, each used once. */
const matched = (wanted: Key[], found: Key[]): number => {
  const left = [...found];
  return wanted.filter((key) => {
    const at = left.indexOf(key);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
};

const recordOf = async ({ name, text }: Passage): Promise<ReportRecord> =>
  (await extract({ name: `${name}.txt`, bytes: new TextEncoder().encode(text) })).record;

const demanded = (labels: Labels): Key[] => labels.figures.map(({ v, b }) => keyOf(v, b));
const read = (record: ReportRecord, { optional }: Labels): Key[] =>
  record.figures.filter(({ text }) => !optional.includes(text)).map(({ value, base }) => keyOf(value, base));

const labelled = await Promise.all(
  passages().map(async (passage) => ({ ...passage, record: await recordOf(passage) })),
);

describe.runIf(labelled.length > 0)('labelled passages', () => {
  const wanted = labelled.flatMap(({ labels }) => demanded(labels)).length;
  const found = labelled.flatMap(({ record, labels }) => read(record, labels)).length;
  const right = labelled.reduce(
    (sum, { record, labels }) => sum + matched(demanded(labels), read(record, labels)),
    0,
  );

  it('give back nearly every figure that a person marked', () => {
    expect(right / wanted).toBeGreaterThan(0.95);
  });

  it('give few figures that a person did not mark', () => {
    expect(right / found).toBeGreaterThan(0.95);
  });

  it.each(labelled)('$name raises no contradiction that its labels do not know', ({ record, labels }) => {
    const valueOf = (id: string | null): Key[] =>
      record.figures.filter((figure) => figure.id === id).map(({ value, base }) => keyOf(value, base));
    const known = labels.relations
      .filter(({ verdict }) => verdict === 'contradiction')
      .flatMap(({ stated, operands }) => [stated, ...operands])
      .flatMap((at) => labels.figures.slice(at, at + 1).map(({ v, b }) => keyOf(v, b)));
    const unknown = record.checks
      .filter(({ verdict }) => verdict === 'contradiction')
      .filter(({ stated }) => !valueOf(stated.figure).some((key) => known.includes(key)))
      .map(({ rule, stated, reason }) => `${rule}: ${stated.text}: ${reason.en}`);
    expect(unknown).toEqual([]);
  });
});
