import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../schemas/record.js';
import { decisionsOf, reviewsOf } from '../../src/store/reviews.js';
import type { Store } from '../../src/store/store.js';
import { verifyAtOnce } from '../../src/store/verify.js';
import { engines, stopServer, storeOn } from './engines.js';
import { sampleReport } from './sample.js';

afterAll(stopServer);

/** The same claim at the same place, resting on another number. */
const changed = (record: ReportRecord, fingerprint: string): ReportRecord => ({
  ...record,
  checks: record.checks.map((check) => ({
    ...check,
    operands: check.operands.map((operand) => ({ ...operand, text: '7677' })),
    fingerprint,
  })),
});

describe.each(engines)('a decision on $name', (engine) => {
  const opened = storeOn(engine);
  let store: Store;
  beforeAll(() => {
    store = opened();
  });
  const dismissed = async (content: string): Promise<{ sha256: string; record: ReportRecord }> => {
    const sample = sampleReport(content);
    const { report } = await store.save(sample);
    await store.as('user:甲').review({
      ...{ report: report.id, check: { fingerprint: 'fp1' } },
      ...{ decision: 'dismissed', reason: '口径不同' },
    });
    return { sha256: sample.record.file.sha256, record: sample.record };
  };

  it('is kept when the same findings are found again', async () => {
    const { sha256, record } = await dismissed('kept');
    await store.reaudit(record);
    expect([...(await decisionsOf(store.database, sha256)).keys()]).toEqual(['fp1']);
    expect(await reviewsOf(store.database, sha256, 'fp1')).toMatchObject([
      { decision: 'dismissed', reason: '口径不同', reviewer: 'user:甲' },
    ]);
  });

  it('is open again, once and with the reason, when an operand changed', async () => {
    const { sha256, record } = await dismissed('reopened');
    await store.as('key:auditor').reaudit(changed(record, 'fp2'));
    await store.as('key:auditor').reaudit(changed(record, 'fp2'));
    expect(await reviewsOf(store.database, sha256, 'fp2')).toMatchObject([
      {
        decision: 'reopened',
        reviewer: 'key:auditor',
        reason: expect.stringContaining('口径不同') as unknown,
      },
    ]);
    expect((await decisionsOf(store.database, sha256)).has('fp2')).toBe(false);
  });

  it('is open again when a newer version reads another operand', async () => {
    const { sha256 } = await dismissed('newer');
    const newer = sampleReport('newer', { version: '0.2.0' });
    await store.save({ ...newer, record: changed(newer.record, 'fp3') });
    expect(await reviewsOf(store.database, sha256, 'fp3')).toMatchObject([{ decision: 'reopened' }]);
  });

  it('does not pass to another claim', async () => {
    const { sha256, record } = await dismissed('elsewhere');
    const moved = changed(record, 'fp4');
    const check = moved.checks[0]!;
    const place = { ...(check.stated.place as object), page: 4 } as typeof check.stated.place;
    await store.reaudit({ ...moved, checks: [{ ...check, stated: { ...check.stated, place } }] });
    expect(await reviewsOf(store.database, sha256, 'fp4')).toEqual([]);
  });

  it('leaves the trail intact', async () => {
    expect((await verifyAtOnce(store.database)).tampering).toEqual([]);
  });
});
