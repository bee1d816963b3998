/**
 * npm run bench:table-mutants [-- --seed N] [-- --most N] [-- --missed] [-- FILE…]
 *
 * One digit of one cell changed, in tables of the fixtures and, where FUHE_CORPUS names a corpus, of its files: of the
 * changes that break what the table says of itself, those that a finding names. `most`: changes per table.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCases } from '../../fixtures/make/case.js';
import { UnreadableFile } from '../../src/errors.js';
import { outline } from '../../src/outline/index.js';
import { read } from '../../src/read/index.js';
import { defaultLimits } from '../../src/read/reader.js';
import { picker } from '../judgement/operators.js';
import { kinds } from './identities.js';
import { mutate, type TableOutcome } from './mutants.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    most: { type: 'string', default: '40' },
    missed: { type: 'boolean', default: false },
  },
});

const corpus = process.env.FUHE_CORPUS;
const corpusFiles = (): string[] => {
  const folder = join(corpus ?? '', 'files');
  return corpus !== undefined && existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => join(folder, name))
    : [];
};

/** Each fixture in the format that keeps most of its tables. */
const fixtureFiles = (): string[] =>
  readCases().map(({ path, about: { formats } }) => {
    const format = (['docx', 'pdf', 'md', 'txt'] as const).find((each) => formats.includes(each));
    return join(path, `input.${format ?? 'md'}`);
  });

const share = (part: number, whole: number): string =>
  `${String(part).padStart(6)} of ${String(whole).padStart(5)}${(whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`).padStart(9)}`;

const measure = async (path: string, seed: number): Promise<TableOutcome[]> => {
  const source = { name: basename(path), bytes: readFileSync(path) };
  const document = await read(source, defaultLimits)
    .then(outline)
    .catch((error: unknown) => {
      if (error instanceof UnreadableFile) return null;
      throw error;
    });
  const pick = picker(seed);
  return (document?.nodes ?? []).flatMap((node) => {
    if (document === null || node.kind !== 'table') return [];
    const name = path.includes('fixtures') ? path.split('/').slice(-2).join('/') : basename(path);
    const page = node.places.find((place) => place.kind === 'page')?.page;
    return [
      mutate(
        document,
        node,
        `${name} ${node.id}${page === undefined ? '' : ` p.${page}`}`,
        pick,
        Number(values.most),
      ),
    ];
  });
};

const all: TableOutcome[] = [];
const files = positionals.length > 0 ? positionals : [...fixtureFiles(), ...corpusFiles()];
for (const path of files) {
  const tables = await measure(path, Number(values.seed));
  const outcomes = tables.flatMap((table) => table.outcomes);
  if (outcomes.length > 0)
    console.log(`${share(outcomes.filter(({ caught }) => caught).length, outcomes.length)}  ${path}`);
  all.push(...tables);
}

const outcomes = all.flatMap((table) => table.outcomes);
console.log(`\n${all.length} tables, ${all.flatMap(({ identities }) => identities).length} identities`);
for (const kind of kinds) {
  const some = outcomes.filter((outcome) => outcome.kinds.includes(kind));
  console.log(`${kind.padEnd(14)}${share(some.filter(({ caught }) => caught).length, some.length)}`);
}
console.log(`${'all'.padEnd(14)}${share(outcomes.filter(({ caught }) => caught).length, outcomes.length)}`);
const alarms = all.flatMap((table) => table.alarms);
console.log(`\nFindings in the tables as printed: ${alarms.length}`);
for (const { rule, stated, formula, places } of alarms.map((check) => ({
  ...check,
  places: check.stated.place,
})))
  console.log(
    `  ${rule}  ${stated.text} ← ${formula}  ${places?.kind === 'page' ? `page ${places.page}` : ''}`,
  );
if (values.missed)
  for (const { table, row, was, now, kinds: broken } of outcomes.filter(({ caught }) => !caught))
    console.log(`missed: ${table} row ${row}: ${was} → ${now} (${broken.join(', ')})`);
