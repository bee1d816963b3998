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
  return merge(tokens, spelledCounts(folded, vocabulary));
};

const firstLength = (match: RegExpExecArray): number =>
  (match.groups?.sign?.length ?? 0) + (match.groups?.number?.length ?? 1);

// '23、15和18' : the gaps that keep a list of numbers together
const listGap = /^ ?(?:、|和|及|与|以及) ?$/u;
const joinsList = (text: string, previous: Token | undefined, next: Token): boolean =>
  previous !== undefined && listGap.test(text.slice(previous.end, next.start));

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
  /(?<![第零一二三四五六七八九十百千万几数初十“‘《—\d])(?<numeral>(?!二(?![零一二三四五六七八九十百千万]))[两二三四五六七八九十][零一二三四五六七八九十百千万]{0,7}|[百千](?=[余多]))(?<surplus>[余多])? ?(?<unit>(?<!十[一二三四五六七八九]|[二三四]十)大(?=[^学小型量批家中力会众幅多]{1,8})|级(?=[\u4e00-\u9fff])(?!项目|指标|调研|主任|科员|职员|预算单位|单位|医院|公路|响应|伤残|教师|以[上下])|项|个|类|种|方面|批|家|人|名|户|次(?!会|产业)|场|条|件|处|所)(?![”’]|规定|精神)/gu;

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
