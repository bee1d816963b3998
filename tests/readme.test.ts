/** What the READMEs promise exists, and what exists for users is in the READMEs. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { budgetMeasure, verdict } from '../schemas/record.js';
import { rejectionCodes } from '../schemas/rejection.js';
import { commands } from '../src/cli/commands.js';

const root = join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, found]) => (found === undefined ? [] : [found]));

describe.each(['README.md', 'README.zh-CN.md'])('%s', (name) => {
  const text = read(name);

  it('names every command', () => {
    expect(commands.map((each) => each.name).filter((each) => !text.includes(`\`${each}`))).toEqual([]);
  });

  it('names every verdict and every reason of refusal', () => {
    expect([...verdict.options, ...rejectionCodes].filter((each) => !text.includes(`\`${each}\``))).toEqual(
      [],
    );
  });

  it('ties words to measures that the schema has', () => {
    // | 执行数、决算数 | `executed` | what was spent |
    const glossary = text.split(/^## /mu).find((part) => part.includes('年初预算数')) ?? '';
    const named = all(glossary, /`([a-z]+(?:-[a-z]+)+)`/gu);
    expect(named.filter((each) => !budgetMeasure.options.some((measure) => measure === each))).toEqual([]);
    expect(named).not.toEqual([]);
  });

  it('speaks of scripts that can be run', () => {
    // npm run demo, npm test
    const named = all(text, /npm (?:run )?(test|(?<=run )[a-z:]+)/gu);
    expect(named.filter((each) => !(each in scripts))).toEqual([]);
    expect(named).not.toEqual([]);
  });

  it('links to files that are there', () => {
    // [fixtures/README.md](fixtures/README.md)
    const links = all(text, /\]\(([^)#:]+)\)/gu);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
    expect(links).not.toEqual([]);
  });
});

it('the two READMEs have the same parts', () => {
  const shape = (name: string): number[] =>
    read(name)
      .split(/^## /mu)
      .map((part) => part.split(/^\|/mu).length);
  expect(shape('README.zh-CN.md')).toEqual(shape('README.md'));
});
