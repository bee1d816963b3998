import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCheckpoint, signCheckpoint } from '../../src/store/checkpoint.js';
import type { Store } from '../../src/store/store.js';
import { decisionsOf } from '../../src/store/reviews.js';
import { verifyAtOnce } from '../../src/store/verify.js';
import { engines, stopServer, storeOn } from './engines.js';
import { sampleReport } from './sample.js';

afterAll(stopServer);

const refused = {
  name: 'broken.pdf',
  sha256: 'a'.repeat(64),
  bytes: 12,
  code: 'corrupt' as const,
  detail: 'no end',
  extractor: '0.1.0',
};

describe.each(engines)('the audit trail on $name', (engine) => {
  const opened = storeOn(engine);
  let store: Store;
  beforeAll(() => {
    store = opened();
  });
  beforeEach(async () => {
    await tamper('truncate trail, reviews, files cascade');
    await store.save(sampleReport('first'));
    await store.save(sampleReport('second'));
    await store.reject(refused);
    await store.review({ report: await idOf('first'), check: 'c1', decision: 'confirmed', reason: null });
  });

  const idOf = async (content: string): Promise<string> =>
    (await store.save(sampleReport(content))).report.id;
  const faults = async (): Promise<[number | null, string][]> =>
    (await verifyAtOnce(store.database)).tampering.map(({ sequence, what }) => [sequence, what.en]);
  /** As somebody who may do anything in the database. */
  const tamper = async (statement: string): Promise<void> => {
    await sql
      .raw(`alter table trail disable trigger all; ${statement}; alter table trail enable trigger all;`)
      .execute(store.database);
  };

  it('has an entry for each thing that was done, in order, and holds', async () => {
    const entries = await store.database.selectFrom('trail').selectAll().orderBy('sequence').execute();
    expect(entries.map(({ sequence, action, actor }) => [sequence, action, actor])).toEqual([
      [1, 'stored', 'tester'],
      [2, 'stored', 'tester'],
      [3, 'rejected', 'tester'],
      [4, 'reviewed', 'tester'],
    ]);
    expect(await verifyAtOnce(store.database)).toMatchObject({
      entries: 4,
      reports: 2,
      unsealed: 0,
      tampering: [],
    });
  });

  it('refuses to be changed, shortened or emptied', async () => {
    for (const statement of ['update trail set actor = actor', 'delete from trail', 'truncate trail'])
      await expect(sql.raw(statement).execute(store.database)).rejects.toThrow(/only ever added to/u);
  });

  it('does not hold when an entry was altered', async () => {
    await tamper(`update trail set actor = 'somebody else' where sequence = 2`);
    expect(await faults()).toEqual([[2, 'is not what its hash says (changed)']]);
  });

  it('does not hold when an entry was altered together with its hash', async () => {
    await tamper(
      `update trail set details = '{}', hash = encode(sha256(convert_to(concat_ws(E'\\n', previous, sequence, at, actor, action, subject, '{}'), 'UTF8')), 'hex') where sequence = 3`,
    );
    expect(await faults()).toContainEqual([
      4,
      'does not follow from the entry before (replaced or reordered)',
    ]);
  });

  it('does not hold when an entry was removed', async () => {
    await tamper('delete from trail where sequence = 2');
    expect(await faults()).toContainEqual([2, 'entries 2 to 2 are missing']);
  });

  it('does not hold when entries were reordered', async () => {
    await tamper(
      'update trail set sequence = -sequence + 100 where sequence in (2, 3); update trail set sequence = case sequence when 98 then 3 else 2 end where sequence > 90',
    );
    expect((await faults()).map(([sequence]) => sequence)).toEqual(expect.arrayContaining([2, 3, 4]));
  });

  it.each([
    [
      'the record',
      `update reports set record = jsonb_set(record, '{report,year}', '1999') where id = (select min(id) from reports)`,
      /the record of report/u,
    ],
    [
      'a figure',
      `update figures set value = value + 1 where id = 'f1' and report_id = (select min(report_id) from figures)`,
      /table figures of report/u,
    ],
    ['a verdict', `update checks set verdict = 'consistent'`, /table checks of report/u],
    ['an operand', `delete from check_operands where position = 1`, /table check_operands of report/u],
    ['the count of contradictions', `update reports set contradictions = 0`, /table reports of report/u],
    ['what was read', `update documents set reading = reading || '\\x00'::bytea`, /the reading of report/u],
    [
      'why a file was refused',
      `update files set code = 'empty' where state = 'rejected'`,
      /the reason of rejected file/u,
    ],
    ['a decision', `update reviews set decision = 'dismissed'`, /this review was changed or removed/u],
  ])('does not hold when %s was changed behind its back', async (_, statement, message) => {
    await sql.raw(statement).execute(store.database);
    expect((await faults()).map(([, text]) => text)).toContainEqual(expect.stringMatching(message));
  });

  it('names what is gone and what was slipped in', async () => {
    const id = await idOf('first');
    await sql`delete from reports where id = ${id}`.execute(store.database);
    await sql`insert into files (sha256, bytes, state, code, extractor) values (${'b'.repeat(64)}, 1, 'rejected', 'empty', '0')`.execute(
      store.database,
    );
    expect(await faults()).toEqual(
      expect.arrayContaining([
        [1, `report ${id} is gone`],
        [null, `rejected file ${'b'.repeat(64)} is not in the trail`],
      ]),
    );
  });

  it('stays one chain, however many append at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => store.save(sampleReport(`many ${n}`))));
    expect(await verifyAtOnce(store.database)).toMatchObject({ entries: 44, reports: 42, tampering: [] });
  });

  it('records a second audit, which takes the place of the first', async () => {
    const { record } = sampleReport('first');
    await store.reaudit({ ...record, extractor: { ...record.extractor, rules: 'later' }, checks: [] });
    const { rows } =
      await sql`select rules, (select count(*)::int from checks where report_id = reports.id) as checks from reports where id = ${await idOf('first')}`.execute(
        store.database,
      );
    expect(rows).toEqual([{ rules: 'later', checks: 0 }]);
    expect(await verifyAtOnce(store.database)).toMatchObject({ entries: 5, tampering: [] });
  });

  it('keeps decisions over a second audit and counts the last one that is not a note', async () => {
    const { record } = sampleReport('first');
    const review = { report: await idOf('first'), check: 'c1', reason: 'looked at page 3' };
    await store.review({ ...review, decision: 'noted' });
    await store.reaudit(record);
    expect((await decisionsOf(store.database, record.file.sha256)).get('fp1')).toMatchObject({
      decision: 'confirmed',
      reviewer: 'tester',
    });
    await store.review({ ...review, decision: 'reopened' });
    expect((await decisionsOf(store.database, record.file.sha256)).size).toBe(0);
    expect(await verifyAtOnce(store.database)).toMatchObject({ entries: 7, tampering: [] });
  });

  it('cannot be cut off or rewritten behind a signed checkpoint', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const signed = signCheckpoint(await verifyAtOnce(store.database), privateKey, '2026-01-02T03:04:05.000Z');
    const checkpoint = readCheckpoint(JSON.stringify(signed), publicKey);
    expect((await verifyAtOnce(store.database, [checkpoint])).tampering).toEqual([]);

    await tamper('delete from reviews; delete from trail where sequence = 4');
    const cut = await verifyAtOnce(store.database, [checkpoint]);
    expect(cut.tampering.map(({ what }) => what.en)).toEqual([
      'the entry of the checkpoint is gone (the end was cut off)',
    ]);

    await store.save(sampleReport('instead'));
    const rewritten = await verifyAtOnce(store.database, [checkpoint]);
    expect(rewritten.tampering.map(({ what }) => what.en)).toEqual([
      'is not the entry that the checkpoint signed (the chain was rewritten)',
    ]);
    expect(() => readCheckpoint(JSON.stringify({ ...signed, sequence: 3 }), publicKey)).toThrow(
      /not signed by this key/u,
    );
  });
});
