/**
 * Every report of fixtures/reports, from bytes to checks. What comes out is kept beside it for people to read:
 * outline.txt, findings.txt and record.json. `npx vitest run tests/reports.test.ts -u` writes them anew; review the
 * difference as you would code.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCases, type CaseFolder } from '../fixtures/make/case.js';
import type { ReportRecord } from '../schemas/record.js';
import { extract, type Extraction } from '../src/pipeline.js';
import { figuresOf, findingsOf, indicatorsOf, outlineOf, verdictsOf } from './fixtures/rendering.js';

const reading = new Map<string, Promise<Extraction>>();
/** Each file is read once, by whichever test comes first. */
const extractionOf = ({ path }: CaseFolder, format: string): Promise<Extraction> => {
  const file = join(path, `input.${format}`);
  const known = reading.get(file) ?? extract({ name: `input.${format}`, bytes: readFileSync(file) });
  reading.set(file, known);
  return known;
};

const kept = ({ path }: CaseFolder, name: string): string => join(path, name);
/** Without the version, which says nothing of the report. */
const lasting = ({ extractor, ...record }: ReportRecord): string => `${JSON.stringify(record, null, 2)}\n`;
/** Once for each claim: a second relation about the same number confirms the first. */
const contradictions = ({ checks }: ReportRecord): ReportRecord['checks'] =>
  checks
    .filter(({ verdict }) => verdict === 'contradiction')
    .filter(({ stated }, at, all) => all.findIndex((other) => other.stated.figure === stated.figure) === at);
const plain = (figure: string): string => figure.replaceAll(',', '');

describe.each(readCases())('$name', (each) => {
  const { about } = each;
  const [first] = about.formats;

  it.each(about.formats)('as %s has the sections and paragraphs of outline.txt', async (format) => {
    const { reading: blocks } = await extractionOf(each, format);
    await expect(outlineOf(blocks)).toMatchFileSnapshot(kept(each, 'outline.txt'));
  });

  it.each(about.formats)('as %s has the findings of findings.txt', async (format) => {
    const { record } = await extractionOf(each, format);
    await expect(findingsOf(record)).toMatchFileSnapshot(kept(each, 'findings.txt'));
  });

  it('gives the record of record.json', async () => {
    const { record } = await extractionOf(each, first ?? '');
    await expect(lasting(record)).toMatchFileSnapshot(kept(each, 'record.json'));
  });

  it.each(about.formats.slice(1))(`as %s has the figures that ${first ?? ''} has`, async (format) => {
    const { record } = await extractionOf(each, format);
    const { record: other } = await extractionOf(each, first ?? '');
    expect(figuresOf(record)).toEqual(figuresOf(other));
  });

  it.each(about.formats.slice(1))(
    `as %s has the indicators and verdicts that ${first ?? ''} has`,
    async (format) => {
      const { record } = await extractionOf(each, format);
      const { record: other } = await extractionOf(each, first ?? '');
      expect(indicatorsOf(record)).toEqual(indicatorsOf(other));
      expect(verdictsOf(record)).toEqual(verdictsOf(other));
    },
  );

  it.each(about.formats)(
    about.slip ? 'as %s is found out in its slip' : 'as %s is not accused',
    async (format) => {
      const { record } = await extractionOf(each, format);
      const found = contradictions(record).map(({ rule, stated, expected }) => ({
        rule,
        stated: /[\d.,]+/u.exec(stated.text)?.[0],
        expected: /[\d.]+/u.exec(plain(expected[0] ?? ''))?.[0],
      }));
      const { rule, stated, expected = '' } = about.slip ?? {};
      expect(found).toEqual(about.slip ? [{ rule, stated, expected: plain(expected) }] : []);
    },
  );

  it(`is seen to be of the kind ${about.kind}, with its title`, async () => {
    const { record } = await extractionOf(each, first ?? '');
    expect(record.report).toMatchObject({ kind: about.kind, title: about.title });
  });
});
