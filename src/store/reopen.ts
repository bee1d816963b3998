/** A decision was about certain numbers. When they change, the same claim is open again, and it is said why. */
import { sql, type Transaction } from 'kysely';
import type { Place } from '../../schemas/place.js';
import type { Check, ReportRecord } from '../../schemas/record.js';
import { canonicalJson } from './canonical.js';
import { decisionsOf, writeReview, type Review } from './reviews.js';
import type { Tables } from './tables.js';

interface Finding {
  fingerprint: string;
  rule: string;
  place: Place | null;
  text: string;
}

/** Called while the checks of before are still there. `report`: the id under which the record is stored. */
export const reopenChanged = async (
  transaction: Transaction<Tables>,
  report: string,
  record: ReportRecord,
  actor: string,
): Promise<void> => {
  const content = record.file.sha256;
  const decisions = await decisionsOf(transaction, content);
  const there = new Set(record.checks.map(({ fingerprint }) => fingerprint));
  const gone = [...decisions.keys()].filter((fingerprint) => !there.has(fingerprint));
  if (gone.length === 0) return;
  for (const before of await findings(transaction, content, gone)) {
    const now = record.checks.find((check) => sameClaim(before, check));
    const review = decisions.get(before.fingerprint);
    if (!now || !review || (await wasReviewed(transaction, content, now.fingerprint))) continue;
    await writeReview(transaction, {
      ...{ report, check: now.id, sha256: content, fingerprint: now.fingerprint },
      ...{ decision: 'reopened', reason: reasonOf(review), reviewer: actor },
    });
  }
};

/** The same rule about the number at the same place; a claim about the whole document is told by its words. */
const sameClaim = (before: Finding, { rule, stated }: Check): boolean =>
  before.rule === rule &&
  canonicalJson(before.place) === canonicalJson(stated.place) &&
  (before.place !== null || before.text === stated.text);

const findings = async (
  transaction: Transaction<Tables>,
  content: string,
  fingerprints: string[],
): Promise<Finding[]> => {
  const { rows } = await sql<Finding>`
    select distinct on (c.fingerprint) c.fingerprint, c.rule, c.stated_place as place, c.stated_text as text
    from checks c join reports r on r.id = c.report_id
    where r.sha256 = ${content} and c.fingerprint in (${sql.join(fingerprints)})
    order by c.fingerprint, r.stored_at desc`.execute(transaction);
  return rows;
};

const wasReviewed = async (
  transaction: Transaction<Tables>,
  content: string,
  fingerprint: string,
): Promise<boolean> =>
  (await transaction
    .selectFrom('reviews')
    .select('id')
    .where('sha256', '=', content)
    .where('fingerprint', '=', fingerprint)
    .limit(1)
    .executeTakeFirst()) !== undefined;

const reasonOf = ({ decision, reviewer, reason }: Review): string => {
  const said = reason === null ? '' : `: ${reason}`;
  return `所依据的数字已变，原结论（${decision}，${reviewer}）不再适用 / a number that it rests on changed; the decision before (${decision}, ${reviewer}) no longer holds${said}`;
};
