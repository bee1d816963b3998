/** 甲、乙和丙分别为 x、y、z: as many numbers as names. */
import type { Mention, RespectiveFact } from '../../schemas/fact.js';
import type { Context, Parser } from './parser.js';
import { placeAt } from './place.js';

export const respective: Parser = {
  id: 'respective',
  parse: (context) =>
    context.figures.mentions.flatMap(
      (_, index) => respectiveAt(context, context.figures.mentions, index) ?? [],
    ),
};

// '税收、非税和债务收入分别完成'
const words = /(?<names>[^，。；：]{3,60}?)(?:同比|比上年)?分别(?:为|是|增长|下降|完成|达到?|占|实现)?$/u;
// a range, a bracket, a quotation or an open end: how many names these are, no sign says
const unclear = /[（）“”《》\d~～—-]|[至到等各]|[一二三四五六七八九十]是/u;
/** characters that a name of a list has at most */
const longest = 12;

const respectiveAt = (
  context: Context,
  mentions: readonly Mention[],
  index: number,
): RespectiveFact | null => {
  const first = mentions[index];
  const names = first && words.exec(first.lead)?.groups?.names;
  if (!first || names === undefined || !names.includes('、') || unclear.test(names)) return null;
  const parts = names.split('、');
  if (parts.some((part) => part === '' || part.length > longest)) return null;
  const last = parts.at(-1) ?? '';
  const joined = /[^和及与]{2,}(?:和|及|与)[^和及与]{2,}$/u.test(last);
  const values = valuesFrom(mentions, index);
  if (values.length < 2 || goesOn(context.text(first.node), values)) return null;
  const start = first.leadStart;
  return {
    shape: 'respective',
    wording: 'respective',
    caveat: null,
    text: first.lead,
    place: placeAt(context.document, first.node, start, first.start),
    names: [parts.length, ...(joined ? [parts.length + 1] : [])],
    values,
  };
};

const link = /^(?:、|和|及|与|以及)$/u;

/** The number and those that only 、 or 和 part from it, of one measure. */
const valuesFrom = (mentions: readonly Mention[], index: number): Mention[] => {
  const values = mentions.slice(index, index + 1);
  for (let at = index + 1; at < mentions.length; at += 1) {
    const [last, next] = [values.at(-1), mentions[at]];
    if (!last || next?.node !== last.node || next.figure.dimension !== last.figure.dimension) break;
    // the lead of '和20%' is '和'; of '、20%' nothing is left but the separator
    const between = `${next.separator === '、' ? '、' : ''}${next.lead.trim()}`;
    if (next.start - last.end > 3 || !link.test(between)) break;
    values.push(next);
  }
  return values;
};

/** What follows the last of them parts it from the rest: else a number was not read. */
const goesOn = (text: string, values: readonly Mention[]): boolean =>
  !/^ ?[，。；）]/u.test(text.slice(values.at(-1)?.end ?? 0));
