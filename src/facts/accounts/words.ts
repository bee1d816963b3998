/** What the words of a caption, a header, a row or a sentence say of an amount of the accounts. */
import { fold } from '../../figures/fold.js';

/** Whose money: a fund of the budget law, 财政拨款 for all of them, or a source of a unit's own. */
export type Purse =
  | 'all'
  | 'fiscal'
  | 'general'
  | 'fund'
  | 'state-capital'
  | 'social-insurance'
  | 'superior'
  | 'business'
  | 'operating'
  | 'affiliated'
  | 'special-account'
  | 'other';

/** total: 收入总计 and 支出总计 with what was carried over; both: a sheet of income and expenditure. */
export type Side = 'both' | 'income' | 'expenditure' | 'opening' | 'closing' | 'total';

export type Nature = 'basic' | 'project' | 'personnel' | 'public' | 'operating' | 'remitted' | 'subsidy';

export type AccountBasis = 'initial' | 'adjusted' | 'annual' | 'budget' | 'expected' | 'executed' | 'final';

/** Amounts that are watched under a name of their own, whatever purse they come from. */
export type Item =
  | 'three-public'
  | 'overseas'
  | 'vehicles'
  | 'purchase'
  | 'running'
  | 'reception'
  | 'operating-funds'
  | 'meetings'
  | 'training';

export interface Words {
  year: string | null;
  basis: AccountBasis | null;
  /** 全省, 市本级 */
  scope: string | null;
  purse: Purse | null;
  side: Side | null;
  nature: Nature | null;
  items: Item[];
  sum: 'total' | 'grand' | null;
  /** 本年: without what was carried over */
  current: boolean;
  /** 分地区: the rows are regions */
  regions: boolean;
  /** what none of the words above accounts for, in order */
  rest: string;
}

type Said = Partial<Omit<Words, 'items'>> & { item?: Item };

const tokens: readonly (readonly [RegExp, Said])[] = [
  // another year than the table's
  [/(?:上年|去年)(?!(?:财政拨款)?结转)/uy, { year: 'earlier' }],
  [
    /(?:年初|上年)(?:一般公共预算)?(?:财政拨款)?(?:资金)?结转(?:(?:和|与|及|、)?结余)?(?:资金|收入)?/uy,
    { side: 'opening' },
  ],
  [
    /(?:年末(?:一般公共预算)?(?:财政拨款)?结转(?:(?:和|与|及|、)?结余)?|结转下年)(?:资金|支出)?/uy,
    { side: 'closing' },
  ],
  [/预算单位/uy, {}],
  [/预计执行/uy, { basis: 'expected' }],
  [/预算(?:收支)?执行|执行/uy, { basis: 'executed' }],
  [/年初预算/uy, { basis: 'initial' }],
  [/(?:调整|变动)后?预算/uy, { basis: 'adjusted' }],
  [/(?:全年|年度)预算/uy, { basis: 'annual' }],
  [/一般公共预算(?:财政)?(?:当年)?(?:拨款)?(?:资金)?/uy, { purse: 'general' }],
  [/政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:资金)?/uy, { purse: 'fund' }],
  [/国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:资金)?/uy, { purse: 'state-capital' }],
  [/社会保险基金(?:预算)?/uy, { purse: 'social-insurance' }],
  [/财政拨款/uy, { purse: 'fiscal' }],
  [/上级补助收入/uy, { purse: 'superior', side: 'income' }],
  [/(?:事业)?单位经营收入|经营收入/uy, { purse: 'operating', side: 'income' }],
  [/事业收入/uy, { purse: 'business', side: 'income' }],
  [/附属单位上缴收入/uy, { purse: 'affiliated', side: 'income' }],
  [/财政专户管理资金(?:收入)?/uy, { purse: 'special-account', side: 'income' }],
  [/其他收入/uy, { purse: 'other', side: 'income' }],
  [/基本支出/uy, { nature: 'basic', side: 'expenditure' }],
  [/项目支出/uy, { nature: 'project', side: 'expenditure' }],
  [/经营支出/uy, { nature: 'operating', side: 'expenditure' }],
  [/上缴上级支出/uy, { nature: 'remitted', side: 'expenditure' }],
  [/对附属单位补助支出/uy, { nature: 'subsidy', side: 'expenditure' }],
  [/人员经费/uy, { nature: 'personnel', side: 'expenditure' }],
  [/(?:日常)?公用经费/uy, { nature: 'public', side: 'expenditure' }],
  [/[“"]?三公[”"]?经费/uy, { item: 'three-public' }],
  [/因公出国（境）费?用?/uy, { item: 'overseas' }],
  [/公务用?车购置[及和与、]?运行(?:维护)?费?/uy, { item: 'vehicles' }],
  [/(?:公务用?车)?购置费|公务用?车购置/uy, { item: 'purchase' }],
  [/(?:公务用?车)?运行(?:维护)?费|公务用?车运行(?:维护)?/uy, { item: 'running' }],
  [/公务接待费?/uy, { item: 'reception' }],
  [/机关运行经费/uy, { item: 'operating-funds' }],
  [/会议费/uy, { item: 'meetings' }],
  [/培训费/uy, { item: 'training' }],
  [/收入?(?:、|和|与|及)支出|收、支|收支/uy, { side: 'both' }],
  [/收入支出/uy, { side: 'both' }],
  [/收入/uy, { side: 'income' }],
  [/支出/uy, { side: 'expenditure' }],
  // '收支总预算' is the total with what was carried over
  [/总预算/uy, { basis: 'budget', sum: 'grand' }],
  [/决算/uy, { basis: 'final' }],
  [/预算(?:安排)?/uy, { basis: 'budget' }],
  [/总计|总合计/uy, { sum: 'grand' }],
  [/合计|共计|小计|总额|总数/uy, { sum: 'total' }],
  [/分地区/uy, { regions: true }],
  [/本年度?|当年/uy, { current: true }],
  // words that tell nothing of the amount
  [
    /总体情况|具体情况|结构情况|情况|说明|编制|总表|明细表?|功能分类|(?:政府|部门)预算经济分类|经济分类|科目|分类|本?部门|本?单位|财务|全年|拨款|数额?|金额|[的为表额和与及、“”]/uy,
    {},
  ],
];

const yearToken = /((?:19|20)\d{2})(?:年度?)?/uy;
const scopeToken = /全[国省市县区州]|[省市县区州](?:本级|级)/uy;

const nothing: Words = {
  year: null,
  basis: null,
  scope: null,
  purse: null,
  side: null,
  nature: null,
  items: [],
  sum: null,
  current: false,
  regions: false,
  rest: '',
};

/** Reads words from left to right; of two that say the same kind of thing the later, narrower one holds. */
export const wordsOf = (text: string): Words => {
  const folded = fold(text).replaceAll(/\s+/gu, '');
  let words = nothing;
  for (let at = 0; at < folded.length;) {
    const [length, said] = tokenAt(folded, at);
    words =
      length === 0
        ? { ...words, rest: words.rest + folded.charAt(at) }
        : {
            ...words,
            ...said,
            purse: narrower(words.purse, said.purse),
            items: [...words.items, ...(said.item ? [said.item] : [])],
          };
    at += Math.max(1, length);
  }
  return words;
};

// each word for an item has one of these; most names have none, and need not be taken apart
const ofItems = /[公购运会训]/u;

/** The item that a name means, the last that it says: '“三公”经费中的公务接待费'. */
export const itemOf = (label: string): Item | null =>
  ofItems.test(label) ? (wordsOf(label).items.at(-1) ?? null) : null;

/** '接待费决算' is another amount than '接待费预算'; '接待费' may be either. */
export const sameStage = (a: string, b: string): boolean => {
  const [left, right] = [stageOf(a), stageOf(b)];
  return left === null || right === null || left === right;
};

const spent: ReadonlySet<AccountBasis | null> = new Set<AccountBasis>(['executed', 'final', 'expected']);

const stageOf = (label: string): 'planned' | 'spent' | null => {
  const { basis } = wordsOf(label);
  return basis === null ? null : spent.has(basis) ? 'spent' : 'planned';
};

const tokenAt = (text: string, at: number): [number, Said] => {
  const year = matchAt(yearToken, text, at);
  if (year) return [year[0].length, { year: year[1] ?? null }];
  const scope = matchAt(scopeToken, text, at)?.[0];
  if (scope !== undefined) return [scope.length, { scope }];
  for (const [pattern, said] of tokens) {
    const found = matchAt(pattern, text, at);
    if (found) return [found[0].length, said];
  }
  return [0, {}];
};

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** '财政拨款 一般公共预算' is the second of them. */
const narrower = (before: Purse | null, now: Purse | null | undefined): Purse | null =>
  now === undefined || (now === 'fiscal' && before !== null) ? before : now;
