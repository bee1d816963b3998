/** A total divided a second time after ；, or divided over the end of the sentence: 其中A …。B …。 */
import type { BreakdownFact, Closure, Frame, Term } from '../../schemas/fact.js';
import { isPerUnit } from './amount.js';
import { isClosedSet } from './closure.js';
import { addsUpTo } from './adding-up.js';
import { levelOf, sameMeasure, type Family } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const divisions: Parser = {
  id: 'divisions',
  parse: (context) =>
    context.kinship.families.flatMap((family) =>
      [dividedAgain(family), dividedOn(context, family)].filter((fact) => fact !== null),
    ),
};

/** '债务余额95亿元，其中：一般债务40亿元，专项债务55亿元；市级30亿元，县区65亿元' */
const dividedAgain = (family: Family): BreakdownFact | null => {
  const [first] = family.children;
  const again = family.children.filter(({ segment }) => segment !== first?.segment);
  if (again.length < 2) return null;
  const before = family.children.filter(({ segment }) => segment === first?.segment);
  // '新增一般债券 …，新增专项债券 …；再融资一般债券 …': a first division that does not add up goes on behind its ；
  const whole =
    before.length > 1 && addUp(before, family.parent) && isClosedSet(again.map(({ subject }) => subject));
  const together = again.every(({ segment }) => segment === again[0]?.segment);
  return breakdown(family, [again], whole && together ? 'claimed' : 'supposed');
};

const addUp = (parts: readonly Frame[], parent: Frame): boolean => {
  const total = levelOf(parent);
  return (
    total !== null &&
    addsUpTo(
      parts.flatMap((part) => levelOf(part) ?? []),
      total,
    )
  );
};

/** '保费收入35亿元。其中财产保险13.9亿元。人寿保险21.1亿元。' */
const dividedOn = (
  { figures, positionOf }: Context,
  { children, ...family }: Family,
): BreakdownFact | null => {
  const last = children.at(-1);
  if (!last || family.wording === 'bracket') return null;
  const after: Frame[] = [];
  for (let at = positionOf(last) + 1; at < figures.frames.length; at += 1) {
    const frame = figures.frames[at];
    if (frame?.node !== last.node || frame.cue !== null || after.length >= reach) break;
    if (frame.depth === last.depth && sameMeasure(family.parent, frame) && !isPerUnit(frame))
      after.push(frame);
  }
  const readings = after.map((_, index) => [...children, ...after.slice(0, index + 1)]);
  return readings.length === 0 ? null : breakdown({ children, ...family }, readings, 'supposed');
};

/** how many amounts a list may go on after its sentence */
const reach = 10;

const breakdown = (
  { parent, wording }: Family,
  readings: Frame[][],
  closure: Closure,
): BreakdownFact | null => {
  const total = levelOf(parent);
  if (!total || wording === 'composition') return null;
  return {
    shape: 'breakdown',
    wording: 'divisions',
    caveat: total.caveat,
    total,
    readings: readings.map(terms),
    closure,
  };
};

const terms = (frames: Frame[]): Term[] =>
  frames.flatMap((frame) => levelOf(frame) ?? []).map((mention) => ({ mention, sign: 1 as const }));
