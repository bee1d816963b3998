/** What the header of a column says of its cells: read before any of their values. */
import { fold } from './fold.js';

export type HeaderRole =
  /** 类 款 项, 科目编码: digits that name rows and say what belongs to what */
  | 'code'
  /** 序号, 年份: digits that measure nothing */
  | 'ordinal'
  /** 项目, 科目名称, 地区 */
  | 'name'
  | 'unit'
  /** 一级指标, 二级指标, 三级指标: from the kind to the single indicator */
  | 'level'
  /** 指标性质: ≥, ≤, =, 定性 */
  | 'relation'
  /** 公式, 栏次 */
  | 'formula'
  | 'weight'
  | 'score'
  | 'target'
  | 'actual'
  | 'reason'
  | 'share'
  | 'growth'
  | 'delta'
  /** 执行率, 占预算比例 */
  | 'execution'
  /** 人均, 单价: neither adds up nor is divided here */
  | 'average'
  | 'amount';

export type Basis = 'initial' | 'adjusted' | 'annual' | 'budget' | 'executed';

export interface Header {
  /** top to bottom, without white space */
  words: string[];
  /** folded, joined */
  text: string;
  role: HeaderRole;
  /** four digits */
  year: string | null;
  basis: Basis | null;
  /** 同口径 and the like: what stands below is not comparable with its neighbours */
  caveat: string | null;
}

const anywhere: readonly (readonly [HeaderRole, RegExp])[] = [
  ['weight', /^(?:指标|标准)?(?:分值|权重|标准分|满分|分数)(?:（[^）]*）)?$/u],
  // '得分' '自评得分' '复评得分' '财政评价得分' '第三方评分'
  [
    'score',
    /^(?:自评|评价|实际|绩效|综合|复评|复核|复审|财政(?:评价|复核|部门)?|主管部门|部门|第三方|专家|考评)?(?:自评|评价|复核)?(?:得分|评分)(?:（[^）]*）)?$/u,
  ],
  ['target', /^(?:年度|年初)?(?:绩效)?(?:指标值|目标值)(?:（[^）]*）)?$/u],
  ['actual', /^(?:全年|年度)?实际完成(?:值|情况)?(?:（[^）]*）)?$/u],
  ['relation', /^(?:指标性质|指标方向|计算符号|运算符号)$/u],
  [
    'level',
    /^(?:[一二三四]级(?:绩效)?指标|(?:绩效|评价|考核)?指标(?:名称|内容)|(?:评价|考核|自评)指标)(?:（[^）]*）)?$/u,
  ],
  ['reason', /原因|改进措施|备注|说明$|实施部门|实施依据|^依据/u],
  ['formula', /^(?:公式|[栏行]次)$/u],
  ['code', /(?:编码|代码)$|^[类款项]$/u],
  ['ordinal', /(?:编号|序号|电话|邮编|日期|年份)$|^[号年月]$/u],
  ['unit', /^(?:计量|度量|指标)?单位$/u],
  ['execution', /执行率|完成率|占.{0,6}(?:预算|计划|任务)|(?:完成|为).{0,6}(?:预算|决算|计划)|完成[%（]/u],
  ['delta', /(?:增减|增加|增长|减少|增收|增支|减收|减支|变动)(?:额|绝对额)|^增减数?$/u],
  ['growth', /增长|增幅|增速|增减|同比|涨跌|比上年|±/u],
  ['share', /占比|比重|比例|税比|占.{0,8}[%的]|百分比/u],
  ['average', /人均|户均|亩均|平均|均价|单价|价格|指数|倍|率/u],
];

/** of the innermost words only: 项目 over 合计 names no rows */
const innermost: readonly (readonly [HeaderRole, RegExp])[] = [
  ['name', /^(?:.{0,10}(?:项目|科目|指标|名称|地区|区域|行业|门类))$/u],
];

export const headerOf = (words: readonly string[]): Header => {
  const folded = words.map((word) => fold(word).replaceAll(/\s+/gu, '')).filter((word) => word !== '');
  const text = folded.join(' ');
  const named = folded.filter((word) => !isColumnNumber(word));
  return {
    words: folded,
    text,
    role: roleOf(named),
    year: yearOf(text),
    basis: basisOf(named.at(-1) ?? '') ?? basisOf(text),
    caveat: /同口径|可比(?:口径)?|剔除|还原/u.exec(text)?.[0] ?? null,
  };
};

const roleOf = (words: readonly string[]): HeaderRole => {
  const last = words.at(-1) ?? '';
  for (const [role, pattern] of anywhere) if (words.some((word) => pattern.test(word))) return role;
  for (const [role, pattern] of innermost) if (pattern.test(last)) return role;
  return /[%％]/u.test(last) ? 'share' : 'amount';
};

// '1' '（3）' 'A' 'A=B+C' '（1）=（2）+（3）' '栏次': the numbers of the columns under their names
export const isColumnNumber = (word: string): boolean =>
  /^(?:[栏行]次|[甲乙丙丁]|[A-Za-z\d（）()=+\-*/÷×]{1,60})$/u.test(word) && !/^(?:19|20)\d{2}$/u.test(word);

const digits = '零一二三四五六七八九';

const yearOf = (text: string): string | null => {
  // '2018年执行数' '二○二四年决算数'
  const arabic = /(?<!\d)((?:19|20)\d{2})(?:年|$| )/u.exec(text)?.[1];
  if (arabic !== undefined) return arabic;
  const spelled = /([一二][零○O一二三四五六七八九]{3})年/u.exec(text)?.[1];
  if (spelled === undefined) return null;
  return [...spelled.replaceAll(/[○O]/gu, '零')].map((digit) => String(digits.indexOf(digit))).join('');
};

const basisOf = (text: string): Basis | null => {
  if (/调整预算|调整后预算/u.test(text)) return 'adjusted';
  if (text.includes('年初预算')) return 'initial';
  if (text.includes('全年预算')) return 'annual';
  if (/执行数|决算数|完成数|实际数|实际支出|执行金额|执行$|决算$/u.test(text)) return 'executed';
  return /预算数|预算金额|预算$/u.test(text) ? 'budget' : null;
};
