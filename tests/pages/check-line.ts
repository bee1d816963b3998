/**
 * One line for one check. On a page the relation may be left out, and the rule is named only where it is not the page's:
 *   contradiction: 1087 场 ≠ 14 + 227 + 346 + 587 = 1174; cause subtotal-among-parts; repair 500 场
 *   consistent-by-rounding: 95.74%
 *   last-digit: 17.0% ≠ 4376 ÷ (30161 − 4376) = 16.9; rule growth-triple
 */
import { verdict, type Check, type Verdict } from '../../schemas/record.js';

const relationOf: Record<Verdict, string> = {
  consistent: '=',
  'consistent-by-rounding': '≈',
  'last-digit': '≠',
  contradiction: '≠',
  'not-comparable': '≠',
};

/** With the relation and without it, as the page of `rule` writes it. */
export const checkLines = (check: Check, rule: string): [full: string, short: string] => {
  const { stated, formula, expected, cause } = check;
  const relation = ` ${relationOf[check.verdict]} ${formula}${expected[0] === undefined ? '' : ` = ${expected[0]}`}`;
  const because = cause ? `; cause ${cause.id}${cause.repair ? `; repair ${cause.repair.text}` : ''}` : '';
  const by = check.rule === rule ? '' : `; rule ${check.rule}`;
  const line = (middle: string): string => `${check.verdict}: ${stated.text}${middle}${because}${by}`;
  return [line(relation), line('')];
};

const finding: ReadonlySet<Verdict> = new Set(['contradiction', 'last-digit', 'not-comparable']);

/** What a page must say of a passage: every check of its own rule, and what any other rule finds. */
export const worthSaying = (checks: readonly Check[], rule: string): Check[] =>
  checks.filter((check) => check.rule === rule || finding.has(check.verdict));

/** Expected and actual lines side by side; an expected line without a relation leaves it open. */
export const compareLines = (
  expected: readonly string[],
  checks: readonly Check[],
  rule: string,
): { expected: string[]; actual: string[] } => ({
  expected: [...expected],
  actual: worthSaying(checks, rule).map((check, index) => {
    const [full, short] = checkLines(check, rule);
    return expected[index] === short ? short : full;
  }),
});

/** 'contradiction' of 'contradiction: 1087 场 ≠ …' */
export const verdictOf = (line: string): Verdict => verdict.parse(/^[a-z-]+(?=: )/u.exec(line)?.[0]);

/** true when another rule than the page's is expected to speak. */
export const isOtherRule = (line: string): boolean => /; rule [a-z-]+$/u.test(line);
