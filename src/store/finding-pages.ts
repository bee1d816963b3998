/** Checks across all current reports, with what a person decided about them. */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Place } from '../../schemas/place.js';
import type { Check, Verdict } from '../../schemas/record.js';
import {
  all,
  ofReport,
  pageOf,
  storedAtText,
  type Page,
  type ReportFilter,
  type ReportPosition,
} from './pages.js';
import type { Review } from './reviews.js';
import type { Decision, Tables } from './tables.js';

export interface FindingFilter extends ReportFilter {
  verdicts: readonly Verdict[];
  rule?: string | undefined;
  /** open: nobody decided, or the decision is void */
  decision?: 'open' | 'confirmed' | 'dismissed' | undefined;
}
export interface FindingPosition extends ReportPosition {
  /** within the report */
  position: number;
}
export interface Finding {
  report: {
    id: string;
    name: string;
    title: string | null;
    organization: string | null;
    year: number | null;
    kind: string | null;
  };
  check: Check;
  review: Review | null;
}

export const pageOfFindings = async (
  database: Kysely<Tables>,
  { verdicts, rule, decision, ...report }: FindingFilter,
  after: FindingPosition | null,
  limit: number,
): Promise<Page<Finding, FindingPosition>> => {
  const conditions = [
    ...ofReport(report),
    sql`c.verdict in (${sql.join(verdicts)})`,
    ...(rule === undefined ? [] : [sql`c.rule = ${rule}::text`]),
    ...decided(decision),
    ...(after ? beyond(after) : []),
  ];
  const { rows } = await sql<Row>`
    select r.id as report_id, r.name, r.title, r.organization, r.year, r.kind, ${storedAtText} as stored_at, c.*,
      (select jsonb_agg(jsonb_build_object('figure', o.figure, 'text', o.text, 'role', o.role, 'place', o.place) order by o.position)
       from check_operands o where o.report_id = c.report_id and o.check_id = c.id) as operands,
      v.decision, v.reason, v.reviewer, v.decided_at
    from reports r join checks c on c.report_id = r.id
    left join lateral (select decision, reason, reviewer, decided_at from reviews
      where sha256 = r.sha256 and fingerprint = c.fingerprint and decision <> 'noted' order by id desc limit 1) v on true
    where ${all(conditions)}
    order by r.stored_at desc, r.id desc, c.position limit ${limit + 1}::int`.execute(database);
  const { rows: kept, next } = pageOf(rows, limit, (row) => ({
    storedAt: row.stored_at,
    id: row.report_id,
    position: row.position,
  }));
  return { rows: kept.map(findingOf), next };
};

const decided = (decision: FindingFilter['decision']): RawBuilder<unknown>[] => {
  if (decision === undefined) return [];
  if (decision === 'open') return [sql`not ${inForce(['confirmed', 'dismissed'])}`];
  return [inForce([decision])];
};

/** Said of the finding, and nothing else was decided since. Written so that the database can tell how seldom that is. */
const inForce = (decisions: Decision[]): RawBuilder<unknown> => sql`exists (
  select from reviews d where d.sha256 = r.sha256 and d.fingerprint = c.fingerprint and d.decision in (${sql.join(decisions)})
    and not exists (select from reviews l where l.sha256 = d.sha256 and l.fingerprint = d.fingerprint and l.id > d.id and l.decision <> 'noted'))`;

const beyond = ({ storedAt, id, position }: FindingPosition): RawBuilder<unknown>[] => {
  const end = sql`(${storedAt}::timestamptz, ${id}::text)`;
  // the first condition is one that the index can begin at
  return [
    sql`(r.stored_at, r.id) <= ${end}`,
    sql`((r.stored_at, r.id) < ${end} or c.position > ${position}::int)`,
  ];
};

interface Row {
  report_id: string;
  name: string;
  title: string | null;
  organization: string | null;
  year: number | null;
  kind: string | null;
  stored_at: string;
  position: number;
  id: string;
  rule: string;
  verdict: Verdict;
  severity: Check['severity'];
  stated_figure: string | null;
  stated_text: string;
  stated_place: Place | null;
  operands: Check['operands'] | null;
  formula: string;
  expected: string[];
  low: string | null;
  high: string | null;
  gap: string | null;
  unit: string;
  cause: string | null;
  cause_zh: string | null;
  cause_en: string | null;
  repair_figure: string | null;
  repair_text: string | null;
  reason_zh: string;
  reason_en: string;
  fingerprint: string;
  decision: Decision | null;
  reason: string | null;
  reviewer: string | null;
  decided_at: string | null;
}

const findingOf = (row: Row): Finding => {
  const { name, title, organization, year, kind } = row;
  return {
    report: { id: row.report_id, name, title, organization, year, kind },
    check: checkOf(row),
    review: reviewOf(row),
  };
};

const checkOf = (row: Row): Check => {
  const { id, rule, verdict, severity, formula, expected, low, high, gap, unit, fingerprint } = row;
  return {
    ...{ id, rule, verdict, severity, formula, expected, low, high, gap, unit, fingerprint },
    stated: { figure: row.stated_figure, text: row.stated_text, place: row.stated_place },
    operands: row.operands ?? [],
    cause: causeOf(row),
    reason: { zh: row.reason_zh, en: row.reason_en },
  };
};

const causeOf = ({ cause, cause_zh, cause_en, repair_figure, repair_text }: Row): Check['cause'] => {
  if (cause === null) return null;
  const repair =
    repair_figure === null || repair_text === null ? null : { figure: repair_figure, text: repair_text };
  return { id: cause, text: { zh: cause_zh ?? '', en: cause_en ?? '' }, repair };
};

const reviewOf = ({ decision, reason, reviewer, decided_at }: Row): Review | null =>
  decision === null || reviewer === null || decided_at === null
    ? null
    : { decision, reason, reviewer, decided_at };
