/** 实施项目 15 个，年初批复 8 个，年中增加 8 个，取消 1 个: how the number of projects came about. */
import type { BreakdownFact, Mention, Term } from '../../schemas/fact.js';
import type { Context, Parser } from './parser.js';

export const projectFlow: Parser = {
  id: 'project-flow',
  parse: (context) => context.figures.mentions.flatMap((_, index) => flowFrom(context, index) ?? []),
};

// '年中增加8个项目' '追加3个'
const added = /增加|新增|追加|增补/u;
// '取消1个' '核减2个'
const dropped = /取消|减少|撤销|调减|核减|终止/u;

const wordsOf = ({ lead, before, figure }: Mention): string => `${before}${lead}${figure.label ?? ''}`;

const flowFrom = ({ figures: { mentions }, text }: Context, index: number): BreakdownFact | null => {
  const total = mentions[index];
  if (total?.figure.dimension !== 'count' || total.figure.kind !== 'exact') return null;
  const named = `${total.lead}${text(total.node).slice(total.end, total.end + 4)}`;
  if (!named.includes('项目') || wordsOf(total).includes('年初')) return null;
  const terms = termsAfter(mentions.slice(index + 1, index + 8), total);
  if (terms.length < 2 || !terms[0] || !wordsOf(terms[0].mention).includes('年初')) return null;
  return {
    shape: 'breakdown',
    wording: 'project-flow',
    caveat: total.caveat,
    total,
    readings: [terms],
    // what was cancelled is often not said
    closure: 'open',
    division: 'project-flow',
  };
};

/** Counts of the same measure as far as their words say whether they came or went. */
const termsAfter = (ahead: readonly Mention[], total: Mention): Term[] => {
  const terms: Term[] = [];
  for (const mention of ahead) {
    if (mention.node !== total.node) break;
    // '（含结转项目1个）' is counted in the number before it
    if (mention.figure.base !== total.figure.base || mention.depth > total.depth) continue;
    const words = mention.lead;
    if (dropped.test(words)) terms.push({ mention, sign: -1 });
    else if (wordsOf(mention).includes('年初') || added.test(words)) terms.push({ mention, sign: 1 });
    else break;
  }
  return terms;
};
