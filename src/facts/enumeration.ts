/** A, B, C 等 3 个社区; 直属事业单位 10 个，即 A、B …: a count beside the list that it counts. */
import type { ListingFact, Mention } from '../../schemas/fact.js';
import type { Parser } from './parser.js';

export const enumeration: Parser = {
  id: 'enumeration',
  parse: (context) =>
    context.figures.mentions.flatMap((mention) => {
      if (mention.figure.dimension !== 'count' || mention.figure.kind !== 'exact') return [];
      const text = context.text(mention.node);
      return [listBefore(text, mention), listAfter(text, mention)].filter((fact) => fact !== null);
    }),
};

const listing = (announced: Mention, items: string[], open: boolean): ListingFact => ({
  shape: 'listing',
  wording: 'enumeration',
  caveat: null,
  announced,
  items,
  inline: true,
  open,
});

// '谊园、丛桂、恩宁等 3 个社区'
const before = /(?<list>[^，。；：:！？]{2,160}?)等(?:共|共计|合计|这)? ?$/u;

const listBefore = (text: string, mention: Mention): ListingFact | null => {
  const list = before.exec(text.slice(Math.max(0, mention.start - 170), mention.start))?.groups?.list;
  if (list === undefined) return null;
  const items = splitList(list);
  return items.length > 1 ? listing(mention, items, true) : null;
};

// '10个，即A、B和C。' '3个，分别是：A、B、C' '12个内设机构（A、B…）'
const after =
  /^[^，。；：:（\d]{0,16}(?:，|：|:|（)?(?:即|分别(?:是|为)|包括|具体为|具体是|依次为)[：:]?(?<list>[^。；\d]{3,400})(?<stop>[。；]|$)/u;

const listAfter = (text: string, mention: Mention): ListingFact | null => {
  const list = after.exec(text.slice(mention.end, mention.end + 430))?.groups?.list;
  if (list === undefined) return null;
  const items = splitList(list.replace(/，.*$/u, ''));
  return items.length > 1 ? listing(mention, items, /等[^、]{0,8}$/u.test(list)) : null;
};

/** Splits at 、 and 和 of bracket depth 0 outside quotes; '和' only before the last item. */
export const splitList = (list: string): string[] => {
  const items: string[] = [];
  let depth = 0;
  let item = '';
  for (const char of list) {
    if (char === '（' || char === '“' || char === '《') depth += 1;
    else if (char === '）' || char === '”' || char === '》') depth -= 1;
    if (char === '、' && depth <= 0) {
      items.push(item);
      item = '';
    } else item += char;
  }
  const last = /^(?<first>[^和及与]{2,})(?:和|以及|及|与)(?<second>[^和及与]{2,})$/u.exec(item)?.groups;
  if (last && items.length > 0) items.push(last.first ?? '', last.second ?? '');
  else items.push(item);
  return items.map((text) => text.trim()).filter((text) => text !== '');
};
