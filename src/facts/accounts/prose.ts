/** The amounts that sentences state of the accounts, each with what its name, paragraph and headings make it. */
import type { Frame, Mention } from '../../../schemas/fact.js';
import type { Context } from '../parser.js';
import { headingsOf, type Headings } from './headings.js';
import { complete, itemNames, refine, type Measured } from './measure.js';
import { namingOf, type Naming } from './naming.js';
import { ownerOf, scopeOf, type Owner } from './scope.js';
import { wordsOf, type AccountBasis, type Purse } from './words.js';

export interface Stated extends Measured {
  /** false: neither the name nor a heading says from which purse */
  hasPurse: boolean;
  /** '收入预算' may be the year's or with what was carried over */
  orTotal: boolean;
}

interface Report {
  context: Context;
  headings: Headings;
  owner: Owner;
  basis: AccountBasis | null;
}

/** `basis`: what an amount is that does not say whether it was planned or spent; null where the report speaks of both. */
export const statedIn = (context: Context, basis: AccountBasis | null): Stated[] => {
  const { document, figures } = context;
  const owner = ownerOf(document, figures);
  const report = { context, headings: headingsOf(context), owner, basis: owner.basis ?? basis };
  return figures.frames.flatMap((frame) =>
    amountsOf(frame).flatMap((mention) => statedBy(report, frame, mention) ?? []),
  );
};

/** The level and its budgets; what was before, and by how much it changed, are other figures. */
const amountsOf = ({ level, bases }: Frame): Mention[] =>
  [...(level?.role.kind === 'level' ? [level] : []), ...bases.map(({ mention }) => mention)].filter(
    ({ figure, caveat }) => figure.dimension === 'money' && figure.label !== null && caveat === null,
  );

const statedBy = (report: Report, frame: Frame, mention: Mention): Stated | null => {
  const { context, owner } = report;
  const heading = report.headings(mention.figure.section);
  const naming = namingOf(context, owner, frame, mention, heading.path);
  const own = naming && scopeOf(naming.words, owner);
  if (!naming || own === null) return null;
  const { words, name, whole } = naming;
  const scope = own === '' && whole ? (scopeOf(whole, owner) ?? '') : own;
  const purse = words.purse ?? whole?.purse ?? heading.purse ?? purseOfTotal(context, mention, naming);
  const known = refine(
    {
      year: mention.figure.period ?? owner.year,
      basis: saidBasis(frame, mention) ?? report.basis,
      scope,
      purse: 'all',
      side: name === '' ? null : 'expenditure',
      nature: 'all',
      name,
    },
    { ...words, purse, scope: null },
  );
  const measure = known && complete(known);
  const hasPurse = purse !== null || (measure !== null && itemNames.has(measure.name));
  // without its purse only a full path means one thing
  if (!measure || (!hasPurse && !name.includes('/'))) return null;
  const isAll = measure.name === '' && measure.nature === 'all';
  return { mention, measure, hasPurse, orTotal: isAll && measure.basis === 'budget' && !words.current };
};

/** '收支总计' '收入预算': of all money, where its paragraph has not spoken of a purse. */
const purseOfTotal = ({ text }: Context, { node, start }: Mention, { words, name }: Naming): Purse | null => {
  const isTotal = name === '' && words.nature === null && (words.sum !== null || words.basis === 'budget');
  return isTotal && wordsOf(text(node).slice(0, start)).purse === null ? 'all' : null;
};

/** '年初预算' named beside it; '完成' and '执行' in its clause. */
const saidBasis = (frame: Frame, mention: Mention): AccountBasis | null => {
  const base = frame.bases.find((each) => each.mention === mention)?.name;
  if (base !== undefined) return wordsOf(base).basis ?? 'budget';
  return /完成|执行(?!率)/u.test(mention.lead) ? 'executed' : null;
};
