/**
 * What a section is about, by the words of its title.
 * A section with a plain purpose (functions, tasks, problems …) gives it to all its parts; a part may differ only
 * where the title promises several things (存在问题及改进措施). A section that only groups others (基本情况, 评价,
 * 决算说明) gives its kind to the parts whose titles say nothing better.
 */
import type { SectionKind } from '../../schemas/record.js';
import { fold } from './fold.js';

interface Wording {
  kind: SectionKind;
  pattern: RegExp;
}

/** In order: the first that fits. */
const wordings: Wording[] = [
  // 名词解释
  { kind: 'glossary', pattern: /(?:名词|术语|专业名词)解释/u },
  // 第三部分 决算情况说明   收入支出决算总表
  { kind: 'accounts', pattern: /决算(?:.{0,8}(?:说明|表|情况))|决算$/u },
  // 自评结论综述   评价结论
  { kind: 'conclusion', pattern: /(?:自评|评价|总体|综合|基本)?结论|自评(?:综述|等级|结果)|评价等级/u },
  // 存在的主要问题   主要问题和困难   不足
  {
    kind: 'problems',
    pattern:
      /(?:存在|主要|突出|发现|面临)的?.{0,6}(?:问题|困难|不足)|问题(?:及|和|与)?(?:原因|困难|不足)|^问题(?:分析)?$|困难(?:和|与)挑战|不足之处/u,
  },
  // 下一步改进措施   有关建议   下一步工作打算   整改措施
  {
    kind: 'measures',
    pattern:
      /(?:改进|整改|完善|应对|解决).{0,4}(?:措施|办法|方向|建议|意见)|(?:有关|相关|工作|政策|对策|意见和|意见与|主要)建议|^建议|下一步|下步|下阶段|措施$|意见建议/u,
  },
  // 各重点工作任务绩效目标完成情况分析   指标完成情况   产出情况   落实情况
  {
    kind: 'completion',
    pattern:
      /(?:任务|目标|指标|计划|工作|项目|预期).{0,8}(?:完成|实现|达成|落实)(?:.{0,2}(?:情况|进度|程度))?|(?:产出|效益|效果|产出成本|履职|履职效能)(?:.{0,4})(?:情况|分析)|完成情况|(?<!评价|管理|自评)工作(?:开展|进展|推进|落实)?情况/u,
  },
  // 主要工作成效   取得的成绩   亮点
  { kind: 'achievements', pattern: /成效|成绩|成果|亮点|主要(?:做法|经验)|经验(?:及|和|与)?做法/u },
  // 年度重点工作任务   主要任务   工作重点
  {
    kind: 'tasks',
    pattern: /(?:重点|主要|年度|中心|核心|目标).{0,4}(?:工作|任务)|工作(?:任务|重点|要点|安排|部署)/u,
  },
  // 部门整体支出绩效目标   总体目标
  { kind: 'goals', pattern: /(?:绩效|总体|年度|工作|预期|主要|发展|阶段性|项目)?目标/u },
  // 部门职能   主要职责
  { kind: 'functions', pattern: /职能|职责/u },
  // 机构设置   部门决算单位构成   人员编制
  {
    kind: 'structure',
    pattern:
      /机构(?:设置|情况|概况|构成|编制)|单位构成|人员(?:编制|情况|构成)|组织(?:架构|机构)|内设机构|编制情况/u,
  },
  // 部门整体收支情况   预算执行情况   资金使用情况   “三公”经费
  {
    kind: 'budget',
    pattern: /收支|预算|决算|资金|收入(?:情况|支出)|支出|经费|财政拨款|政府采购|结转结余|政府债务/u,
  },
  // 部门概况   基本情况   项目概况
  { kind: 'basic-information', pattern: /概况|概述|基本情况|基本信息|项目(?:背景|简介|介绍|立项)|简介/u },
  // 综合评价分析   绩效评价工作情况   绩效管理情况
  { kind: 'evaluation', pattern: /评价|自评|绩效|指标.{0,4}分析|评分/u },
];

/** Kinds with a plain purpose, given to all parts. */
const purposes = new Set<SectionKind>([
  'functions',
  'structure',
  'goals',
  'tasks',
  'completion',
  'achievements',
  'problems',
  'measures',
  'conclusion',
  'glossary',
]);

export interface Titled {
  title: string;
  /** a paragraph of its own, the first words of one (（一）培训不足。一是…), or just how an item begins */
  stands: 'alone' | 'run-in' | 'in-text';
}

const longestName = 30;
// 情况 分析 综述 after the word that says the kind
const suffix = /^.{0,6}$/u;

const kindsOf = ({ title, stands }: Titled): SectionKind[] => {
  if (stands === 'in-text') return [];
  const alone = stands === 'alone';
  const folded = fold(title).replace(/\s+/gu, '');
  if (folded.length > longestName + (alone ? 20 : 0)) return [];
  return wordings
    .filter(({ pattern }) => {
      const match = pattern.exec(folded);
      // the first clause of an item may use any word; a title ends in the word that names it
      return (
        match && (alone || (suffix.test(folded.slice(match.index + match[0].length)) && match.index <= 12))
      );
    })
    .map(({ kind }) => kind);
};

/** Titles with 及, 和, 与 or 、 name several things. */
const promisesSeveral = (title: string): boolean => /[及和与、]/u.test(title);

/** `parent`: the section it stands in, with the kind it was given. */
export const sectionKindOf = (
  titled: Titled,
  parent: (Titled & { kind: SectionKind }) | null,
): SectionKind => {
  const own = kindsOf(titled)[0] ?? null;
  if (!parent || parent.kind === 'other') return own ?? 'other';
  if (purposes.has(parent.kind)) {
    const several = promisesSeveral(parent.title) ? kindsOf(parent) : [];
    return titled.stands === 'alone' && own && several.includes(own) ? own : parent.kind;
  }
  if (own === null || (parent.kind === 'accounts' && own === 'budget')) return parent.kind;
  return own;
};
