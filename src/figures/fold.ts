/**
 * One character for one, so that offsets stay those of the text as printed: full-width forms, CJK radicals and
 * their like become the character that patterns are written in.
 */
const punctuation = new Map([
  ['．', '.'],
  ['，', '，'],
  ['％', '%'],
  ['－', '-'],
  ['−', '-'],
  ['–', '-'],
  ['—', '—'],
  ['～', '~'],
  ['〜', '~'],
  ['∼', '~'],
  ['＋', '+'],
  ['／', '/'],
  ['(', '（'],
  [')', '）'],
  ['[', '［'],
  [']', '］'],
  [';', '；'],
  ['!', '！'],
  ['?', '？'],
  ['﹪', '%'],
  ['︰', ':'],
  ['∶', ':'],
  ['〇', '零'],
  ['\u00a0', ' '],
  ['\u3000', ' '],
  ['\u2002', ' '],
  ['\u2003', ' '],
  ['\u2009', ' '],
  ['\u202f', ' '],
  ['\t', ' '],
  ['\n', ' '],
  ['\r', ' '],
]);

const special =
  /[．％－−–～〜∼＋／()[\];!?﹪︰∶〇\u00a0\u3000\u2002\u2003\u2009\u202f\t\n\r０-９Ａ-Ｚａ-ｚ\u2e80-\u2fdf\uf900-\ufaff]/gu;

const foldCharacter = (char: string): string => {
  const known = punctuation.get(char);
  if (known !== undefined) return known;
  const code = char.charCodeAt(0);
  if (code >= 0xff10 && code <= 0xff5a) return String.fromCharCode(code - 0xfee0);
  const plain = char.normalize('NFKC');
  return plain.length === char.length ? plain : char;
};

/** Same length as `text`. ASCII brackets and semicolons become the Chinese ones; ',' and ':' stay (`3,156`, `1:2`). */
export const fold = (text: string): string => text.replace(special, foldCharacter);
