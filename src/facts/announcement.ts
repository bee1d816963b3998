/** 五大工作任务：一、…五、…; 以下三个方面：一是…三是…: a headline count and the numbered items after it. */
import type { ListingFact, Mention } from '../../schemas/fact.js';
import type { Context, Parser } from './parser.js';

export const announcement: Parser = {
  id: 'announcement',
  parse: (context) => context.figures.mentions.flatMap((mention) => announced(context, mention) ?? []),
};

const countable =
  /任务|方面|问题|措施|工作|工程|举措|目标|原则|重点|步骤|要求|建议|行动|内容|环节|关系|不足/u;

const announced = (context: Context, mention: Mention): ListingFact | null => {
  const { figure } = mention;
  if (figure.kind !== 'exact' || figure.dimension !== 'count') return null;
  const text = context.text(mention.node);
  const noun = /^[^，。；：:\d]{0,16}/u.exec(text.slice(mention.end))?.[0] ?? '';
  if (!countable.test(noun)) return null;
  const items = itemsAfter(text.slice(mention.end + noun.length));
  if (items.length < 2) return null;
  return {
    shape: 'listing',
    wording: 'announcement',
    caveat: null,
    announced: mention,
    items,
    inline: false,
    open: false,
  };
};

const numerals = [...'一二三四五六七八九十'];

/** The items of the first numbered list in the text, as far as their numbers run on without a gap. */
const itemsAfter = (text: string): string[] => {
  const start = /^[^。；]{0,24}?[：:，。]?\s*(?<style>一、|一是|（一）|1[.、]|①)/u.exec(text)?.groups?.style;
  if (start === undefined) return [];
  const starts: number[] = [];
  let from = 0;
  for (let count = 1; count <= 20; count += 1) {
    const at = text.indexOf(markerOf(start, count), from);
    if (at < 0) break;
    starts.push(at);
    from = at + 1;
  }
  return starts.map((at, index) => text.slice(at, starts[index + 1] ?? endOf(text, at)).trim());
};

const endOf = (text: string, at: number): number => {
  const end = text.indexOf('。', at);
  return end < 0 ? text.length : end;
};

const markerOf = (style: string, count: number): string => {
  const numeral = count <= 10 ? (numerals[count - 1] ?? '') : `十${numerals[count - 11] ?? ''}`;
  if (style === '①') return String.fromCodePoint(0x2460 + count - 1);
  if (style.startsWith('1')) return style.replace('1', String(count));
  return style.replace('一', numeral);
};
