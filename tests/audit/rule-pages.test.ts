/** Each rule has a page; what the page says is what the audit finds. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/audit/index.js';
import { compareLines, isOtherRule, verdictOf } from '../pages/check-line.js';
import { notesOnly } from '../pages/notes-only.js';
import { pageNames, readPage } from '../pages/page.js';
import { examine } from '../pages/passage.js';

const folder = 'fixtures/rules';
const sections = ['Formula', 'Flagged', 'Silent', 'Known limits'];

it('there is a page for each rule, and no other', () => {
  expect(pageNames(folder)).toEqual(rules.map(({ id }) => id).sort());
});

describe.each(pageNames(folder))('%s', (name) => {
  const page = readPage(folder, name);
  const flagged = page.sections.get('Flagged')?.passages ?? [];
  const silent = page.sections.get('Silent')?.passages ?? [];

  it('says what is checked, how, and where it ends', () => {
    expect(page.title).toBe(name);
    expect(page.introduction).not.toBe('');
    expect([...page.sections.keys()]).toEqual(sections);
    expect(page.sections.get('Formula')?.prose).not.toBe('');
    expect(page.sections.get('Known limits')?.prose).not.toBe('');
  });

  it('shows a finding of its own, and what stays silent', () => {
    const own = flagged.flatMap(({ expected }) =>
      expected.filter((line) => !isOtherRule(line)).map(verdictOf),
    );
    expect(own).toContain(notesOnly.has(name) ? 'not-comparable' : 'contradiction');
    expect(silent.length).toBeGreaterThan(0);
  });

  it('calls nothing flagged that is not, and nothing silent that is', () => {
    for (const { expected } of flagged)
      expect(expected.map(verdictOf)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^(?:contradiction|last-digit|not-comparable)$/u)]),
      );
    for (const { expected } of silent)
      for (const line of expected) expect(verdictOf(line)).not.toMatch(/^(?:contradiction|last-digit)$/u);
  });

  it.each(flagged.map((passage) => [passage.line, passage] as const))(
    'line %i is flagged',
    async (_, passage) => {
      const { checks } = await examine(passage.text);
      const { expected, actual } = compareLines(passage.expected, checks, name);
      expect(actual, `${name}.md:${passage.line}`).toEqual(expected);
    },
  );

  it.each(silent.map((passage) => [passage.line, passage] as const))(
    'line %i is silent',
    async (_, passage) => {
      const { checks } = await examine(passage.text);
      expect(checks.filter(({ verdict }) => verdict === 'contradiction' || verdict === 'last-digit')).toEqual(
        [],
      );
      const { expected, actual } = compareLines(passage.expected, checks, name);
      expect(actual, `${name}.md:${passage.line}`).toEqual(expected);
    },
  );
});
