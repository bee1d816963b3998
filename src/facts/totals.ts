/** A run of amounts closed by their total: 加上 …、…，收入总计 …; 收入 …，上级补助收入 …，收入总计 …. */
import type { BreakdownFact, Frame, Mention, Term } from '../../schemas/fact.js';
import { groupBy } from '../figures/group-by.js';
import { isCalledTotal } from './amount.js';
import { levelOf } from './kinship.js';
import type { Context, Parser } from './parser.js';

/** names that total only after 加上 */
const needsAddition = /(?:总收入|总支出|总[额数])$/u;

export const totals: Parser = {
  id: 'totals',
  parse: (context) => [...context.figures.frames.keys()].flatMap((index) => totalAt(context, index) ?? []),
};

// '共计40.83万元' '合计为' : the total of what was just listed
const bareTotal = /^(?:以上)?(?:共计|合计|总计|总共)(?:为|达)?$/u;

export const isTotal = (frame: Frame): boolean => {
  const level = levelOf(frame);
  if (level && bareTotal.test(level.lead.trim())) return true;
  return isCalledTotal(frame);
};

/** amounts of a sentence that are added up at most: no person wrote a longer list, and a machine's would cost its square */
const longest = 100;

const totalAt = (context: Context, index: number): BreakdownFact | null => {
  const frame = context.figures.frames[index];
  if (!frame || context.kinship.parentOf.has(frame)) return null;
  const total = levelOf(frame);
  if (!total) return null;
  // '加上结转下年等，支出合计48.2亿元': what was added is not printed
  if (frame.cue === '加上' || frame.cue === '减去') return null;
  const farthest = context.figures.frames[index - longest];
  if (farthest?.node === frame.node && farthest.sentence === frame.sentence) return null;
  const run = runBefore(context, index, total);
  if (run.headless) return isTotal(frame) ? headed(context, index, total, run) : null;
  if (run.parts.length < 2) return null;
  // '收入110.5亿元，减去调出资金8亿元，支出安排102.5亿元': what remains is not called a total
  const named = isTotal(frame) && (run.added || !needsAddition.test(total.figure.label ?? ''));
  if (!named && !isRemainder(run, total)) return null;
  return {
    shape: 'breakdown',
    wording: 'totals',
    caveat: total.caveat,
    total,
    readings: [run.parts, ...run.others],
    // where a list inside the sum may end sooner, no reading is certain
    closure: named && run.others.length === 0 ? 'claimed' : 'supposed',
  };
};

/** how many amounts back the first summand of a paragraph that opens with 加上 may stand */
const reach = 12;

/** '加上级补助收入 …，收入总计 …' at the head of a paragraph: with any amount before it that is called alike. */
const headed = (
  { figures, kinship }: Context,
  index: number,
  total: Mention,
  { parts }: Run,
): BreakdownFact | null => {
  const kind = /收入|支出/u.exec(total.figure.label ?? '')?.[0];
  if (kind === undefined) return null;
  const readings = figures.frames
    .slice(Math.max(0, index - reach - parts.length), index)
    .filter((frame) => frame.node !== total.node && frame.depth === 0 && !kinship.parentOf.has(frame))
    .flatMap((frame) => levelOf(frame) ?? [])
    .filter((mention) => sameBase(mention, total) && (mention.figure.label ?? '').includes(kind))
    .reverse()
    .map((mention): Term[] => [{ mention, sign: 1 }, ...parts]);
  return readings.length === 0
    ? null
    : {
        shape: 'breakdown',
        wording: 'totals',
        caveat: total.caveat,
        total,
        readings,
        closure: 'supposed',
      };
};

/** An amount in the sentence of what is taken off, after the last of it. */
const isRemainder = ({ parts }: Run, total: Mention): boolean =>
  parts.some(({ sign }) => sign === -1) &&
  parts.at(-1)?.mention.sentence === total.sentence &&
  total.separator !== '、';

interface Run {
  parts: Term[];
  /** the same, where the last amounts of a 其中 inside it are summands themselves */
  others: Term[][];
  /** the run is introduced by 加上 or 减去 */
  added: boolean;
  /** 加上 opens the paragraph: what it is added to stands in another one */
  headless: boolean;
}

const leadsOn = (frame: Frame): boolean => frame.cue === '加上' || frame.cue === '减去';

/** Amounts of the same measure since the last total; over the end of a sentence only where 加上 leads on. */
const runBefore = (context: Context, index: number, total: Mention): Run => {
  const { frames } = context.figures;
  const found: Summand[] = [];
  const passed: Summand[] = [];
  let added = false;
  let next = frames[index];
  for (let at = index - 1; at >= 0; at -= 1) {
    const frame = frames[at];
    if (!frame || !next || frame.node !== total.node) break;
    const crosses = frame.sentence !== next.sentence;
    if (crosses && (!leadsOn(next) || namesHead(next))) break;
    if (leadsOn(next)) added = true;
    const head = added && crosses;
    if (isTotal(frame) && !head) break;
    const mention = [levelOf(frame), ...frame.beside].find(
      (other) => other !== null && sameBase(other, total),
    );
    if (!mention || frame.depth > total.depth) continue;
    if (isPart(context, frame, frames[index])) {
      if (frame.sentence === total.sentence) passed.unshift({ frame, mention });
      continue;
    }
    next = frame;
    found.unshift({ frame, mention });
    if (head) break;
  }
  return withNamedHead(context, index, {
    parts: signed(found),
    others: longer(context, found, passed),
    added: added || (next !== undefined && leadsOn(next)),
    headless: next !== undefined && next !== frames[index] && leadsOn(next) && !namesHead(next),
  });
};

interface Summand {
  frame: Frame;
  mention: Mention;
}

/** '加上补助 X，其中：A …、B …，上年结转 Y，收入总计 T': Y may be taken for a part of X. */
const longer = ({ kinship }: Context, found: readonly Summand[], passed: readonly Summand[]): Term[][] => {
  const lists = groupBy(passed, ({ frame }) => kinship.parentOf.get(frame));
  return [...lists].flatMap(([parent, parts]) => {
    const at = found.findIndex(({ frame }) => frame === parent);
    if (at === -1) return [];
    return parts
      .slice(1)
      .map((_, kept) =>
        signed([...found.slice(0, at + 1), ...parts.slice(kept + 1), ...found.slice(at + 1)]),
      );
  });
};

/** 减去 holds for all that follows it, until 加上. */
const signed = (found: readonly Summand[]): Term[] => {
  let sign: Term['sign'] = 1;
  return found.map(({ frame: { cue }, mention }) => {
    if (cue === '减去' || cue === '扣除') sign = -1;
    if (cue === '加上') sign = 1;
    return { mention, sign };
  });
};

const isPart = ({ kinship }: Context, frame: Frame, total: Frame | undefined): boolean => {
  const parent = kinship.parentOf.get(frame);
  return parent !== undefined && parent !== total;
};

const sameBase = (a: Mention, b: Mention): boolean =>
  a.figure.base === b.figure.base && a.figure.dimension === b.figure.dimension;

// '地方一般公共预算收入加上上划中央收入': the first summand is named, not printed again
const named = /^(?<head>[^，；。]{4,30})加上/u;

const namesHead = (frame: Frame): boolean => named.test(levelOf(frame)?.lead ?? '');

const withNamedHead = ({ figures }: Context, index: number, run: Run): Run => {
  const first = run.parts[0]?.mention;
  const head = first && named.exec(first.lead)?.groups?.head;
  if (!first || head === undefined) return run;
  const before = figures.frames
    .slice(0, index)
    .findLast(({ subject, level }) => level && level !== first && subject?.endsWith(head));
  return before?.level
    ? { parts: [{ mention: before.level, sign: 1 }, ...run.parts], others: [], added: true, headless: false }
    : run;
};
