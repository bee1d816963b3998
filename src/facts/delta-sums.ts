/** 收入 v，增加 δ。其中：A …，增加 δ₁；B …，减少 δ₂: where amounts are a total and its parts, so are their changes, and what they were. */
import type { BreakdownFact, Direction, Fact, Figures, Frame, Mention, Term } from '../../schemas/fact.js';
import { isAverage, sameComparison } from './change.js';
import { isClosedSet } from './closure.js';

export const withDeltaSums = (facts: Fact[], { frames }: Figures): Fact[] => {
  const frameOf = new Map(frames.flatMap((frame) => (frame.level ? [[frame.level, frame] as const] : [])));
  return [
    ...facts,
    ...facts.flatMap((fact) =>
      fact.shape === 'breakdown'
        ? [deltaSum(fact, frameOf), priorSum(fact, frameOf)].filter((sum) => sum !== null)
        : [],
    ),
  ];
};

interface Moved {
  delta: Mention;
  direction: Direction;
}

const deltaSum = (fact: BreakdownFact, frameOf: ReadonlyMap<Mention, Frame>): BreakdownFact | null => {
  const whole = movedOf(fact.total, frameOf);
  if (!whole) return null;
  const readings = fact.readings.flatMap((terms) => {
    const moved = terms.map((term) => termOf(term, whole, frameOf));
    return moved.length > 1 && moved.every((term) => term !== null) ? [moved] : [];
  });
  const closed = fact.closure === 'claimed' && isClosedSet(fact.readings[0]?.map(labelOf) ?? []);
  return readings.length === 0
    ? null
    : {
        shape: 'breakdown',
        wording: 'delta-sums',
        caveat: whole.delta.caveat ?? fact.caveat,
        total: whole.delta,
        readings,
        closure: closed ? 'claimed' : 'supposed',
      };
};

/** 收入由 u 调整为 v。其中：A由 …调整为 …: the earlier amounts, in the same unit. */
const priorSum = (fact: BreakdownFact, frameOf: ReadonlyMap<Mention, Frame>): BreakdownFact | null => {
  const total = frameOf.get(fact.total)?.prior;
  if (!total) return null;
  const readings = fact.readings.flatMap((terms) => {
    const earlier = terms.flatMap(({ mention, sign }): Term[] => {
      const prior = frameOf.get(mention)?.prior;
      return prior?.figure.base === total.figure.base ? [{ mention: prior, sign }] : [];
    });
    return terms.length > 1 && earlier.length === terms.length ? [earlier] : [];
  });
  return readings.length === 0
    ? null
    : {
        shape: 'breakdown',
        wording: 'delta-sums',
        caveat: total.caveat ?? fact.caveat,
        total,
        readings,
        closure: 'supposed',
      };
};

const labelOf = ({ mention }: Term): string | null => mention.figure.label;

/** The one change that is stated of a level, in its own unit. */
const movedOf = (level: Mention, frameOf: ReadonlyMap<Mention, Frame>): Moved | null => {
  const deltas = (frameOf.get(level)?.said ?? []).filter(
    (mention) =>
      mention.role.kind === 'delta' && mention.figure.base === level.figure.base && !isAverage(mention),
  );
  const [delta] = deltas;
  return delta?.role.kind === 'delta' && deltas.length === 1
    ? { delta, direction: delta.role.direction }
    : null;
};

/** What a part's change adds to the whole's, told by both verbs. */
const termOf = ({ mention, sign }: Term, whole: Moved, frameOf: ReadonlyMap<Mention, Frame>): Term | null => {
  const part = movedOf(mention, frameOf);
  if (!part || part.delta === whole.delta || !sameComparison(whole.delta, part.delta)) return null;
  const along = part.direction === whole.direction;
  return { mention: part.delta, sign: along ? sign : sign === 1 ? -1 : 1 };
};
