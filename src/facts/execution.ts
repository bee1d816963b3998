/** 为预算的 p%, 完成年初预算的 p%, 执行率 p%: an outturn against the budget it names. */
import type { Fact, Frame, Mention, RatioFact, RestatementFact } from '../../schemas/fact.js';
import { valueOf } from '../figures/allowed.js';
import { compare } from '../figures/rational.js';
import type { Context, Parser } from './parser.js';

export const execution: Parser = {
  id: 'execution',
  parse: (context) => {
    const { frames } = context.figures;
    const whole = onlyBudget(frames);
    return frames.flatMap((frame, index) => [
      ...said(frame, () => budgetsBefore(context, frame, index)),
      ...rateLevel(context, frame, index, whole),
    ]);
  },
};

const ratio = (part: Mention, wholes: Mention[], rate: Mention, others: Mention[] = []): RatioFact => ({
  shape: 'ratio',
  kind: 'execution',
  wording: 'execution',
  caveat: rate.caveat ?? part.caveat,
  part,
  wholes,
  others: others.filter((other) => !wholes.includes(other)),
  rate,
});

const said = (frame: Frame, earlier: () => Budgets): RatioFact[] =>
  frame.said.flatMap((rate) => {
    if (rate.role.kind !== 'execution' || !frame.level || frame.level.figure.dimension === 'percent')
      return [];
    const wholes = rate.whole ? [rate.whole] : basesFor(frame, rate.role.base);
    if (wholes.length > 0)
      return [
        ratio(
          frame.level,
          wholes,
          rate,
          frame.bases.map(({ mention }) => mention),
        ),
      ];
    const kind = /年初|调整/u.exec(rate.role.base)?.[0];
    const budgets = kind === '年初' ? earlier().initial : kind === '调整' ? earlier().adjusted : [];
    return budgets.length > 0 ? [{ ...ratio(frame.level, budgets, rate), supposed: true }] : [];
  });

// '一般性转移支付补助收入' was '一般性转移支付补助'
const isSameName = (earlier: string, name: string | null): boolean =>
  name !== null && (name.endsWith(earlier) || (earlier.length > 3 && name.startsWith(earlier)));

interface Budgets {
  initial: Mention[];
  adjusted: Mention[];
}

/** how many amounts back the budget of the same name may stand */
const reach = 40;
// '由年初的8120.5万元调整为7650.5万元'
const adjustedTo = /(?:调整|变更)(?:为|到|至)$/u;

/** '收入预算由年初的 p 调整为 v。… 收入 w，完成调整预算的 r%': budgets that an earlier sentence gave to that name. */
const budgetsBefore = ({ figures, kinship }: Context, frame: Frame, index: number): Budgets => {
  const named = figures.frames
    .slice(Math.max(0, index - reach), index)
    .filter(({ subject }) => subject !== null && isSameName(subject, frame.subject))
    .reverse();
  const sameUnit = (mention: Mention | null): mention is Mention =>
    mention !== null && mention.figure.base === frame.level?.figure.base;
  const called = (word: string): Mention[] =>
    named.flatMap(({ bases }) =>
      bases.filter(({ name }) => name.includes(word)).map(({ mention }) => mention),
    );
  const isAdjusted = ({ level }: Frame): boolean => level !== null && adjustedTo.test(level.lead);
  // '收入总计调整为6420万元。其中：本级收入1250万元': the parts were adjusted with the whole
  const isAdjustedWith = (part: Frame): boolean => {
    for (let whole = kinship.parentOf.get(part); whole; whole = kinship.parentOf.get(whole))
      if (isAdjusted(whole)) return true;
    return false;
  };
  const moved = named.filter((other) => isAdjusted(other) || isAdjustedWith(other));
  return {
    initial: [...called('年初'), ...moved.map(({ prior }) => prior)].filter(sameUnit),
    adjusted: [...called('调整'), ...moved.map(({ level }) => level)].filter(sameUnit),
  };
};

/** The base that the words name: 年初, 调整, 全年; a bare 预算 may be any of them, the latest first. */
const basesFor = ({ bases }: Frame, words: string): Mention[] => {
  const kind = /年初|调整|全年|目标|计划|任务/u.exec(words)?.[0];
  const named = kind === undefined ? [] : bases.filter(({ name }) => name.includes(kind));
  if (named.length > 0) return named.map(({ mention }) => mention);
  if (kind === '年初' || kind === '调整') {
    const plain = bases.filter(({ name }) => !/年初|调整|全年|变动/u.test(name));
    return plain.map(({ mention }) => mention);
  }
  return bases.map(({ mention }) => mention).reverse();
};

/** 执行率 as a figure of its own: against the budget of its sentence, else against the only budget of the report. */
const rateLevel = (context: Context, frame: Frame, index: number, whole: OnlyBudget | null): Fact[] => {
  const rate = frame.level;
  if (
    rate?.figure.dimension !== 'percent' ||
    !(rate.figure.label ?? '').endsWith('执行率') ||
    rate.figure.kind !== 'rounded'
  )
    return [];
  const previous = context.figures.frames[index - 1];
  const near = previous?.node === frame.node && previous.sentence === frame.sentence ? previous : null;
  if (near?.level && near.bases.length > 0 && near.level.figure.dimension === 'money')
    return [
      ratio(
        near.level,
        near.bases.map(({ mention }) => mention),
        rate,
      ),
    ];
  const part =
    near?.level?.figure.dimension === 'money' && /支出|执行/u.test(near.level.figure.label ?? '')
      ? near.level
      : whole?.outturn;
  if (!whole || !part || (part === whole.outturn && !ofAll.test(rate.figure.label ?? ''))) return [];
  return [
    {
      ...ratio(part, [whole.budget], rate),
      ...(part !== whole.outturn && hasGrant(context, part) ? { supposed: true as const } : {}),
    },
    ...(part === whole.outturn && whole.rate ? [again(rate, whole.rate)] : []),
  ];
};

/** '培训项目安排70万元，实际支出38.5万元': a larger amount of the sentence may be what it was spent of. */
const hasGrant = ({ mentionsOf }: Context, part: Mention): boolean =>
  mentionsOf(part.node).some(
    (other) =>
      other.sentence === part.sentence &&
      other.start < part.start &&
      other.figure.base === part.figure.base &&
      compare(valueOf(other), valueOf(part)) >= 0,
  );

// '预算执行率' '资金总体执行率': of the report's only budget; '设备购置项目执行率' is of another
const ofAll =
  /^(?:(?:年度|全年|总体|整体|综合|平均|本?项目|本?部门|本?单位|财政|资金|预算|支出|整体支出|部门整体支出)的?)*执行率$/u;

const again = (stated: Mention, earlier: Mention): RestatementFact => ({
  shape: 'restatement',
  wording: 'restatement',
  caveat: null,
  stated,
  earlier,
  sameness: stated.figure.label ?? '',
});

interface OnlyBudget {
  budget: Mention;
  outturn: Mention | null;
  rate: Mention | null;
}

/** The report's budget when every statement of one agrees. */
const onlyBudget = (frames: Frame[]): OnlyBudget | null => {
  let found: OnlyBudget | null = null;
  for (const { bases, level, said } of frames) {
    for (const { mention } of bases) {
      if (mention.figure.dimension !== 'money') continue;
      if (found && found.budget.figure.value !== mention.figure.value) return null;
      found ??= {
        budget: mention,
        outturn: level,
        rate: said.find(({ role }) => role.kind === 'execution') ?? null,
      };
    }
  }
  return found;
};
