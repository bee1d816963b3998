/** A, B, C 等 3 个社区; 直属事业单位 10 个，即 A、B …: a count beside the list that it counts. */
import type { ListingFact, Mention } from '../../schemas/fact.js';
import type { Parser } from './parser.js';

export const enumeration: Parser = {
  id: 'enumeration',
  parse: (context) =>
    context.figures.mentions.flatMap((mention) => {
      if (mention.figure.dimension !== 'count' || mention.figure.kind !== 'exact') return [];
      const text = context.text(mention.node);
      return [
        listBefore(text, mention) ?? listRightBefore(text, mention),
        listAfter(text, mention) ?? officesAfter(text, mention),
      ].filter((fact) => fact !== null);
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
const beforeTail = /等(?:共|共计|合计|这)? ?$/u;

const listBefore = (text: string, mention: Mention): ListingFact | null => {
  // the end is told at once, the list is looked for from every character
  if (!beforeTail.test(text.slice(Math.max(0, mention.start - 4), mention.start))) return null;
  const list = before.exec(text.slice(Math.max(0, mention.start - 170), mention.start))?.groups?.list;
  if (list === undefined) return null;
  const items = splitList(list);
  return items.length > 1 ? listing(mention, items, true) : null;
};

// '内设办公室、财务科、业务科3个科室' 'A和B2个方面'
const rightBefore = /(?<list>[^，。；：:！？（\d]{1,60}(?:[、和与及][^，。；：:！？\d]{1,60})+)$/u;
// the offices of one house, not '医院、诊所35家机构', which are kinds of them
const ofOneHouse =
  /^(?:内设|职能|业务|综合|行政)*(?:[科处股部办]?室|内设机构|职能部门|[科处股部](?![\u4e00-\u9fff]))/u;

// '中心内设' '共设有'
const has = /^[^、]{0,20}(?<![建开铺架])设(?:有|立|置)?/u;

/** Without 等 the words do not say where the list begins, nor that it is counted: only names of offices, or the very count. */
const listRightBefore = (text: string, mention: Mention): ListingFact | null => {
  // a count spelled out is mostly a turn of speech: 两个方面, 四大体系
  if (!/^\d/u.test(text.slice(mention.start, mention.end))) return null;
  const front = text.slice(Math.max(0, mention.start - 170), mention.start);
  const found = rightBefore.exec(front);
  const list = found?.groups?.list;
  // '一级1人、二级2人': the words after another number name no item
  if (list === undefined || !isListed(list) || /\d$/u.test(front.slice(0, found?.index))) return null;
  const items = splitList(list);
  const named = items.length > 1 ? items : list.split(/[和与及]/u);
  const counted = String(named.length) === mention.figure.value;
  const certain =
    has.test(list) && items.every((item) => office.test(item)) && ofOneHouse.test(text.slice(mention.end));
  return named.length > 1 && (counted || (certain && named.length > 2))
    ? listing(mention, named, false)
    : null;
};

// '对A、B各2次' '社区、5个科室' 'A、B共3个': the last word before the count is no name
const isListed = (list: string): boolean =>
  !/(?:[、和与及各共约近达有]|分别|合计|总计|共计|累计)$/u.test(list);

// '10个，即A、B和C。' '3个，分别是：A、B、C' '12个内设机构（A、B…）'
const after =
  /^[^，。；：:（\d]{0,16}(?:，|：|:|（)?(?:即|分别(?:是|为)|包括|具体为|具体是|依次为)[：:]?(?<list>[^。；\d]{3,400})(?<stop>[。；]|$)/u;

const listAfter = (text: string, mention: Mention): ListingFact | null => {
  const list = after.exec(text.slice(mention.end, mention.end + 430))?.groups?.list;
  if (list === undefined) return null;
  const items = splitList(list.replace(/，.*$/u, ''));
  return items.length > 1 ? listing(mention, items, /等[^、]{0,8}$/u.test(list)) : null;
};

// '内设10个科室：A、B、C。' '下辖3个社区：甲、乙、丙' '设6个科室（A、B、C）'
const offices =
  /^[^，。；：:（\d]{0,12}(?:：(?<list>[^，。；：\d]{3,400})(?:[，。；]|$)|（(?<inside>[^，。；：\d（）]{3,400})）)/u;
// each name is that of an office or place, so that a 、 within a name shows
const office =
  /(?:[局委办厅部院所站队处会科股室组馆园校村店]|中心|大队|支队|学校|医院|街道|办事处|公司|社区|法庭|分局|平台|专班)(?:（[^（）]*）)?$/u;

/** A colon or a bracket alone announces the list where all its items are names of one kind. */
const officesAfter = (text: string, mention: Mention): ListingFact | null => {
  const found = offices.exec(text.slice(mention.end, mention.end + 430))?.groups;
  const list = found?.list ?? found?.inside;
  const items = list === undefined ? [] : splitList(list);
  return items.length > 1 && items.every((item) => office.test(item)) ? listing(mention, items, false) : null;
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
