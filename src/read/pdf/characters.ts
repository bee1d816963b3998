/** Characters as printed, except where the code point is another one than the reader of the page sees. */

/** Radicals and compatibility forms that fonts write for the ideograph: ⽉ 月, ⻅ 见, 金 金 */
const lookalike = /[\u2e80-\u2fdf\uf900-\ufaff]/gu;
/** Controls and lone surrogates carry no glyph and break JSON and databases: a stray NUL */
const unreadable = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu; // eslint-disable-line no-control-regex

/** CJK radicals that Unicode does not decompose, to the ideograph they are drawn like. */
const radicals = new Map(
  Object.entries({
    '⺁': '厂',
    '⺃': '乚',
    '⺅': '亻',
    '⺆': '冂',
    '⺇': '几',
    '⺈': '刀',
    '⺉': '刂',
    '⺊': '卜',
    '⺋': '㔾',
    '⺌': '小',
    '⺎': '兀',
    '⺏': '尣',
    '⺒': '巳',
    '⺓': '幺',
    '⺔': '彑',
    '⺕': '彐',
    '⺖': '忄',
    '⺘': '扌',
    '⺙': '攵',
    '⺛': '旡',
    '⺜': '日',
    '⺝': '月',
    '⺟': '母',
    '⺠': '民',
    '⺡': '氵',
    '⺢': '氺',
    '⺣': '灬',
    '⺦': '丬',
    '⺧': '牛',
    '⺨': '犭',
    '⺩': '王',
    '⺪': '疋',
    '⺫': '目',
    '⺬': '示',
    '⺭': '礻',
    '⺮': '竹',
    '⺯': '糹',
    '⺰': '纟',
    '⺱': '罒',
    '⺲': '罒',
    '⺷': '羊',
    '⺹': '耂',
    '⺺': '肀',
    '⺻': '聿',
    '⺼': '肉',
    '⺽': '臼',
    '⺾': '艹',
    '⺿': '艹',
    '⻀': '艹',
    '⻁': '虎',
    '⻂': '衤',
    '⻃': '覀',
    '⻄': '西',
    '⻅': '见',
    '⻆': '角',
    '⻇': '角',
    '⻈': '讠',
    '⻉': '贝',
    '⻋': '车',
    '⻌': '辶',
    '⻍': '辶',
    '⻎': '辶',
    '⻏': '阝',
    '⻐': '钅',
    '⻑': '長',
    '⻒': '镸',
    '⻓': '长',
    '⻔': '门',
    '⻕': '阝',
    '⻖': '阝',
    '⻗': '雨',
    '⻘': '青',
    '⻙': '韦',
    '⻚': '页',
    '⻛': '风',
    '⻜': '飞',
    '⻝': '食',
    '⻟': '飠',
    '⻠': '饣',
    '⻢': '马',
    '⻣': '骨',
    '⻤': '鬼',
    '⻥': '鱼',
    '⻦': '鸟',
    '⻧': '卤',
    '⻨': '麦',
    '⻩': '黄',
    '⻪': '黾',
    '⻫': '斉',
    '⻬': '齐',
    '⻭': '歯',
    '⻮': '齿',
    '⻯': '竜',
    '⻰': '龙',
    '⻱': '龜',
    '⻲': '亀',
    '⻳': '龟',
  }),
);

const ideograph = (char: string): string => {
  const plain = radicals.get(char) ?? char.normalize('NFKC');
  return plain.length === char.length ? plain : char;
};

/** Same length in, same length out: offsets into the text stay what they were. */
export const asPrinted = (text: string): string =>
  text.replace(lookalike, ideograph).replace(unreadable, '\ufffd');

/** 汉 〇 々, and the punctuation and full-width forms that are set solid with them: ， 。 （ ％ */
const cjk =
  /[\u2e80-\u30ff\u31c0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u;
export const startsCjk = (text: string): boolean => cjk.test(String.fromCodePoint(text.codePointAt(0) ?? 0));
export const endsCjk = (text: string): boolean =>
  cjk.test(text.slice(/\p{Surrogate}$/u.test(text) ? -2 : -1));

/** Number of characters as a reader counts them, ideographs beyond the basic plane included. */
export const characters = (text: string): number => Array.from(text).length;

const plainMarks = '0123456789+-()';
const raisedMarks = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾';
/** ⁶ for a raised 6, so that it is no digit of the number before it. */
export const raised = (text: string): string =>
  text.replace(/[-0-9+()]/gu, (char) => raisedMarks.charAt(plainMarks.indexOf(char)));
