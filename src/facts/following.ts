/** A total, and further on the amounts that make it up: 从输出地看，A …；B …, or a paragraph for each. */
import type { BreakdownFact, Frame, Mention } from '../../schemas/fact.js';
import { valueOf } from '../figures/allowed.js';
import { add, compare, subtract, zero } from '../figures/rational.js';
import { meetsSum, slackOf } from './adding-up.js';
import { groupBy } from '../figures/group-by.js';
import { isAdditive, isPerUnit } from './amount.js';
import { itemMarker } from './item-marker.js';
import { levelOf, sameMeasure } from './kinship.js';
import type { Context, Parser } from './parser.js';
import { sumOf } from './shapes.js';

export const following: Parser = {
  id: 'following',
  parse: (context) =>
    context.figures.frames.flatMap((_, index) => [...madeUp(context, index), ...listed(context, index)]),
};

/** how many amounts after the total are looked at */
const reach = 24;
// four digits do not agree by chance with a sum that begins anywhere; three may, unless it begins right there
const telling = /[1-9](?:\.?\d){3}/u;

const madeUp = (context: Context, index: number): BreakdownFact[] => {
  const { figures, kinship } = context;
  const frame = figures.frames[index];
  const total = frame?.level;
  if (!frame || !total || frame.depth > 0) return [];
  const isPart = frame.cue !== null || kinship.parentOf.has(frame);
  if (total.figure.dimension === 'percent' || !telling.test(total.figure.digits)) return [];
  const window = figures.frames.slice(index + 1, index + reach);
  // where the same amount comes again, what stands between makes up that one
  if (window.some(({ level }) => level?.figure.value === total.figure.value)) return [];
  const near = window.filter(
    (other) =>
      isMeasured(other.level) &&
      other.depth === 0 &&
      sameMeasure(frame, other) &&
      isFree(context, other, frame) &&
      !areItemsOfOneList(context, total, other),
  );
  const namesakes = near.filter(({ level }) => isNamesake(level, total)).flatMap(({ level }) => level ?? []);
  const alike = namesakes.length > 1 && near.length > namesakes.length ? addingUp(namesakes, total) : null;
  const inARow = near.flatMap((first, start) => {
    if (start > 0 && first.node === near[start - 1]?.node) return [];
    // '其中：税收收入93.2亿元…主要税收项目如下：|增值税 …': a part is divided only by paragraphs of their own
    if (isPart && first.node === frame.node) return [];
    const parts = addingUp(
      near.slice(start).flatMap((part) => levelOf(part) ?? []),
      total,
    );
    return parts === null ? [] : breakdown(total, parts);
  });
  return alike === null ? inARow : [...inARow, breakdown(total, alike)];
};

/** '在校生8637人|普通高中5所；招生2500人；在校生6747人|职业高中1所；招生633人；在校生1890人': of one name, or of names that end alike. */
const isNamesake = (level: Mention | null, total: Mention): boolean => {
  const [part, whole] = [level?.figure.label ?? '', total.figure.label ?? ''];
  return part !== '' && (part === whole || (whole.length > 3 && part.endsWith(whole.slice(-4))));
};

/** '4.城乡社区支出35.2亿元。|5.农林水支出20.1亿元。': the items of one list are beside each other. */
const areItemsOfOneList = (context: Context, total: Mention, { level }: Frame): boolean => {
  const style = itemOpenedBy(context, total);
  return style !== null && level?.node !== total.node && itemOpenedBy(context, level) === style;
};

/** The style of the marker that the amount stands right behind, with no more than its name between. */
const itemOpenedBy = ({ text }: Context, mention: Mention | null | undefined): string | null => {
  const words = mention ? text(mention.node).slice(0, mention.start) : '';
  return /[，。；：:]/u.test(words) ? null : (itemMarker(words)?.style ?? null);
};

/** '指标22个中，完成18个，基本完成3个，未完成1个': all amounts of that unit that a sentence lists, few digits or many. */
const listed = ({ figures: { frames }, kinship }: Context, index: number): BreakdownFact[] => {
  const frame = frames[index];
  if (!frame || frame.depth > 0) return [];
  const isPart = kinship.parentOf.has(frame);
  const window = frames
    .slice(index, index + reach)
    .filter(({ node, depth }) => node === frame.node && depth === 0);
  const amounts = window.flatMap(amountsOf);
  return amountsOf(frame).flatMap((total) => {
    if (!isAdditive(total) || !/[1-9]\.?\d/u.test(total.figure.digits)) return [];
    const after = amounts.filter(
      (other) => other.start > total.start && other.figure.base === total.figure.base,
    );
    if (after.some(({ figure }) => figure.value === total.figure.value)) return [];
    const lists = [...groupBy(after, ({ sentence }) => sentence).values()];
    return lists
      .flatMap((list) => (mayDivide(list, total, isPart) ? [withoutZeros(list)] : []))
      .flatMap((list) => {
        const parts = telling.test(total.figure.digits) ? addingUp(list, total) : list;
        return parts &&
          parts.length >= fewest(list, total) &&
          parts.every(isMeasured) &&
          meetsSum(total, parts)
          ? [parts]
          : [];
      })
      .slice(0, 1)
      .map((parts) => breakdown(total, parts));
  });
};

const withoutZeros = (list: readonly Mention[]): Mention[] =>
  list.filter(({ figure }) => figure.value !== '0');

/** In its own sentence or the next, or where a criterion says that something is divided; a part in a sentence of its own. */
const mayDivide = (list: readonly Mention[], total: Mention, isPart: boolean): boolean => {
  const [first] = list;
  const distance = first ? first.sentence - total.sentence : 0;
  return first !== undefined && (distance < 2 || isDivision(first)) && (!isPart || distance > 0);
};

const fewest = ([first]: readonly Mention[], total: Mention): number =>
  first && isDivision(first) && threeDigits.test(total.figure.digits) ? 2 : 3;

// '按改造方式：' '按地区分，' '从结构看，' before the first of them
const division = /^(?:按(?:照)?|分|从)[^，。；：]{1,14}$/u;
const isDivision = ({ before, lead }: Mention): boolean =>
  division.test(before) || /^(?:按(?:照)?|分|从)[^，。；]{1,14}[，：]/u.test(lead);
const threeDigits = /[1-9](?:\.?\d){2}/u;

const amountsOf = (frame: Frame): Mention[] =>
  isPerUnit(frame)
    ? []
    : [...frame.bases.map(({ mention }) => mention), ...(frame.level ? [frame.level] : []), ...frame.beside];

const isMeasured = (level: Frame['level']): boolean =>
  typeof level?.figure.low === 'string' && typeof level.figure.high === 'string';

/** No part of another list; whose part a division by some criterion is, is only presumed. */
const isFree = ({ kinship }: Context, part: Frame, whole: Frame): boolean => {
  const parent = kinship.parentOf.get(part);
  return parent === undefined || parent === whole || kinship.partitioned.has(part);
};

/** The first amounts that add up to the total. */
const addingUp = (amounts: readonly Mention[], total: Mention): Mention[] | null => {
  for (const at of amounts.keys()) {
    const parts = amounts.slice(0, at + 1);
    if (at > 0 && meetsSum(total, parts)) return parts;
    const gap = subtract(parts.map(valueOf).reduce(add, zero), valueOf(total));
    if (compare(gap, slackOf(total, parts)) > 0) return null;
  }
  return null;
};

const breakdown = (total: Mention, parts: readonly Mention[]): BreakdownFact =>
  sumOf('following', total, parts, 'supposed');
