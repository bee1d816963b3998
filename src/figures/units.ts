/** The units of measure, a row each. To add one: a row here and a line in fixtures/figures/units.tsv. */
import type { Dimension } from '../../schemas/record.js';

export interface Unit {
  /** as printed */
  readonly name: string;
  readonly base: string;
  /** base units in one of these, as a power of ten */
  readonly exponent: number;
  readonly dimension: Dimension;
  /** a counting unit: its number is exact unless 万 or 亿 stands before it */
  readonly counts: boolean;
}

type Row = readonly [names: string, base: string | null, exponent: number, dimension: Dimension];

// base null: each name is its own base unit
const rows: readonly Row[] = [
  ['元 块钱', '元', 0, 'money'],
  ['美元 港元 港币 欧元 日元 英镑 澳元 新台币 卢布 韩元 加元', null, 0, 'money'],
  ['% ﹪', '%', 0, 'percent'],
  ['个百分点 百分点', '百分点', 0, 'percentage-point'],
  ['‰ 个千分点', null, 0, 'other'],
  ['倍', '倍', 0, 'multiple'],
  ['平方米 ㎡ m² m2 平米', '平方米', 0, 'area'],
  ['公顷', '平方米', 4, 'area'],
  ['千公顷', '平方米', 7, 'area'],
  ['平方公里 平方千米 km²', '平方米', 6, 'area'],
  ['亩 亩次', null, 0, 'area'],
  ['米 延米 m', '米', 0, 'length'],
  ['公里 千米 km', '米', 3, 'length'],
  ['厘米 cm', '米', -2, 'length'],
  ['毫米 mm', '米', -3, 'length'],
  ['海里', null, 0, 'length'],
  ['千克 公斤 kg', '千克', 0, 'mass'],
  ['吨', '千克', 3, 'mass'],
  ['克', '千克', -3, 'mass'],
  ['毫克', '千克', -6, 'mass'],
  ['斤', null, 0, 'mass'],
  ['立方米 m³ ㎥', '立方米', 0, 'volume'],
  ['升 毫升', null, 0, 'volume'],
  ['千瓦时 千瓦小时 兆瓦时 度 吨标准煤 吨标煤 千瓦 兆瓦 千伏 千伏安 焦耳 吨公里 人公里', null, 0, 'energy'],
  ['个月 个工作日 天 小时 分钟 秒 个小时 个季度 周年 课时 学时 工时', null, 0, 'duration'],
  ['分', '分', 0, 'score'],
  [
    '℃ 摄氏度 分贝 兆 GB TB MB 兆比特 标准箱 TEU 微克/立方米 毫克/立方米 毫克/升 立方米/秒 ' +
      '元/平方米 元/平方公里 元/公顷 元/吨 元/人 元/人/月 元/人/年 元/人·月 元/人·年 元/户 元/户/年 元/亩 元/天 元/月 元/立方米 元/年 元/公斤 元/千克 元/斤 元/千瓦时 ' +
      '公斤/公顷 公斤/亩 千克/公顷 千克/亩 斤/亩 吨/公顷 吨/亩 吨/日 吨/天 人/平方公里 人/平方千米',
    null,
    0,
    'other',
  ],
];

// Counting units, longest compounds among them. Not here: 年 月 日 号 级 等 (calendar, ordinals, grades), 期 in 二期.
const counting =
  '人次 人份 人天 人 名 位 户次 户 家次 家 个次 个 件次 件 宗 起 场次 场 次 辆次 辆 台次 台套 台 套件 套 间 处 项次 项 条次 条 份 篇 部 册次 册 本 张 幅 门 ' +
  '座 栋 幢 层 所 只次 只 头次 头 匹 羽 尾 株 棵 盆 块 片 面 封 枚 支 队次 队 班次 班 组次 组 批次 批 期 节 例 类 款 种 路 段 眼 口 根 盏 架次 架 艘次 艘 列 ' +
  '车次 笔 床位 床 席 门次 轮 趟 站次 点位 词条 首 堂 箱 瓶 包 袋 桶 卷 副 版次 则 课次 座次 件套 孔 村次 宗次 票 单';

const table = new Map<string, Unit>();
for (const [names, base, exponent, dimension] of rows)
  for (const name of names.split(' '))
    table.set(name, { name, base: base ?? name, exponent, dimension, counts: dimension === 'score' });
for (const name of counting.split(' '))
  if (!table.has(name)) table.set(name, { name, base: name, exponent: 0, dimension: 'count', counts: true });

/** Every unit by its printed name. */
export const units: ReadonlyMap<string, Unit> = table;

// '4.3m' and no '5mg', '3G网络'
const escape = (name: string): string =>
  name.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`) + (/[A-Za-z]$/u.test(name) ? '(?![A-Za-z])' : '');

/** One alternation of unit names, longest first: 人次 before 人, 个百分点 before 个. */
export const alternationOf = (names: Iterable<string>): string =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join('|');

/** Scale words before a unit, as powers of ten. */
export const scales: ReadonlyMap<string, number> = new Map([
  ['万亿', 12],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['万', 4],
  ['千', 3],
  ['百', 2],
]);
