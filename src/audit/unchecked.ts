/** Why a figure could not be checked, told from what the report says of it. */
import type { Fact, Figures, Mention, Role } from '../../schemas/fact.js';
import type { Check, UncheckedReason } from '../../schemas/record.js';
import { groupBy } from '../figures/group-by.js';

/** The reason for a figure that no check recomputes. */
export const reasonsOf = (
  { mentions }: Figures,
  facts: readonly Fact[],
  checks: readonly Check[],
): ((mention: Mention) => UncheckedReason) => {
  const said = factsByFigure(facts);
  const namesakes = groupBy(mentions, nameOf);
  const noted = new Set(
    checks.flatMap(({ stated, operands }) => [stated.figure, ...operands.map(({ figure }) => figure)]),
  );
  return (mention) =>
    fromWords(mention, said.get(mention.figure.id) ?? [], noted) ??
    fromItself(mention) ??
    fromNamesakes(mention, namesakes.get(nameOf(mention)) ?? []);
};

/** Facts that the report states; what is only supposed to be a relation explains nothing. */
const factsByFigure = (facts: readonly Fact[]): Map<string, Fact[]> => {
  const known = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (isSupposed(fact)) continue;
    for (const { figure } of membersOf(fact)) {
      const list = known.get(figure.id);
      if (list) list.push(fact);
      else known.set(figure.id, [fact]);
    }
  }
  return known;
};

const isSupposed = (fact: Fact): boolean =>
  fact.shape === 'breakdown'
    ? fact.closure === 'supposed'
    : (fact.shape === 'restatement' || fact.shape === 'ratio' || fact.shape === 'average') &&
      fact.supposed === true;

const membersOf = (fact: Fact): Mention[] => {
  switch (fact.shape) {
    case 'ratio':
      return [fact.part, ...fact.wholes, fact.rate];
    case 'breakdown':
      return [fact.total, ...new Set(fact.readings.flat().map(({ mention }) => mention))];
    case 'change':
      return [fact.now, fact.before, fact.delta, fact.rate].filter((mention) => mention !== null);
    case 'balance':
      return [fact.result, ...fact.terms.map(({ mention }) => mention)];
    case 'restatement':
      return [fact.stated, fact.earlier];
    case 'listing':
      return [fact.announced];
    case 'pace':
      return [fact.rate, fact.lead];
    case 'average-growth':
      return [fact.before, fact.now, fact.rate];
    case 'average':
      return [fact.average, ...fact.scores];
    case 'execution-mark':
      return [fact.score, fact.weight, ...(fact.rate ? [fact.rate] : [])];
    case 'indicator':
      return [fact.score, fact.weight];
    // words about numbers recompute none, so they do not tell why one was not recomputed
    case 'comparison':
    case 'dating':
    case 'respective':
    case 'shares':
    case 'bounded':
    case 'implied-base':
    case 'case-rate':
    case 'membership':
    case 'remark':
    case 'full-marks':
    case 'first-levels':
    case 'grade':
      return [];
  }
};

const fromWords = (
  mention: Mention,
  facts: readonly Fact[],
  noted: ReadonlySet<string | null>,
): UncheckedReason | null => {
  const isNoted = noted.has(mention.figure.id);
  if (mention.caveat !== null || (isNoted && facts.some(({ caveat }) => caveat !== null))) return 'caveat';
  if (facts.some(isOpen)) return 'open-list';
  if (mention.figure.table !== null) return 'table-cell';
  const changes = facts.filter((fact) => fact.shape === 'change');
  if (isRelative(mention.role) || changes.some(lacksBase)) return 'no-base';
  return changes.length > 0 ? 'no-claim' : null;
};

const isOpen = (fact: Fact): boolean =>
  (fact.shape === 'breakdown' && fact.closure !== 'claimed') || (fact.shape === 'listing' && fact.open);

/** A rate or a difference alone: neither the earlier level nor the other of the two is printed. */
const lacksBase = ({ before, delta, rate }: Extract<Fact, { shape: 'change' }>): boolean =>
  before === null && (delta === null) !== (rate === null);

const relative: ReadonlySet<Role['kind']> = new Set([
  'gap',
  'delta',
  'growth',
  'points',
  'share',
  'execution',
  'multiple',
]);
const isRelative = ({ kind }: Role): boolean => relative.has(kind);

const fromItself = ({ figure: { kind, label } }: Mention): UncheckedReason | null => {
  if (kind === 'lower' || kind === 'upper') return 'one-sided';
  return label === null ? 'unnamed' : null;
};

const nameOf = ({ figure: { label, base } }: Mention): string => `${base} ${label ?? ''}`;

/** The same name elsewhere is the same thing only if the time is the same; and even then it need not be. */
const fromNamesakes = (mention: Mention, namesakes: readonly Mention[]): UncheckedReason => {
  if (namesakes.length < 2) return 'single-mention';
  const again = namesakes.some((other) => other !== mention && other.figure.period === mention.figure.period);
  return again ? 'uncertain-repeat' : 'other-period';
};
