/**
 * '计划安装水表860块，实际安装791块', '满意度95%，目标值90%', '会议费预算15万元，支出9.6万元': words that only say how far
 * a thing has come, or against what it stands, name it no more than a pronoun would. The thing was named before them.
 */
import type { Figures, Mention } from '../../schemas/fact.js';
import { basis } from './belonging.js';
import { isAction, nameBefore } from './label.js';

const stage = '实际|计划|累计|尚未|未|按[期时]|全部|一次性|验收|全年|应|共';
const staged = new RegExp(`^(?:${stage})*`, 'u');
// '收回' '一次性合格' '未投入使用' '超额完成': what became of the things that were counted
const state =
  /^(?:[收追]回|回收|有效|不?合格|达标|成活|[开竣完]工|办结|通过|完成|(?:投入)?使用|超额(?:完成)?)$/u;
// '目标值' '标准值' '计划数' '实际值' '比全县平均'
const standard =
  /^(?:年度|全年|年初|省定|原定|预期|设[定计]|超|是|为|较|比)*(?:目标[值数]?|计划[数值]?|标准值?|实际值|任务数|上年|去年|省定|设定)$|^比全[国省市县区]平?均?$/u;
// '支出' '资金' '长度' of what the count or the budget right before it named
const measure = /^(?:(?:已|实际|累计)*(?:支出|投入)|基金支付|资金|金额|长度|投资)$/u;
// '合同价15万元，累计支付12万元': the verb says what the amount is, the name before it does not
const paid = /^(?:累计|已|实际)(?:支付|拨付|发放)$/u;
const mark = /(?:满分|分值|权重|得分?)$/u;
const bareMark = /^(?:该项|自评|评价|按比例|计)*(?:满分|分值|权重|得分?)$/u;
// names that cover more than the thing they stand with
const wide = /收入|支出|资金|结余|结转|[合总共]计|总[额数分]|两项|金额|[价款]$/u;
// '部分整改4项，已整改2项': each is a part of its own
const partial = /^(?:部分|基本|正?在|未)/u;
const total = /[合总共]计|总[额数分]|^该项/u;
const rateName = /[率比度]$|进度$/u;
const shortRate = /^[\u4e00-\u9fff]{2}率$/u;
// '最大的是水文项目，' '为“综合利用率”，': the clause before is there to name it
const introduction = /(?:的是(?<name>[^，。；]{2,16})|^为“(?<quoted>[^，。；“”]{2,16})”)$/u;

/** Gives to numbers that are named by such words alone the name of their thing. */
export const nameInFull = ({ frames, mentions }: Figures): void => {
  const things = new Map<Mention, string>();
  const budgets = new Set(frames.flatMap(({ bases }) => bases.map(({ mention }) => mention)));
  mentions.forEach((mention, index) => {
    if (mention.figure.table !== null) return;
    const before = mentions
      .slice(Math.max(0, index - reach), index)
      .filter(
        ({ node, sentence, depth, figure }) =>
          node === mention.node &&
          sentence === mention.sentence &&
          depth <= mention.depth &&
          figure.table === null,
      );
    const { label } = mention.figure;
    const thing = label === null ? unnamed(mention, before, things) : thingOf(mention, label, before, things);
    mention.figure.label = thing ?? label;
    const own =
      thing ??
      (budgets.has(mention) && !wide.test(label ?? '') ? label?.replace(basis, '') : withoutVerb(label));
    if (own !== undefined && own.length > 1 && !isAction(own)) things.set(mention, own);
  });
};

// '评价组共发放问卷' '计划安装水表' '产出指标满分'
const withoutVerb = (label: string | null): string | undefined => {
  const words = label
    ?.replace(/^.{0,6}(?<!公)共(?![同享有计])/u, '')
    .replace(staged, '')
    .replace(mark, '');
  return (words === undefined ? null : nameBefore(words).label) ?? words;
};

/** how many numbers back, in its sentence, the thing may be named */
const reach = 8;

type Things = ReadonlyMap<Mention, string>;

/** '占合同总价的85%' after a number; '已拨付' '节约' '合计': a verb is better than no name. */
const unnamed = ({ lead, role }: Mention, before: readonly Mention[], things: Things): string | null => {
  const last = before.at(-1);
  if (role.kind === 'share' || role.kind === 'execution') return (last && things.get(last)) ?? null;
  const words = lead.replace(/^其中|为$|(?<!节)约$/gu, '');
  const verb = words.replace(/^(?:\d{4}年|已)/u, '').replace(staged, '');
  return /^(?:[合共总]计)$/u.test(words) || (verb.length > 1 && isAction(verb)) ? words : null;
};

const thingOf = (
  mention: Mention,
  label: string,
  before: readonly Mention[],
  things: Things,
): string | null => {
  const { figure, lead } = mention;
  const divided = before.findIndex((other) => other.lead.startsWith('其中'));
  const nearest = (isMeant: (name: string, other: Mention) => boolean): string | null =>
    before
      .flatMap((other) => {
        const name = things.get(other);
        return name !== undefined && isMeant(name, other) ? [name] : [];
      })
      .at(-1) ?? null;
  if (figure.dimension === 'score' && lead === '扣') return mention.separator === '（' ? null : lead;
  if (figure.dimension === 'money' && paid.test(lead) && !lead.includes(label)) return lead;
  const isMark = bareMark.test(label);
  if (isMark && mention.separator === '（' && mention.before !== '') return nameBefore(mention.before).label;
  const told = introducedIn(mention.before);
  if (told !== null && (isMark || standard.test(label) || measure.test(label))) return told;
  if (standard.test(label))
    return nearest(
      (_, other) =>
        (divided < 1 || before.indexOf(other) < divided) &&
        (figure.dimension === 'multiple' || measuredIn(other) === measuredIn(mention)),
    );
  // what is left after a rate is no more of the rate than what was done before it
  if (figure.dimension === 'count' && (isState(mention, label) || shortRate.test(label)))
    return countedIn(before, mention, things);
  if (measure.test(label)) {
    const thing = nearest(
      (name, other) =>
        other.segment === mention.segment && other.figure.dimension !== 'score' && !shortRate.test(name),
    );
    return thing === null || wide.test(thing) ? null : thing;
  }
  if (isMark || (figure.dimension === 'score' && lead === '得' && rateName.test(label)))
    return nearest((name) => !shortRate.test(name) && !total.test(name));
  return null;
};

/** The count right before it, of the same unit. */
const countedIn = (before: readonly Mention[], { figure }: Mention, things: Things): string | null => {
  const counted = before.findLast((other) => other.figure.dimension === 'count');
  const name = (counted && things.get(counted)) ?? '';
  return name !== '' && counted?.figure.base === figure.base && !isBare(name) && !partial.test(name)
    ? name
    : null;
};

const introducedIn = (clause: string): string | null => {
  const { name, quoted } = introduction.exec(clause)?.groups ?? {};
  return name ?? quoted ?? null;
};

const measuredIn = ({ figure }: Mention): string => (figure.base === '百分点' ? '%' : figure.base);

/** '其中按期办结20件' counts some of them apart, '新增竣工7项' others. */
const isState = ({ lead, action }: Mention, label: string): boolean =>
  !lead.startsWith('其中') && action !== '新增' && isBare(label);

const isBare = (label: string): boolean => {
  const verb = label.replace(staged, '');
  // '培训3个' may be a kind of project; '实际培训30人' is what was done
  return verb === '' || state.test(label) || state.test(verb) || (verb !== label && isAction(verb));
};
