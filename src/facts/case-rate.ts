/** 受理信访件 41 宗，按期办结率 100%: a rate of cases right after their exact number. */
import type { CaseRateFact, Mention } from '../../schemas/fact.js';
import type { Context, Parser } from './parser.js';

export const caseRate: Parser = {
  id: 'case-rate',
  parse: (context) =>
    context.figures.mentions.flatMap((rate, index): CaseRateFact[] => {
      const cases = context.figures.mentions[index - 1];
      return cases && isRateOf(cases, rate, context)
        ? [{ shape: 'case-rate', wording: 'case-rate', caveat: rate.caveat ?? cases.caveat, cases, rate }]
        : [];
    }),
};

// '，按期办结率达到': nothing else stands between the number of cases and the rate
const between =
  /^[，,](?:其?中?)(?:按[期时]|及时|限时)?(?:办结率|办复率|答复率|回复率|办理率)均?(?:为|达|达到|是)?$/u;
// '受理' '收到': all the cases there were; '新受理' leaves out those of the year before
const received = /(?<!新)(?:受理|收到|接到|收件|承办|交办|转办)/u;
const carried = /新收|新增|累计|上年|结转|历年|以来|约|近|余|多/u;
const caseUnits: ReadonlySet<string> = new Set(['件', '宗', '起', '份', '条', '个', '项', '封', '批']);

const isRateOf = (cases: Mention, rate: Mention, { text, mentionsOf }: Context): boolean => {
  if (cases.node !== rate.node || cases.sentence !== rate.sentence || cases.depth !== rate.depth)
    return false;
  if (rate.figure.dimension !== 'percent' || rate.figure.kind !== 'rounded') return false;
  if (cases.figure.kind !== 'exact' || !caseUnits.has(cases.figure.base)) return false;
  const words = text(cases.node);
  const named = words.slice(cases.leadStart, cases.start);
  return (
    received.test(named) &&
    !carried.test(named) &&
    between.test(words.slice(cases.end, rate.start).replace(/\s/gu, '')) &&
    // cases of another kind, or handed on from before, may be counted in
    mentionsOf(rate.node).every(
      (other) => other === cases || other.sentence !== rate.sentence || other.figure.dimension !== 'count',
    )
  );
};
