/** Reports that other rules checked are checked again, without anybody asking for it. */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from './tables.js';

const inForce = sql`(select rules from rule_sets order by since desc, rules limit 1)`;

/** Of workers with different rules, those of the one that came last count: so that two never undo each other's audits. */
export const isInForce = (rules: string): RawBuilder<boolean> =>
  sql<boolean>`${inForce} is not distinct from ${rules}::text`;

/** The rules of a worker that starts. */
export const bringRules = async (database: Kysely<Tables>, rules: string): Promise<void> => {
  await sql`
    insert into rule_sets (rules) select ${rules}::text where not (${isInForce(rules)})
    on conflict (rules) do update set since = clock_timestamp()`.execute(database);
};

/**
 * Asks for an audit of each report of this extractor that other rules checked, at most so many at once; of none when
 * the rules are not in force (any more). An audit that was set aside is asked for again under other rules only.
 */
export const auditOutdated = async (
  database: Kysely<Tables>,
  { extractor, rules, actor, limit }: { extractor: string; rules: string; actor: string; limit: number },
): Promise<number> => {
  const { rows } = await sql`
    insert into work (kind, sha256, report, names, bytes, priority, state, author)
    select 'audit', r.sha256, r.id, array[r.name], f.bytes, 'bulk', 'waiting', ${actor}::text
    from reports r join files f on f.sha256 = r.sha256
      left join work w on w.kind = 'audit' and w.sha256 = r.sha256
    where r.current and r.extractor = ${extractor}::text
      and (r.rules < ${rules}::text or r.rules > ${rules}::text) and ${isInForce(rules)}
      and (w.state is null or w.state = 'done'
        or (w.state = 'set-aside' and w.changed_at < (select since from rule_sets where rules = ${rules}::text)))
    order by r.id limit ${limit}::int
    on conflict (kind, sha256) do update set report = excluded.report, priority = 'bulk', state = 'waiting', attempts = 0,
      claim = null, claimed_by = null, code = null, detail = null, author = excluded.author,
      not_before = now(), changed_at = now()
      where work.state in ('done', 'set-aside')
    returning 1`.execute(database);
  return rows.length;
};
