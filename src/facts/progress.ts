/** 问题 n 项，已整改 a 项，正在整改 b 项: a number of things, counted again by how far each has come. */
import type { BreakdownFact, Frame, Mention, Term } from '../../schemas/fact.js';
import { compare } from '../figures/rational.js';
import { valueOf } from '../figures/allowed.js';
import { levelOf } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const progress: Parser = {
  id: 'progress',
  parse: (context) => context.figures.frames.flatMap((_, index) => progressAt(context, index) ?? []),
};

const tasks = '整改|办理|办结|落实|解决|处理|答复|销号|开工|建设|竣工|完工|验收|审核|审批|拆除|改造';
// '已完成整改' '正在整改' '尚未整改' '部分整改' '未开工'
const stateBefore = new RegExp(
  String.raw`(?<state>已|正在|正|尚未|未|部分|基本|全部|持续|待)(?:经|全部|基本)?(?:完成|推进|进行)?(?<task>${tasks})`,
  'u',
);
// '完成整改' '整改到位' '整改中'
const stateAfter = new RegExp(
  String.raw`(?<done>完成)(?<task>${tasks})|(?<task2>${tasks})(?<state>到位|完成|完毕|中)`,
  'u',
);

// of what is being handled, 办结 is the end
const settled = new Map([
  ['办结', '办理'],
  ['答复', '办理'],
]);

interface State {
  task: string;
  state: string;
}

const stateOf = ({ lead, figure }: Mention): State | null => {
  const words = `${lead}${figure.label ?? ''}`;
  const groups = (stateBefore.exec(words) ?? stateAfter.exec(words))?.groups;
  if (!groups) return null;
  const task = groups.task ?? groups.task2 ?? '';
  return { task: settled.get(task) ?? task, state: groups.state ?? groups.done ?? '' };
};

/** how many amounts back the number of all may stand, and ahead the last state */
const reach = 10;

/** `index`: the first of the states. */
const progressAt = ({ figures: { frames } }: Context, index: number): BreakdownFact | null => {
  const stateIn = (frame: Frame | undefined): State | null => {
    const level = frame && levelOf(frame);
    return level ? stateOf(level) : null;
  };
  const first = frames[index];
  const head = first && levelOf(first);
  const state = stateIn(first);
  if (!first || !head || !state || !isCounted(head)) return null;
  const alike = (frame: Frame): boolean => isAlike(levelOf(frame), head) && frame.sentence === first.sentence;
  const before = frames.slice(Math.max(0, index - reach), index).filter(alike);
  if (before.some((frame) => stateIn(frame)?.task === state.task)) return null;
  const whole = before.findLast((frame) => !stateIn(frame));
  const total = whole && levelOf(whole);
  if (!total || compare(valueOf(total), valueOf(head)) < 0) return null;
  const ahead = frames.slice(index, index + reach).filter(alike);
  const end = ahead.findIndex(
    (frame) => stateIn(frame)?.task !== state.task || (frame !== first && frame.cue === '其中'),
  );
  const parts = end === -1 ? ahead : ahead.slice(0, end);
  const states = new Set(parts.map((frame) => stateIn(frame)?.state));
  if (parts.length < 2 || states.size < parts.length) return null;
  return {
    shape: 'breakdown',
    wording: 'progress',
    caveat: total.caveat,
    total,
    readings: [parts.flatMap((frame) => levelOf(frame) ?? []).map((mention): Term => ({ mention, sign: 1 }))],
    // a third state may go without saying
    closure: 'unsaid',
  };
};

const isCounted = ({ figure }: Mention): boolean => figure.dimension === 'count' && figure.kind === 'exact';

const isAlike = (mention: Mention | null, head: Mention): boolean =>
  mention?.figure.base === head.figure.base &&
  mention.node === head.node &&
  mention.depth === head.depth &&
  isCounted(mention);
