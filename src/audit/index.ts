/** The audit: facts to checks, by the rules in force. */
import { noConfiguration, type Configuration } from '../../schemas/configuration.js';
import type { Fact, Figures } from '../../schemas/fact.js';
import type { Check, Coverage, Severity } from '../../schemas/record.js';
import { standardScoring } from '../../schemas/scoring.js';
import { extractorVersion } from '../../schemas/version.js';
import { rules, rulesFor } from './catalogue.js';
import { checkOf, checkOfWords, type Draft, type Outcome } from './check.js';
import { coverageOf } from './coverage.js';
import { withoutExplained } from './explained.js';
import { digest } from './fingerprint.js';
import { pinCulprits } from './pins.js';
import type { Rule } from './rule.js';

export { rules };

/** Which rules are in force, and how severe is what they find not to hold. */
export interface AuditOptions {
  rules: readonly Rule[];
  severities: ReadonlyMap<string, Severity>;
  /** names all of it; changes when it does */
  ruleSet: string;
}

/** `own`: rules from the modules of the configuration. */
export const auditOptions = (configuration: Configuration, own: readonly Rule[]): AuditOptions => {
  const set = Object.entries(configuration.rules);
  const ours = configuration.scoring === standardScoring ? rules : rulesFor(configuration.scoring);
  return {
    rules: [...ours, ...own].filter(({ id }) => configuration.rules[id] !== 'off'),
    severities: new Map(set.flatMap(([id, setting]) => (setting === 'off' ? [] : [[id, setting]]))),
    ruleSet: ruleSetOf(configuration),
  };
};

/**
 * Names the rules that make checks, of this version, and what a configuration changes about them: how a rule works
 * changes with the version only.
 */
export const ruleSetOf = ({ rules: set, modules, units, scoring }: Configuration): string => {
  const settings = Object.entries(set).map(([id, setting]) => `${id}=${setting}`);
  const added = units.map(({ name, dimension }) => `${name}=${dimension}`);
  const own = modules.map(({ sha256 }) => sha256);
  const marks = JSON.stringify(scoring);
  const scored = marks === JSON.stringify(standardScoring) ? [] : [marks];
  const changes = [settings.toSorted(), added.toSorted(), own, scored].filter((each) => each.length > 0);
  return digest(
    [[extractorVersion, ...rules.map(({ id }) => id)], ...changes].map((each) => each.join(' ')).join('|'),
  );
};

export const standardAudit: AuditOptions = auditOptions(noConfiguration, []);

/** Every rule over every fact; passes are results too. */
export const audit = (
  figures: Figures,
  facts: readonly Fact[],
  options: AuditOptions = standardAudit,
): { checks: Check[]; coverage: Coverage } => {
  const outcomes = facts.flatMap((fact) => outcomesOf(fact, options.rules));
  const drafts = pinCulprits(withoutExplained(outcomes)).map((draft) => graded(draft, options.severities));
  const checks = named(drafts, figures);
  return { checks, coverage: coverageOf(figures, facts, checks) };
};

const outcomesOf = (fact: Fact, inForce: readonly Rule[]): Outcome[] => {
  const found: Outcome[] = [];
  for (const rule of inForce) {
    const outcome = outcomeOf(rule, fact);
    if (outcome && rule.exclusive) return [outcome];
    if (outcome) found.push(outcome);
  }
  return found;
};

const graded = (draft: Draft, severities: AuditOptions['severities']): Draft =>
  draft.verdict === 'contradiction'
    ? { ...draft, severity: severities.get(draft.rule) ?? draft.severity }
    : draft;

const outcomeOf = (rule: Rule, fact: Fact): Outcome | null => {
  const ways = rule.recompute?.(fact) ?? [];
  if (ways.length > 0) return checkOf(rule, ways);
  const observation = rule.observe?.(fact);
  return observation ? { draft: checkOfWords(rule, observation), way: null } : null;
};

/** Ids in order, and fingerprints that outlive a new version of the file. */
const named = (drafts: readonly Draft[], { mentions }: Figures): Check[] => {
  const labels = new Map(mentions.map(({ figure }) => [figure.id, figure.label ?? '']));
  const seen = new Map<string, number>();
  return drafts.map((draft, index) => {
    const name = fingerprintOf(draft, labels);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return {
      id: `c${String(index + 1)}`,
      ...draft,
      fingerprint: count === 1 ? name : `${name}-${String(count)}`,
    };
  });
};

const fingerprintOf = (check: Draft, labels: ReadonlyMap<string, string>): string => {
  const plain = (figure: string | null, text: string): string =>
    `${figure === null ? '' : (labels.get(figure) ?? '')}=${text.replace(/\s+/gu, '')}`;
  const operands = check.operands.map(({ figure, text }) => plain(figure, text));
  return digest([check.rule, plain(check.stated.figure, check.stated.text), ...operands].join('|'));
};
