/** 生产总值增长 7.0%。第一产业 …，拉动经济增长 0.4 个百分点；第二产业 …: the points of the three industries come to the growth. */
import type { BreakdownFact, Mention, Term } from '../../schemas/fact.js';
import type { Context, Parser } from './parser.js';

export const contributions: Parser = {
  id: 'contributions',
  parse: (context) => [...context.byNode.keys()].flatMap((node) => sumIn(context, node) ?? []),
};

// '拉动经济增长' '带动GDP增长' '分别拉动' '下拉经济增速'
const pull = /(?<up>拉动|带动)|(?<down>下拉|拉低)/u;
const grown = /生产总值|GDP/u;
const industries = [/第?一(?:、二、三)?产业|一产/u, /第?二(?:、三)?产业|二产/u, /第?三产业|三产/u];

const sumIn = ({ byNode, mentionsOf, text }: Context, node: number): BreakdownFact | null => {
  const terms = termsOf(mentionsOf(node));
  const [first] = terms;
  if (!first || terms.length !== industries.length) return null;
  const words = text(node);
  if (!industries.every((industry) => industry.test(words))) return null;
  const total = (byNode.get(node) ?? [])
    .filter(({ subject }) => grown.test(subject ?? ''))
    .flatMap(({ said }) => said)
    .find(({ role, start }) => role.kind === 'growth' && start < first.mention.start);
  return total
    ? {
        shape: 'breakdown',
        wording: 'contributions',
        caveat: total.caveat,
        total,
        readings: [terms],
        closure: 'supposed',
      }
    : null;
};

/** '分别拉动0.1、3.5、4.5个百分点': what follows a 、 is pulled by the same verb. */
const termsOf = (mentions: readonly Mention[]): Term[] => {
  let sign: Term['sign'] | null = null;
  return mentions.flatMap((mention): Term[] => {
    const verb = pull.exec(mention.lead)?.groups;
    if (verb) sign = verb.down === undefined ? 1 : -1;
    else if (mention.separator !== '、') sign = null;
    return sign !== null && mention.figure.dimension === 'percentage-point' ? [{ mention, sign }] : [];
  });
};
