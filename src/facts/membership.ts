/** 其中 right after an amount: the first part is no more than the whole, however open the list is. */
import type { MembershipFact } from '../../schemas/fact.js';
import { levelOf, type Family } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const membership: Parser = {
  id: 'membership',
  parse: (context) => context.kinship.families.flatMap((family) => firstOf(family, context) ?? []),
};

// nothing but the cue stands between the whole and its part: '4820件，其中线上办结' '（其中：'
const direct = /^[^，。；：]{0,4}[，；：（]\s*其中[：，]?\s*$/u;
// '累计' '历年' measure more than the year's whole; 人次 are more than the people
const wider = /累计|历年|以来|上年|结转/u;
// an average, a rate or a score of a part may well exceed that of the whole
const additive: ReadonlySet<string> = new Set(['money', 'count', 'area', 'mass', 'volume']);
const average = /均|率|单价|水平|得分|比重/u;

const firstOf = (
  { parent, children: [first], wording }: Family,
  { text }: Context,
): MembershipFact | null => {
  const whole = levelOf(parent);
  const part = first ? levelOf(first) : null;
  if (!whole || !part || wording === 'composition' || wording === 'partition' || whole.node !== part.node)
    return null;
  const words = text(whole.node);
  const lead = words.slice(part.leadStart, part.start);
  const gap = words.slice(whole.end, part.leadStart) + (/^其中[：，]?/u.exec(lead)?.[0] ?? '');
  if (!additive.has(whole.figure.dimension) || average.test(`${whole.figure.label ?? ''}${lead}`))
    return null;
  if (!direct.test(gap) || wider.test(lead) || part.figure.base !== whole.figure.base) return null;
  return { shape: 'membership', wording: 'membership', caveat: part.caveat ?? whole.caveat, part, whole };
};
