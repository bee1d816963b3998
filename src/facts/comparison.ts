/** 决算数大于预算数, 决算数与预算数持平: two amounts of a sentence before, ordered in words. */
import type { ComparisonFact, Frame } from '../../schemas/fact.js';
import type { Context, Parser } from './parser.js';
import { placeAt } from './place.js';

export const comparison: Parser = {
  id: 'comparison',
  parse: (context) => [...context.byNode.keys()].flatMap((node) => comparisonsIn(context, node)),
};

// '决算数大于预算数' '支出决算数与年初预算数持平' '执行数小于调整预算数'; '基本持平' leaves room and says nothing
const words =
  /(?:支出)?(?:决算|执行)数?(?:(?<order>大于|高于|多于|超过|小于|低于|少于|等于)|与(?=[^，。；]{0,8}预算数?(?:持平|相等|一致)))(?<base>年初|调整|全年)?预算数?(?<equal>持平|相等|一致)?/gu;

const relationOf = (order: string | undefined): ComparisonFact['relation'] => {
  if (order === undefined || order === '等于') return 'equal';
  return /大|高|多|超/u.test(order) ? 'more' : 'less';
};

const comparisonsIn = (context: Context, node: number): ComparisonFact[] => {
  const text = context.text(node);
  return [...text.matchAll(words)].flatMap((match) => {
    const { order, base, equal } = match.groups ?? {};
    if (order === undefined && equal === undefined) return [];
    const frame = spokenOf(context, node, text, match.index);
    const left = frame?.level;
    const named = (frame?.bases ?? []).filter(({ name }) => base === undefined || name.includes(base));
    const rights = named
      .map(({ mention }) => mention)
      .filter(({ figure }) => figure.base === left?.figure.base);
    if (!left || rights.length === 0) return [];
    const end = match.index + match[0].length;
    return [
      {
        shape: 'comparison',
        wording: 'comparison',
        caveat: left.caveat,
        left,
        rights,
        relation: relationOf(order),
        text: match[0],
        place: placeAt(context.document, node, match.index, end),
      },
    ];
  });
};

/** The last budget with its outturn before the words; when they name a subject of their own it must be that one's. */
const spokenOf = (context: Context, node: number, text: string, at: number): Frame | undefined => {
  const clause = /[^，。；：]*$/u.exec(text.slice(0, at))?.[0] ?? '';
  const subject = clause.replace(/\d{4} ?年度?|[\s“”]/gu, '');
  const frame = (context.byNode.get(node) ?? []).findLast(
    ({ bases, level }) => bases.length > 0 && level !== null && level.start < at,
  );
  const named = (frame?.subject ?? '').replace(/[\s“”]/gu, '');
  return subject === '' || named.includes(subject.slice(0, 4)) || subject.includes(named) ? frame : undefined;
};
