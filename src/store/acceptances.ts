/** Whatever was accepted is still there, and what is said to be done or set aside has come to that. */
import { sql, type Kysely } from 'kysely';
import type { Tables, WorkState } from './tables.js';
import { fault, type Account, type Tampering } from './tampering.js';

interface AcceptedWork {
  sha256: string;
  state: WorkState;
  /** state of the file that came of it */
  file: 'stored' | 'rejected' | null;
}

export const acceptancesAgainstTrail = async (
  database: Kysely<Tables>,
  { acceptances }: Account,
): Promise<Tampering[]> => {
  const { rows } = await sql<AcceptedWork>`
    select w.sha256, w.state, f.state as file from work w left join files f using (sha256)
    where w.kind = 'extract' order by w.sha256`.execute(database);
  const there = new Map(rows.map((work) => [work.sha256, work]));
  const faults: Tampering[] = [];
  for (const [content, { sequence }] of acceptances)
    if (!there.has(content))
      faults.push(fault(sequence, `已收文件 ${content} 已不存在`, `the accepted file ${content} is gone`));
  for (const work of rows) {
    if (!acceptances.has(work.sha256))
      faults.push(
        fault(
          null,
          `已收文件 ${work.sha256} 不在审计链中`,
          `the accepted file ${work.sha256} is not in the trail`,
        ),
      );
    faults.push(...outcomeFaults(work));
  }
  return faults;
};

const outcomeFaults = ({ sha256, state, file }: AcceptedWork): Tampering[] =>
  (state === 'done' && file !== 'stored') || (state === 'set-aside' && file === null)
    ? [
        fault(
          null,
          `已收文件 ${sha256} 的状态为 ${state}，却没有相应结果`,
          `the accepted file ${sha256} is said to be ${state}, but nothing came of it`,
        ),
      ]
    : [];
