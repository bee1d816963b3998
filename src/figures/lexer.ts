/** Finds the quantities of a text: number + scale + unit + qualifier, with what they are not left out. */
import type { FigureKind } from '../../schemas/record.js';
import { isNotQuantity } from './exclusions.js';
import { chineseNumeral } from './numerals.js';
import { scales, type Unit } from './units.js';
import { knownUnits, type Vocabulary } from './vocabulary.js';

export interface Token {
  start: number;
  end: number;
  /** as printed, ASCII, without separators, with a printed minus */
  digits: string;
  /** upper end of a range, in the same scale and unit */
  upperDigits: string | null;
  /** power of ten of 万, 亿 … */
  exponent: number;
  /** unit as printed, scale included */
  printed: string;
  unit: Unit | null;
  /** 余, 多, 几 between number and unit */
  surplus: boolean;
  kind: FigureKind;
  /** 五大, 三百余: written in Chinese numerals */
  spelled: boolean;
}

const separators = /[,， ]/gu;
/** '606, 416' → '606416' */
const plain = (text: string): string => text.replace(separators, '');

const tokenOf = (match: RegExpExecArray, { units }: Vocabulary): Token => {
  const {
    sign,
    number: digits = '',
    upperOfBoth,
    upper = upperOfBoth,
    surplus1,
    surplus2,
    scale: scaleWord,
    unit: unitWord,
  } = match.groups ?? {};
  const lead = sign ? match[0].length - match[0].trimStart().length : 0;
  const text = match[0].trimEnd();
  const start = match.index + lead;
  return {
    start,
    end: match.index + text.length,
    digits: (sign ? '-' : '') + plain(digits),
    upperDigits: upper === undefined ? null : plain(upper),
    exponent: scales.get(scaleWord ?? '') ?? 0,
    printed: (scaleWord ?? '') + (unitWord?.replace(' ', '') ?? ''),
    unit: units.get(unitWord?.replace(' ', '') ?? '') ?? null,
    surplus: surplus1 !== undefined || surplus2 !== undefined,
    kind: upper === undefined ? 'rounded' : 'range',
    spelled: false,
  };
};

/** Every number of a folded text that measures or counts something, in order. */
export const lex = (folded: string, vocabulary: Vocabulary = knownUnits): Token[] => {
  const { quantity } = vocabulary;
  const tokens: Token[] = [];
  const bare: Token[] = [];
  quantity.lastIndex = 0;
  for (let match = quantity.exec(folded); match; match = quantity.exec(folded)) {
    const token = tokenOf(match, vocabulary);
    if (isNotQuantity(folded, token, match.groups?.number ?? '')) {
      bare.length = 0;
      // a refused range may hide a figure at its upper end: '2023-2024年完成5个'
      if (token.upperDigits !== null && token.unit === null)
        quantity.lastIndex = match.index + firstLength(match);
      continue;
    }
    if (token.unit === null && token.exponent === 0) {
      if (bare.length > 0 && !joinsList(folded, bare.at(-1), token)) bare.length = 0;
      bare.push(token);
      if (isScore(folded, token)) tokens.push({ ...token, unit: null });
      continue;
    }
    tokens.push(...shareUnit(folded, bare, token), token);
    bare.length = 0;
  }
  return merge(withYuan(folded, tokens, vocabulary), spelledCounts(folded, vocabulary));
};

// '决算数合计为1000.86万，' '培训费增加4.66万。' '短收481万，': money that leaves out its 元
const moneyLead =
  /(?:费用?|经费|资金|收入|支出|拨款|[预决]算数?|投资额?|税收?|金额|余额|总额|利润|贷款|存款|[增减短超欠]收)(?:[预决]算数?|总计|合计|共计|[比较]上年|同比|[比较]预算|增加|减少|增长|下降|节约|安排|下达|到位|完成|达到?|约|为|了)*$/u;
// '支出63.4亿元，增加2.1亿。': what changed is an amount of the same sentence
const movedLead = /(?:增加|减少|增长|下降)了?$/u;
// '接待游客12万，' '发行量5万，'
const countLead = /人|客|户|亩|吨|辆|件|家|只|头|株|台|册|量|次|数$/u;

/** One amount that is money makes the others of its sentence money, which leave out their unit as it does. */
const withYuan = (text: string, tokens: readonly Token[], { units }: Vocabulary): Token[] => {
  const bare = tokens.filter(
    ({ unit, exponent, end }) =>
      unit === null && exponent > 0 && /^ ?(?:[，。；、）]|$)/u.test(text.slice(end, end + 2)),
  );
  if (bare.length === 0) return [...tokens];
  const leadOf = ({ start }: Token): string =>
    /[^，。；：、（）\d]*$/u.exec(text.slice(Math.max(0, start - 24), start).trimEnd())?.[0] ?? '';
  const sentenceOf = ({ start }: Token): number => text.lastIndexOf('。', start);
  const inYuan = new Set(tokens.filter(({ unit }) => unit?.base === '元').map(sentenceOf));
  const isMoney = (token: Token): boolean =>
    moneyLead.test(leadOf(token)) || (inYuan.has(sentenceOf(token)) && movedLead.test(leadOf(token)));
  const sentences = new Set(bare.filter(isMoney).map(sentenceOf));
  const meant = new Set(
    bare.filter(
      (token) => isMoney(token) || (sentences.has(sentenceOf(token)) && !countLead.test(leadOf(token))),
    ),
  );
  return tokens.map((token) => (meant.has(token) ? { ...token, unit: units.get('元') ?? null } : token));
};

const firstLength = (match: RegExpExecArray): number =>
  (match.groups?.sign?.length ?? 0) + (match.groups?.number?.length ?? 1);

// '23、15和18' : the gaps that keep a list of numbers together
const listGap = /^ ?(?:、|和|及|与|以及) ?$/u;
// '收、支总计各是4125.49，4143.91万元': a comma does so where the words say that there are several
const severalEach = /(?:分别|各)[^\d，。；、]{0,8}$/u;
const joinsList = (text: string, previous: Token | undefined, next: Token): boolean => {
  if (previous === undefined) return false;
  const between = text.slice(previous.end, next.start);
  return (
    listGap.test(between) || (/^ ?[，,] ?$/u.test(between) && severalEach.test(text.slice(0, previous.start)))
  );
};

/** '39.5、106.3和30.6万人次': the bare numbers before a figure take its unit when they are one list with it. */
const shareUnit = (text: string, bare: Token[], token: Token): Token[] => {
  if (!joinsList(text, bare.at(-1), token) || token.upperDigits !== null) return [];
  return bare.map((item) => ({
    ...item,
    exponent: token.exponent,
    printed: token.printed,
    unit: token.unit,
  }));
};

// '自评得分95.6' '综合评分为 93.5，'
const scoreLead = /(?:得分|评分|总分|分数|分值)(?:为|是|：|:)? ?$/u;
const isScore = (text: string, token: Token): boolean =>
  scoreLead.test(text.slice(Math.max(0, token.start - 6), token.start)) &&
  !/^ ?[-~至年月日第、.]/u.test(text.slice(token.end));

// '五大工作任务' '两级' '三百余人' '十二个' '三个方面'; '一个' is an article, '十三五' and '第三' are names
const spelled =
  /(?<![第零一二三四五六七八九十百千万几数初十“‘《—\d])(?<numeral>(?!二(?![零一二三四五六七八九十百千万]))[两二三四五六七八九十][零一二三四五六七八九十百千万]{0,7}|[百千](?=[余多]))(?<surplus>[余多])? ?(?<unit>(?<!十[一二三四五六七八九]|[二三四]十)大(?=[^学小型量批家中力会众幅多类]{1,8})|级(?=[\u4e00-\u9fff])(?!项目|指标|调研|主任|科员|职员|预算单位|单位|医院|公路|响应|伤残|教师|以[上下])|项|个|类|种|方面|批|家|人|名|户|次(?!会|产业)|场|条|件|处|所)(?![”’]|规定|精神)/gu;

const spelledCounts = (folded: string, { units }: Vocabulary): Token[] => {
  const found: Token[] = [];
  for (const match of folded.matchAll(spelled)) {
    const { numeral = '', surplus: more, unit: unitWord = '' } = match.groups ?? {};
    const value = chineseNumeral(numeral);
    if (value === null) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      digits: value.toString(),
      upperDigits: null,
      exponent: 0,
      printed: unitWord,
      unit: units.get(unitWord) ?? {
        name: unitWord,
        base: unitWord,
        exponent: 0,
        dimension: 'count',
        counts: true,
      },
      surplus: more !== undefined,
      kind: 'exact',
      spelled: true,
    });
  }
  return found;
};

/** In text order; where both lexed something the numeral in Arabic digits wins. */
const merge = (figures: Token[], spelledOnes: Token[]): Token[] => {
  const all = [...figures, ...spelledOnes].sort(
    (a, b) => a.start - b.start || Number(a.spelled) - Number(b.spelled),
  );
  const kept: Token[] = [];
  for (const token of all) if ((kept.at(-1)?.end ?? 0) <= token.start) kept.push(token);
  return kept;
};
