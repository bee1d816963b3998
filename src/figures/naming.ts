/** What a number measures, told by the words around it. */
import type { Mention } from '../../schemas/fact.js';
import { nameAfter, nameBefore } from './label.js';

export interface Naming {
  /** what stands right after the number */
  after: string;
  /** folded text between the previous number (or the paragraph's start) and this lead */
  between: string;
  /** the lead without the words that told the role */
  rest: string;
}

// '共计40.83万元' closes a list and names nothing
export const bareTotal = /^(?:以上)?(?:共计|合计|总计|总共)(?:为|达)?$/u;

// verbs that say nothing of what was counted
const generic = /^(?:完成|实现|达到|达|安排|提供|新增|发放|投入|支付|落实|为|对|共|有)/u;

// '拼接屏、' between '174台' and '30台主机': the words belong to the count before
const closesItem = /(?:、|和|及|以及|与) ?$/u;
// '对全省' '在全市' '主要对' before '42个县': where or to whom, not what
const scope = /^(?:主要)?(?:对|在|向|为)?(?:全[国省市县区州镇]|我[省市县区州]|本[省市县区])?$/u;
const things = new Set(['count', 'other', 'area', 'length', 'mass', 'volume']);

export const nameLevel = (
  mention: Mention,
  { rest, after }: Naming,
): { label: string | null; action: string | null } => {
  const named = nameBefore(rest);
  const counted = mention.figure.dimension === 'count' || mention.figure.dimension === 'other';
  // the words in front open a list, close another item or only say where
  const listed =
    named.label?.endsWith('等') === true ||
    (things.has(mention.figure.dimension) &&
      (closesItem.test(rest) || (named.label !== null && scope.test(named.label))));
  if (named.label !== null && !listed) return named;
  const following = counted || listed || named.action !== null ? nameAfter(after) : null;
  if (following !== null) return { label: following, action: named.action };
  if (listed) return named;
  if (named.action !== null && counted && !generic.test(named.action))
    return { label: named.action, action: named.action };
  if (mention.before !== '' && named.action === null)
    return { label: nameBefore(mention.before).label, action: null };
  return named;
};
