import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPrinted } from '../../../src/read/pdf/characters.js';
import type { Rule } from '../../../src/read/pdf/engine.js';
import { gridsOf } from '../../../src/read/pdf/grid.js';
import { join } from '../../../src/read/pdf/join.js';
import type { Word } from '../../../src/read/pdf/words.js';

const word = fc.record({
  text: fc.stringMatching(/^[0-9a-z预算，。]{1,6}$/u),
  left: fc.integer({ min: 0, max: 500 }),
  width: fc.integer({ min: 1, max: 60 }),
  spaced: fc.boolean(),
});
const wordAt = ({
  text,
  left,
  width,
  spaced,
}: {
  text: string;
  left: number;
  width: number;
  spaced: boolean;
}): Word => ({
  text,
  left,
  right: left + width,
  box: [left, 0, left + width, 12],
  baseline: 10,
  size: 12,
  bold: false,
  order: 0,
  spaced,
});

const rule = fc.record<Rule>({
  direction: fc.constantFrom('horizontal' as const, 'vertical' as const),
  at: fc.integer({ min: 0, max: 30 }).map((n) => n * 20),
  from: fc.integer({ min: 0, max: 14 }).map((n) => n * 20),
  to: fc.integer({ min: 15, max: 30 }).map((n) => n * 20),
});

describe('laws', () => {
  it('rewriting characters keeps every offset', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          expect(asPrinted(text)).toHaveLength(text.length);
        },
      ),
    );
  });

  it('radicals become the ideographs they are drawn like', () => {
    expect(asPrinted('⽉⻅⺠⻓金')).toBe('月见民长金');
  });

  it('the pieces of a line are its words, in order and apart', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (specs) => {
        const words = specs.map(wordAt);
        const { text, pieces } = join(1, words);
        expect(pieces.map(({ start, end }) => text.slice(start, end))).toEqual(
          words.map((each) => each.text),
        );
        for (const [index, piece] of pieces.entries())
          expect(piece.start).toBeGreaterThanOrEqual(pieces[index - 1]?.end ?? 0);
      }),
    );
  });

  it('the cells of a grid cover each of its slots exactly once', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 40 }), (rules) => {
        for (const { xs, ys, spans } of gridsOf(rules) ?? []) {
          const slots = spans.flatMap(({ row, column, rowSpan, colSpan }) =>
            Array.from(
              { length: rowSpan * colSpan },
              (_, i) => (row + Math.floor(i / colSpan)) * (xs.length - 1) + column + (i % colSpan),
            ),
          );
          expect(slots.sort((a, b) => a - b)).toEqual(
            Array.from({ length: (xs.length - 1) * (ys.length - 1) }, (_, i) => i),
          );
        }
      }),
    );
  });
});
