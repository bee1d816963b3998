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

// '3,156' '606, 416' '1:2' '12:30': between digits they belong to the number; anywhere else they separate
const separator = /(?<![\d ]) ?[,:]|(?<= )[,:]|[,:](?! ?\d)/gu;
const foldSeparator = (found: string): string => found.replace(',', '，').replace(':', '：');

/** Same length as `text`. ASCII punctuation becomes the Chinese, except ',' and ':' between digits. */
export const fold = (text: string): string =>
  text.replace(special, foldCharacter).replace(separator, foldSeparator);
