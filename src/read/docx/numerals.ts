/** Numbers as automatic numbering prints them, by the names of w:numFmt. */

const digits = Array.from('〇一二三四五六七八九');
const legalDigits = Array.from('零壹贰叁肆伍陆柒捌玖');
const legalDigitsTraditional = Array.from('零壹貳參肆伍陸柒捌玖');
const stems = Array.from('甲乙丙丁戊己庚辛壬癸');
const branches = Array.from('子丑寅卯辰巳午未申酉戌亥');
const roman: [value: number, letters: string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** 11 → 十一, 105 → 一百零五 */
const chinese = (value: number): string =>
  spelled(value, ['零', ...digits.slice(1)], ['', '十', '百', '千']).replace(/^一十/u, '十');
const legal = (value: number, zeroToNine: string[]): string =>
  spelled(value, zeroToNine, ['', '拾', '佰', '仟']);

const spelled = (value: number, zeroToNine: string[], places: string[]): string => {
  const text = [...String(value)].map((digit, index, all) => {
    const place = places[all.length - 1 - index] ?? '';
    return digit === '0' ? '零' : `${zeroToNine[Number(digit)] ?? ''}${place}`;
  });
  return text
    .join('')
    .replace(/零+/gu, '零')
    .replace(/(?<=.)零$/u, '');
};

/** a … z, aa, bb */
const letter = (value: number, first: string): string =>
  String.fromCodePoint((first.codePointAt(0) ?? 0) + ((value - 1) % 26)).repeat(
    Math.floor((value - 1) / 26) + 1,
  );

const romanNumeral = (value: number): string => {
  let [rest, text] = [value, ''];
  for (const [step, letters] of roman) for (; rest >= step; rest -= step) text += letters;
  return text;
};

/** One of a row of characters, else the plain number. */
const fromRow = (value: number, row: string[]): string => row[value - 1] ?? String(value);
const run = (first: number, length: number): string[] =>
  Array.from({ length }, (_, index) => String.fromCodePoint(first + index));

const circled = [...run(0x2460, 20), ...run(0x3251, 15), ...run(0x32b1, 15)];
const digital = (value: number, zero = '〇'): string =>
  [...String(value)].map((digit) => (digit === '0' ? zero : (digits[Number(digit)] ?? ''))).join('');

const formats: Record<string, (value: number) => string> = {
  none: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => fullWidth(value),
  decimalFullWidth2: (value) => fullWidth(value),
  decimalEnclosedCircle: (value) => fromRow(value, circled),
  decimalEnclosedCircleChinese: (value) => fromRow(value, circled),
  decimalEnclosedParen: (value) => fromRow(value, run(0x2474, 20)),
  decimalEnclosedFullstop: (value) => fromRow(value, run(0x2488, 20)),
  ideographEnclosedCircle: (value) => fromRow(value, run(0x3280, 10)),
  upperLetter: (value) => letter(value, 'A'),
  lowerLetter: (value) => letter(value, 'a'),
  upperRoman: (value) => romanNumeral(value).toUpperCase(),
  lowerRoman: romanNumeral,
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: chinese,
  ideographDigital: (value) => digital(value),
  japaneseDigitalTenThousand: (value) => digital(value),
  taiwaneseDigital: (value) => digital(value, '○'),
  chineseLegalSimplified: (value) => legal(value, legalDigits),
  ideographLegalTraditional: (value) => legal(value, legalDigitsTraditional),
  ideographTraditional: (value) => fromRow(value, stems),
  ideographZodiac: (value) => fromRow(value, branches),
};

const fullWidth = (value: number): string =>
  String(value).replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

/** Unknown formats and numbers out of their range are plain. */
export const numeral = (value: number, format: string): string => {
  const print = formats[format];
  const plain = !print || (format !== 'none' && format !== 'decimalZero' && (value < 1 || value > 9999));
  return plain ? String(value) : print(value);
};
