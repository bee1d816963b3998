import { describe, expect, it } from 'vitest';
import { cycles, parse, reachable, uses } from './source.js';

const usesIn = (text: string): string[] => [...uses(parse('src/facts/sample.ts', text))];

describe('a source file', () => {
  it('names what it imports, whatever the form of the import', () => {
    const file = parse(
      'src/facts/sample.ts',
      `import { z } from 'zod'; export * from './other.js'; type T = import('../figures/lexer.js').T; await import('node:fs');`,
    );
    expect(file.internal).toEqual(['src/facts/other.ts', 'src/figures/lexer.ts']);
    expect(file.external).toEqual(['zod', 'node:fs']);
  });

  it.each([
    ['const now = Date.now();', 'Date.now'],
    ['const now = new Date();', 'new Date()'],
    ['console.log(1);', 'console'],
    ['const value = Number(text);', 'Number(…)'],
    ['texts.map(Number);', 'Number as a function'],
    ['const value = +text;', 'unary plus'],
    ['(v / w).toFixed(2);', '.toFixed'],
    ['const half = 0.5;', 'fraction literal'],
    ['const small = 1e-6;', 'fraction literal'],
    ['const tolerance = 1n;', 'tolerance'],
  ])('is seen to use what it uses: %s', (text, use) => {
    expect(usesIn(text)).toContain(use);
  });

  it.each([
    ['const place = { process: 1 }; place.process;', 'process'],
    ['new Date(text);', 'new Date()'],
    ['const half = 5n;', 'fraction literal'],
    ['// console.log(0.5)', 'console'],
  ])('is not accused of what only looks like it: %s', (text, use) => {
    expect(usesIn(text)).not.toContain(use);
  });
});

describe('a group of files', () => {
  const a = parse('src/a/index.ts', `import './b.js';`);
  const b = parse('src/a/b.ts', `import './c.js';`);
  const c = parse('src/a/c.ts', `import './index.js';`);
  const lost = parse('src/a/lost.ts', '');

  it('shows a ring of imports', () => {
    expect(cycles([a, b, c])).toEqual([['src/a/index.ts', 'src/a/b.ts', 'src/a/c.ts', 'src/a/index.ts']]);
    expect(cycles([a, b])).toEqual([]);
  });

  it('may use each other for their types alone', () => {
    expect(cycles([a, b, parse('src/a/c.ts', `import type { A } from './index.js';`)])).toEqual([]);
  });

  it('shows which of them a list leaves out', () => {
    expect(reachable([a, b, c, lost], 'src/a/index.ts', 'src/a').has('src/a/c.ts')).toBe(true);
    expect(reachable([a, b, c, lost], 'src/a/index.ts', 'src/a').has('src/a/lost.ts')).toBe(false);
  });
});
