/** The pages bind: a rule that went silent, or a verdict that moved, would be noticed on its page. */
import { afterEach, expect, it, vi } from 'vitest';
import { rules } from '../../src/audit/index.js';
import { compareLines } from '../pages/check-line.js';
import { notesOnly } from '../pages/notes-only.js';
import { readPage, type Passage } from '../pages/page.js';
import { examine } from '../pages/passage.js';

const passagesOf = (rule: string): Passage[] =>
  [...readPage('fixtures/rules', rule).sections.values()].flatMap(({ passages }) => passages);

/** Lines of the page where text and audit part. */
const broken = async (rule: string): Promise<number[]> => {
  const lines: number[] = [];
  for (const { text, expected, line } of passagesOf(rule)) {
    const { checks } = await examine(text);
    const compared = compareLines(expected, checks, rule);
    if (JSON.stringify(compared.expected) !== JSON.stringify(compared.actual)) lines.push(line);
  }
  return lines;
};

afterEach(() => vi.restoreAllMocks());

it.each(rules.map((rule) => [rule.id, rule] as const))('%s: silent, its page fails', async (id, rule) => {
  expect(await broken(id)).toEqual([]);
  if (rule.recompute) vi.spyOn(rule, 'recompute').mockReturnValue([]);
  if (rule.observe) vi.spyOn(rule, 'observe').mockReturnValue(null);
  expect((await broken(id)).length).toBeGreaterThan(0);
});

const computed = rules.filter(({ id, recompute }) => recompute && !notesOnly.has(id));

it.each(computed.map((rule) => [rule.id, rule] as const))(
  '%s: blind to caveats, a page fails',
  async (id, rule) => {
    const recompute = rule.recompute?.bind(rule);
    if (!recompute) throw new Error(`${rule.id} has no recompute`);
    vi.spyOn(rule, 'recompute').mockImplementation((fact) =>
      recompute(fact).map((way) => ({ ...way, comparable: { zh: '', en: '' } })),
    );
    expect((await broken(id)).length).toBeGreaterThan(0);
  },
);
