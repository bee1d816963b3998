/** Each wording has a page; what the page says is what is understood. */
import { describe, expect, it } from 'vitest';
import { parsers } from '../../src/facts/index.js';
import { factsOf } from '../pages/facts-of.js';
import { pageNames, readPage } from '../pages/page.js';

const folder = 'fixtures/facts';
const sections = ['Understood', 'Left alone', 'Known limits'];

it('there is a page for each wording, and no other', () => {
  expect(pageNames(folder)).toEqual(parsers.map(({ id }) => id).sort());
});

describe.each(pageNames(folder))('%s', (name) => {
  const page = readPage(folder, name);
  const understood = page.sections.get('Understood')?.passages ?? [];
  const alone = page.sections.get('Left alone')?.passages ?? [];

  it('says what it recognises and where it ends', () => {
    expect(page.title).toBe(name);
    expect(page.introduction).not.toBe('');
    expect([...page.sections.keys()]).toEqual(sections);
    expect(page.sections.get('Known limits')?.prose).not.toBe('');
    expect(understood.filter(({ expected }) => expected.length > 0)).not.toEqual([]);
    expect(alone.length).toBeGreaterThan(0);
  });

  it.each(understood.map((passage) => [passage.line, passage] as const))(
    'line %i is understood',
    async (_, passage) => {
      expect(passage.expected, `${name}.md:${passage.line}`).not.toEqual([]);
      expect(await factsOf(name, passage.text), `${name}.md:${passage.line}`).toEqual(passage.expected);
    },
  );

  it.each(alone.map((passage) => [passage.line, passage] as const))(
    'line %i is left alone',
    async (_, passage) => {
      expect(passage.expected, `${name}.md:${passage.line}`).toEqual([]);
      expect(await factsOf(name, passage.text), `${name}.md:${passage.line}`).toEqual([]);
    },
  );
});
