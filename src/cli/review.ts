import { UsageError } from '../errors.js';
import { findReport } from '../store/queries.js';
import { reportId } from '../store/report-writer.js';
import type { Decision } from '../store/tables.js';
import { note } from './output.js';
import { withStore } from './stored.js';

export const run = async (
  [id, check]: [string, string],
  { decision, reason }: { decision: Decision; reason?: string },
): Promise<number> => {
  if ((decision === 'dismissed' || decision === 'noted') && !reason?.trim())
    throw new UsageError('请以 --reason 说明理由 / say why with --reason');
  return withStore(async (store) => {
    const report = reportId((await findReport(store.database, id)).record);
    await store.review({ report, check, decision, reason: reason ?? null });
    note(`已记录 / recorded: ${report} ${check} ${decision}`);
    return 0;
  });
};
