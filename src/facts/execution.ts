/** 为预算的 p%, 完成年初预算的 p%, 执行率 p%: an outturn against the budget it names. */
import type { Fact, Frame, Mention, RatioFact, RestatementFact } from '../../schemas/fact.js';
import type { Context, Parser } from './parser.js';

export const execution: Parser = {
  id: 'execution',
  parse: (context) =>
    context.figures.frames.flatMap((frame, index) => [...said(frame), ...rateLevel(context, frame, index)]),
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

const said = (frame: Frame): RatioFact[] =>
  frame.said.flatMap((rate) => {
    if (rate.role.kind !== 'execution' || !frame.level || frame.level.figure.dimension === 'percent')
      return [];
    const wholes = rate.whole ? [rate.whole] : basesFor(frame, rate.role.base);
    return wholes.length > 0
      ? [
          ratio(
            frame.level,
            wholes,
            rate,
            frame.bases.map(({ mention }) => mention),
          ),
        ]
      : [];
  });

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
const rateLevel = ({ figures }: Context, frame: Frame, index: number): Fact[] => {
  const rate = frame.level;
  if (
    rate?.figure.dimension !== 'percent' ||
    !(rate.figure.label ?? '').endsWith('执行率') ||
    rate.figure.kind !== 'rounded'
  )
    return [];
  const previous = figures.frames[index - 1];
  const near = previous?.node === frame.node && previous.sentence === frame.sentence ? previous : null;
  if (near?.level && near.bases.length > 0 && near.level.figure.dimension === 'money')
    return [
      ratio(
        near.level,
        near.bases.map(({ mention }) => mention),
        rate,
      ),
    ];
  const whole = onlyBudget(figures.frames);
  const part =
    near?.level?.figure.dimension === 'money' && /支出|执行/u.test(near.level.figure.label ?? '')
      ? near.level
      : whole?.outturn;
  if (!whole || !part) return [];
  return [
    ratio(part, [whole.budget], rate),
    ...(part === whole.outturn && whole.rate ? [again(rate, whole.rate)] : []),
  ];
};

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
