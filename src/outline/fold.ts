/** Folding for matching only: offsets stay those of the printed text. */

// "（一）" "１．" "：" "⼀" (radical) and wide or thin spaces: one code unit each, before and after
const foldable =
  /[\u00a0\u2000-\u200a\u202f\u205f\u2e80-\u2fdf\u3000\uf900-\ufaff\ufe10-\ufe6f\uff01-\uff5e]/gu;

const foldCharacter = (character: string): string => {
  const code = character.charCodeAt(0);
  // ！ to ～ are ! to ~; Chinese punctuation is nearly all that comes here
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  const folded = character.normalize('NFKC');
  return folded.length === character.length ? folded : character;
};

/** The same text with one spelling of width, bracket and space; as long as the original. */
export const fold = (text: string): string => text.replace(foldable, foldCharacter);

// 汉 〇 𠮷
const digitValues: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 7 of 七, 21 of 二十一, 105 of 一百零五. */
export const hanNumber = (text: string): number => {
  let total = 0;
  let digit = 0;
  for (const character of text) {
    const value = digitValues[character];
    if (value !== undefined) digit = value;
    else if (character === '十' || character === '百') {
      total += Math.max(digit, 1) * (character === '十' ? 10 : 100);
      digit = 0;
    }
  }
  return total + digit;
};
