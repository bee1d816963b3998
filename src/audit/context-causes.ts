/** Causes that only the other claims of the report tell: a neighbour's value, a share that was made to fit. */
import type { Mention } from '../../schemas/fact.js';
import { groupBy } from '../figures/group-by.js';
import { add, compare, fromDecimal, hundred, zero } from '../figures/rational.js';
import type { Draft, Outcome } from './check.js';
import type { Recomputation } from './rule.js';

type Cause = NonNullable<Draft['cause']>;

interface Claim {
  outcome: Outcome;
  way: Recomputation;
}

/** For failures that nothing else explains. */
export const contextCauses = (outcomes: readonly Outcome[]): ReadonlyMap<Outcome, Cause> => {
  const claims = outcomes.flatMap((outcome) => (outcome.way ? [{ outcome, way: outcome.way }] : []));
  return new Map([...copied(claims), ...plugged(claims)]);
};

/** how many claims of the same rule back or ahead the neighbour may stand */
const reach = 3;

/** '增长5.37%' twice in a row, and only one of them follows from its amounts: the other was probably copied. */
const copied = (claims: readonly Claim[]): [Outcome, Cause][] =>
  [...groupBy(claims, ({ outcome }) => outcome.draft.rule).values()].flatMap((alike) =>
    alike.flatMap((claim, at): [Outcome, Cause][] => {
      const { draft } = claim.outcome;
      if (draft.verdict !== 'contradiction' || draft.cause !== null || !isTelling(claim.way.stated))
        return [];
      const source = alike
        .slice(Math.max(0, at - reach), at + reach + 1)
        .find((other) => holds(other) && isSameText(other.way.stated, claim.way.stated));
      const [expected] = draft.expected;
      return source && expected !== undefined
        ? [[claim.outcome, copyOf(claim.way.stated, source.way.stated, expected)]]
        : [];
    }),
  );

const copyOf = (stated: Mention, source: Mention, expected: string): Cause => {
  const repair = `${expected}${stated.figure.unit}`;
  return {
    id: 'neighbour-value',
    text: {
      zh: `与邻近“${source.figure.label ?? ''}”的 ${source.figure.text} 相同，疑误抄；按所印数字应为 ${repair}`,
      en: `the same as ${source.figure.text} beside it, which holds: probably copied; ${repair} follows from the printed numbers`,
    },
    repair: { figure: stated.figure.id, text: repair },
  };
};

/** All shares of one whole come to exactly 100 while one of them is off by its last digit: it was given the rest. */
const plugged = (claims: readonly Claim[]): [Outcome, Cause][] => {
  const shares = claims.filter(({ outcome }) => outcome.draft.rule === 'share-of-total');
  const lists = groupBy(
    shares,
    ({ way }) => way.operands.find(({ role }) => role === 'whole')?.mention?.figure.id,
  );
  return [...lists.values()].flatMap((list): [Outcome, Cause][] => {
    const off = list.filter(
      ({ outcome: { draft } }) => draft.verdict === 'last-digit' && draft.cause === null,
    );
    const [only] = off;
    const [expected] = only?.outcome.draft.expected ?? [];
    const sum = list.reduce((all, { way }) => add(all, fromDecimal(way.stated.figure.digits)), zero);
    if (!only || off.length > 1 || list.length < 3 || compare(sum, hundred) !== 0) return [];
    if (expected === undefined) return [];
    const { figure } = only.way.stated;
    return [
      [
        only.outcome,
        {
          id: 'plug-figure',
          text: {
            zh: `各项占比合计恰为100%，按所印数字此项应为 ${expected}%，疑由100%倒挤得出`,
            en: `the shares come to exactly 100% while ${expected}% follows here: probably the rest to 100 was put in`,
          },
          repair: { figure: figure.id, text: `${expected}%` },
        },
      ],
    ];
  });
};

const holds = ({ outcome }: Claim): boolean => outcome.draft.verdict.startsWith('consistent');

const isSameText = (a: Mention, b: Mention): boolean =>
  a.figure.digits === b.figure.digits && a.figure.unit === b.figure.unit;

// two digits come again by chance
const isTelling = ({ figure }: Mention): boolean => /[1-9](?:\.?\d){2}/u.test(figure.digits);
