/** Does the store still hold what the audit trail says was put into it? */
import { sql, type Kysely } from 'kysely';
import { acceptancesAgainstTrail } from './acceptances.js';
import type { Checkpoint } from './checkpoint.js';
import { reviewsAgainstTrail, reportsAgainstTrail, refusalsAgainstTrail } from './contents.js';
import { accessActions, type Tables } from './tables.js';
import { fault, type Account, type Tampering } from './tampering.js';
import { entries, hashOf, origin, type TrailEntry } from './trail.js';

export interface Verified {
  /** how many entries the trail has, and the hash of the last one */
  entries: number;
  last: string;
  reports: number;
  /** reports from before the trail began, whose content it cannot vouch for */
  unsealed: number;
  tampering: Tampering[];
}

export const verify = async (
  database: Kysely<Tables>,
  checkpoints: readonly Checkpoint[] = [],
): Promise<Verified> => {
  const tampering: Tampering[] = [];
  const account: Account = {
    reports: new Map(),
    readings: new Map(),
    refusals: new Map(),
    reviews: [],
    acceptances: new Map(),
  };
  let before: Pick<TrailEntry, 'sequence' | 'hash'> = { sequence: 0, hash: origin };
  const seen = new Map<number, string>();
  const wanted = new Set(checkpoints.map(({ sequence }) => sequence));
  for await (const entry of entries(database)) {
    tampering.push(...linkFaults(before, entry));
    take(account, entry);
    if (wanted.has(entry.sequence)) seen.set(entry.sequence, entry.hash);
    before = entry;
  }
  for (const checkpoint of checkpoints) tampering.push(...checkpointFaults(checkpoint, seen));
  const { count, unsealed, faults } = await reportsAgainstTrail(database, account);
  tampering.push(...faults, ...(await refusalsAgainstTrail(database, account)));
  tampering.push(...(await reviewsAgainstTrail(database, account)));
  tampering.push(...(await acceptancesAgainstTrail(database, account)));
  return { entries: before.sequence, last: before.hash, reports: count, unsealed, tampering };
};

/** The whole check sees one state of the database, whatever others write meanwhile. */
export const verifyAtOnce = (
  database: Kysely<Tables>,
  checkpoints: readonly Checkpoint[] = [],
): Promise<Verified> =>
  database.transaction().execute(async (transaction) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(transaction);
    return verify(transaction, checkpoints);
  });

const linkFaults = (before: Pick<TrailEntry, 'sequence' | 'hash'>, entry: TrailEntry): Tampering[] => {
  const { sequence } = entry;
  const faults: Tampering[] = [];
  if (sequence !== before.sequence + 1)
    faults.push(
      fault(
        before.sequence + 1,
        `第 ${before.sequence + 1} 条至第 ${sequence - 1} 条缺失`,
        `entries ${before.sequence + 1} to ${sequence - 1} are missing`,
      ),
    );
  else if (entry.previous !== before.hash)
    faults.push(
      fault(
        sequence,
        '与前一条不衔接（被替换或调换次序）',
        'does not follow from the entry before (replaced or reordered)',
      ),
    );
  if (hashOf(entry) !== entry.hash)
    faults.push(fault(sequence, '内容与其哈希不符（被改动）', 'is not what its hash says (changed)'));
  return faults;
};

const checkpointFaults = ({ sequence, hash }: Checkpoint, seen: ReadonlyMap<number, string>): Tampering[] => {
  const found = seen.get(sequence);
  if (found === hash) return [];
  return [
    found === undefined
      ? fault(
          sequence,
          '检查点所指条目已不存在（末尾被截去）',
          'the entry of the checkpoint is gone (the end was cut off)',
        )
      : fault(
          sequence,
          '与检查点所签哈希不同（审计链被重写）',
          'is not the entry that the checkpoint signed (the chain was rewritten)',
        ),
  ];
};

const take = (account: Account, entry: TrailEntry): void => {
  const { action, subject } = entry;
  if (action === 'reviewed') account.reviews.push(entry);
  else if (action === 'rejected') account.refusals.set(subject, entry);
  else if (action === 'accepted') account.acceptances.set(subject, entry);
  else if (action !== 'replayed' && !accessActions.some((each) => each === action)) {
    account.reports.set(subject, entry);
    if (action === 'stored') account.readings.set(subject, entry);
  }
};
