import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numeral } from '../../../src/read/docx/numerals.js';

/** The value of a Chinese numeral below ten thousand, place by place. */
const valueOf = (text: string): number => {
  const places: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
  let [sum, digit] = [0, 0];
  for (const character of text) {
    const place = places[character];
    if (place === undefined) digit = Math.max(0, '零一二三四五六七八九'.indexOf(character));
    else sum += (digit === 0 && sum === 0 ? 1 : digit) * place;
    if (place !== undefined) digit = 0;
  }
  return sum + digit;
};

describe('numerals', () => {
  it.each([
    [12, 'chineseCounting', '十二'],
    [20, 'chineseCountingThousand', '二十'],
    [105, 'chineseCountingThousand', '一百零五'],
    [110, 'japaneseCounting', '一百一十'],
    [3, 'ideographTraditional', '丙'],
    [2, 'ideographZodiac', '丑'],
    [4, 'decimalEnclosedCircleChinese', '④'],
    [21, 'decimalEnclosedCircle', '㉑'],
    [51, 'decimalEnclosedCircle', '51'],
    [7, 'decimalEnclosedParen', '⑺'],
    [3, 'decimalFullWidth', '３'],
    [7, 'decimalZero', '07'],
    [28, 'upperLetter', 'BB'],
    [4, 'lowerRoman', 'iv'],
    [1994, 'upperRoman', 'MCMXCIV'],
    [12, 'chineseLegalSimplified', '壹拾贰'],
    [10, 'taiwaneseDigital', '一○'],
    [5, 'none', ''],
    [5, 'somethingNew', '5'],
  ])('prints %i as %s: %s', (value, format, expected) => {
    expect(numeral(value, format)).toBe(expected);
  });

  it('prints Chinese numerals that read back as the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
        expect(valueOf(numeral(value, 'chineseCounting'))).toBe(value);
      }),
    );
  });

  it('never fails, however large a start a file asks for', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom('upperRoman', 'lowerLetter', 'chineseCounting'),
        (value, format) => {
          expect(numeral(value, format).length).toBeLessThan(500);
        },
      ),
    );
  });
});
