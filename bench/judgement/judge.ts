/** What the audit says of a report. */
import { toMarkdown } from '../../fixtures/make/markdown.js';
import { parseSource } from '../../fixtures/make/source.js';
import type { Check } from '../../schemas/record.js';
import { extract } from '../../src/pipeline.js';
import type { Mutant } from './operators.js';

export const judgeBytes = async (name: string, bytes: Uint8Array): Promise<Check[]> =>
  (await extract({ name, bytes })).record.checks;

export const judge = (source: string): Promise<Check[]> =>
  judgeBytes('input.md', new TextEncoder().encode(toMarkdown(parseSource(source))));

export const accuses = ({ verdict }: Check): boolean =>
  verdict === 'contradiction' || verdict === 'last-digit';

const key = ({ rule, verdict, stated, formula }: Check): string =>
  [rule, verdict, stated.text, formula].join(' ');

/** What is newly said of the changed figure: an accusation, a note that does not compare, or nothing. */
export const answer = (before: Check[], after: Check[], { names }: Mutant): 'caught' | 'noted' | 'silent' => {
  const known = new Set(before.map(key));
  const said = after.filter(
    (check) =>
      !known.has(key(check)) &&
      [check.stated, ...check.operands].some(({ text }) => names.some((name) => text.includes(name))),
  );
  if (said.some(accuses)) return 'caught';
  return said.some(({ verdict }) => verdict === 'not-comparable') ? 'noted' : 'silent';
};
