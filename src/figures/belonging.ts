/** Which numbers beside one another are of one thing: its budgets, its outturn, its further measures. */
import type { Frame, Mention } from '../../schemas/fact.js';

// '年初预算' '全年预算数' '支出预算调整' '预算金额' '年度调整预算': the base, not the outturn
export const basis =
  /(?<name>年初预算|全年预算|年度预算|当年预算|调整后?预算|预算调整|变动预算|批复预算|预算批复|预算安排|预算资金|预算|年度目标|目标任务|目标值|计划任务|计划)(?:数|额|金额|总额|合计|总计|总计划)*$/u;
// names of the outturn that belong to the base before them
export const outturn =
  /^(?:(?:全年|当年|本年|年度)?(?:实际)?(?:支出|收入|资金)?(?:执行数?|决算数?|到位数?|完成数?|使用数?)|实际(?:完成|支出|执行|到位|使用|收入)(?:数|金额|资金|额|值)?|(?:支出|收入)(?:决算|执行|完成)数?|实际支出金额)$/u;

// '年初预算为32.5亿元，执行中调整为31.2亿元'
const adjustedTo = /(?:调整|调[增减]|变更)(?:为|到|至)$/u;

export const withoutBasis = (label: string, base: RegExpExecArray): string | null => {
  const subject = label.slice(0, base.index).replace(/的$/u, '');
  return subject === '' ? null : subject;
};

/** Is it a further number of the thing just measured: its outturn, its second budget, its second measure? */
export const belongsTo = (
  current: Frame,
  mention: Mention,
  label: string | null,
  base: RegExpExecArray | null,
): boolean => {
  const same = current.sentence === mention.sentence;
  const open = current.level === null;
  const outturnOf =
    current.bases.length > 0 && (label === null || outturn.test(label) || isSpent(current, mention, label));
  const reached = current.prior !== null && label === null;
  if (open && same && current.bases.length > 0 && adjustedTo.test(mention.lead))
    return addBase(current, mention, label?.includes('预算') === true ? label : current.subject, '调整预算');
  if (open && same && (outturnOf || reached)) {
    mention.figure.label = label ?? current.subject;
    current.level = mention;
    return true;
  }
  const further = open && current.bases.length > 0 && base !== null && sameSubject(label, base, current);
  const after =
    !open && same && base !== null && isOutturn(current, mention) && withoutBasis(label ?? '', base) === null;
  if (further || after) return addBase(current, mention, label, base.groups?.name ?? '');
  if (open || label !== null || mention.lead !== '') return false;
  mention.figure.label = current.subject;
  current.beside.push(mention);
  return true;
};

// '会议费预算15万元，支出9.6万元'; of an income or a total the expenditure is another thing
const isSpent = ({ subject, segment }: Frame, mention: Mention, label: string): boolean =>
  label === '支出' &&
  segment === mention.segment &&
  mention.separator === '，' &&
  subject?.endsWith('费') === true;

const addBase = (frame: Frame, mention: Mention, label: string | null, name: string): true => {
  mention.figure.label = label;
  frame.bases.push({ name, mention });
  return true;
};

// '会议费支出数12万元' '培训费执行数为8万元': a name of the outturn that its label leaves out
const outturnLead = /(?:支出|决算|执行|完成)数(?:合计|共计|共)?[为是：:]?$/u;

/** '支出决算为56.3万元，年初预算为50万元': the outturn first, of the same year. */
const isOutturn = ({ level, bases, said }: Frame, budget: Mention): boolean =>
  bases.length === 0 &&
  said.length === 0 &&
  level !== null &&
  level.figure.period === budget.figure.period &&
  (/(?:决算|执行)数?$/u.test(level.figure.label ?? '') || outturnLead.test(level.lead));

const sameSubject = (label: string | null, base: RegExpExecArray, current: Frame): boolean => {
  const subject = label?.slice(0, base.index) ?? '';
  return subject === '' || current.subject === null || current.subject.endsWith(subject);
};
