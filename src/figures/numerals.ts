/** Chinese numerals up to 亿, as they count things: 三百余, 五, 十二, 两. */

const digit = new Map([...'零一二三四五六七八九'].map((char, value) => [char, BigInt(value)]));
digit.set('两', 2n);
const place = new Map([
  ['十', 10n],
  ['百', 100n],
  ['千', 1000n],
]);

/** '三百二十' → 320n, '两万' → 20000n; null when the characters are not one well-formed numeral. */
export const chineseNumeral = (text: string): bigint | null => {
  let total = 0n;
  let section = 0n;
  let pending: bigint | null = null;
  for (const char of text) {
    const value = digit.get(char);
    const factor = place.get(char);
    if (value !== undefined) {
      if (pending !== null && pending !== 0n) return null;
      pending = value;
    } else if (factor !== undefined) {
      section += (pending ?? 1n) * factor;
      pending = null;
    } else if (char === '万') {
      total = (total + section + (pending ?? 0n)) * 10000n;
      section = 0n;
      pending = null;
    } else return null;
  }
  const sum = total + section + (pending ?? 0n);
  return sum === 0n ? null : sum;
};
