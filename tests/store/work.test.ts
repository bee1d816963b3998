import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { extractorVersion } from '../../schemas/version.js';
import { NotFound } from '../../src/errors.js';
import type { Store } from '../../src/store/store.js';
import { verifyAtOnce } from '../../src/store/verify.js';
import { Work, type NewWork } from '../../src/store/work.js';
import { engines, stopServer, storeOn } from './engines.js';
import { sampleReport } from './sample.js';

afterAll(stopServer);

const minute = 60_000;
const hash = (content: string): string => createHash('sha256').update(content).digest('hex');
const offer = (content: string, more: Partial<NewWork> = {}): NewWork => ({
  sha256: hash(content),
  bytes: Buffer.byteLength(content),
  name: `${content}.pdf`,
  priority: 'bulk',
  actor: 'uploader',
  ...more,
});
const crash = { code: 'internal' as const, detail: 'exit 3' };

describe.each(engines)('accepted work on $name', (engine) => {
  const opened = storeOn(engine);
  let store: Store;
  let work: Work;
  beforeAll(() => {
    store = opened();
    work = new Work(store.database, { attempts: 3, lostAttempts: 4, pauseMs: 0 });
  });
  beforeEach(async () => {
    await sql
      .raw(
        'alter table trail disable trigger all; truncate trail, reviews, work, files cascade; alter table trail enable trigger all;',
      )
      .execute(store.database);
  });
  const rows = async (query: string): Promise<unknown[]> =>
    (await sql.raw(query).execute(store.database)).rows;
  const trail = (): Promise<unknown[]> => rows('select action, actor, subject from trail order by sequence');
  const lapse = (): Promise<unknown[]> =>
    rows(`update work set lease_until = now() - interval '1 second' where state = 'running'`);
  const extracted = (content: string) => {
    const { record, reading, text } = sampleReport(content, { version: extractorVersion });
    return { record, reading, text };
  };
  const claimed = async (content: string) => {
    await work.accept(offer(content));
    const claim = await work.claim('w1', minute, { kind: 'extract', sha256: hash(content) });
    return claim!;
  };

  describe('taking in', () => {
    it('keeps a content once, however often it is sent at the same time', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) => work.accept(offer('same', { name: `copy ${index}.pdf` }))),
      );
      expect(answers.filter(({ known }) => !known)).toHaveLength(1);
      expect(new Set(answers.map(({ report }) => report))).toEqual(
        new Set([`${hash('same').slice(0, 16)}-${extractorVersion}`]),
      );
      expect(await work.counts()).toEqual({ waiting: 1, running: 0, done: 0, 'set-aside': 0 });
      expect(await trail()).toEqual([{ action: 'accepted', actor: 'uploader', subject: hash('same') }]);
      await work.done((await work.claim('w1', minute))!.claim, extracted('same'));
      expect(await rows(`select 1 from file_names where sha256 = '${hash('same')}'`)).toHaveLength(8);
    });

    it('answers with the report that another way of reading stored, or the reason it was rejected', async () => {
      await store.save(sampleReport('ingested', { version: extractorVersion }));
      const refused = {
        name: 'r.pdf',
        sha256: hash('refused'),
        bytes: 7,
        detail: null,
        extractor: extractorVersion,
      };
      await store.reject({ ...refused, code: 'encrypted' });
      expect(await work.accept(offer('ingested'))).toMatchObject({ state: 'done', known: true });
      expect(await work.accept(offer('refused'))).toMatchObject({ state: 'set-aside', known: true });
      expect(await work.find(hash('refused'))).toMatchObject({ code: 'encrypted', attempts: 0 });
      await store.reject({ ...refused, sha256: hash('slow'), code: 'timed-out' });
      expect(await work.accept(offer('slow'))).toMatchObject({ state: 'waiting', known: false });
    });

    it('reads a content again that an older version had read', async () => {
      const { claim } = await claimed('older');
      await work.done(claim, extracted('older'));
      const again = await work.accept(offer('older'), '9.0.0');
      expect(again).toMatchObject({ state: 'waiting', known: true });
      expect(again.report).toMatch(/-9\.0\.0$/u);
    });

    it('lets what somebody waits for overtake an import, also when it was part of it', async () => {
      for (const each of ['a', 'b', 'c']) await work.accept(offer(each));
      await work.accept(offer('urgent', { priority: 'interactive' }));
      await work.accept(offer('c', { priority: 'interactive' }));
      const order = [];
      for (let next = await work.claim('w', minute); next; next = await work.claim('w', minute))
        order.push(next.name);
      expect(order).toEqual(['c.pdf', 'urgent.pdf', 'a.pdf', 'b.pdf']);
    });

    it('tells what became of a content, and nothing of one that was never sent', async () => {
      await work.accept(offer('found', { priority: 'interactive' }));
      expect(await work.find(hash('found'))).toMatchObject({
        sha256: hash('found'), name: 'found.pdf', bytes: 5, priority: 'interactive', state: 'waiting', attempts: 0, code: null, detail: null, diagnoses: [],
      }); // prettier-ignore
      expect(await work.find(hash('never'))).toBeNull();
    });
  });

  describe('claims', () => {
    it('give each work to one worker, however many ask at once', async () => {
      for (let index = 0; index < 10; index += 1) await work.accept(offer(`race ${index}`));
      const claims = await Promise.all(
        Array.from({ length: 30 }, (_, index) => work.claim(`w${index}`, minute)),
      );
      const got = claims.filter((claim) => claim !== null);
      expect(new Set(got.map(({ sha256 }) => sha256)).size).toBe(got.length);
      // who looked while another held the last row may come away with nothing; it asks again
      for (let next = await work.claim('w', minute); next; next = await work.claim('w', minute))
        got.push(next);
      expect(new Set(got.map(({ sha256 }) => sha256)).size).toBe(10);
      expect(got).toHaveLength(10);
    });

    it('are of one named content where that is wanted, once', async () => {
      await work.accept(offer('first'));
      await work.accept(offer('named'));
      const wanted = { kind: 'extract' as const, sha256: hash('named') };
      expect(await work.claim('w', minute, wanted)).toMatchObject({ name: 'named.pdf', attempt: 1 });
      expect(await work.claim('w', minute, wanted)).toBeNull();
    });

    it('end with the report stored and the work done, or with neither', async () => {
      const { claim } = await claimed('whole');
      const dangling = extracted('whole');
      dangling.record.figures[0]!.section = 'no such section';
      await expect(work.done(claim, dangling)).rejects.toThrow();
      expect(await work.find(hash('whole'))).toMatchObject({ state: 'running' });
      expect(await rows('select 1 from files')).toEqual([]);
      expect(await work.done(claim, extracted('whole'))).toBe('done');
      expect(await work.find(hash('whole'))).toMatchObject({ state: 'done' });
      expect(await rows('select 1 from reports')).toHaveLength(1);
    });

    it('may be told twice that they are done: the answer to the first may have been lost', async () => {
      const { claim } = await claimed('twice');
      expect([
        await work.done(claim, extracted('twice')),
        await work.done(claim, extracted('twice')),
      ]).toEqual(['done', 'done']);
      expect(await rows(`select 1 from trail where action = 'stored'`)).toHaveLength(1);
    });

    it('are refused the record of another content', async () => {
      const { claim } = await claimed('mine');
      await expect(work.done(claim, extracted('another'))).rejects.toThrow(/is not that of/u);
      expect(await work.find(hash('mine'))).toMatchObject({ state: 'running' });
    });

    it('that were lost finish nothing, whoever holds the work now', async () => {
      const first = await claimed('contested');
      await lapse();
      expect(await work.returnLapsed()).toEqual([
        { kind: 'extract', sha256: hash('contested'), state: 'waiting' },
      ]);
      const stale = [
        () => work.done(first.claim, extracted('contested')),
        () => work.failed(first.claim, crash, false),
        () => work.release(first.claim),
      ];
      for (const attempt of stale) expect(await attempt()).toBe('lost');
      const second = (await work.claim('w1', minute))!;
      for (const attempt of stale) expect(await attempt()).toBe('lost');
      expect(await work.heartbeat(first.claim, minute)).toBe(false);
      expect(await work.heartbeat(second.claim, minute)).toBe(true);
      expect(await rows('select 1 from reports')).toEqual([]);
      expect(await work.done(second.claim, extracted('contested'))).toBe('done');
      expect(await work.done(first.claim, extracted('contested'))).toBe('lost');
    });

    it('that were taken again after a replay are not finished by the one before', async () => {
      const first = await claimed('replayed');
      await work.failed(first.claim, crash, false);
      await work.replay(hash('replayed'), 'admin');
      expect(await work.done(first.claim, extracted('replayed'))).toBe('lost');
      await work.claim('w1', minute);
      expect(await work.done(first.claim, extracted('replayed'))).toBe('lost');
    });

    it('that are given back do not count as attempts', async () => {
      const { claim } = await claimed('drained');
      expect(await work.release(claim)).toBe('waiting');
      expect(await work.claim('w2', minute)).toMatchObject({ attempt: 1 });
    });
  });

  describe('what goes wrong', () => {
    it('is tried again while that can help, each time with its diagnosis, then set aside as rejected', async () => {
      await claimed('poison').then(({ claim }) => work.failed(claim, crash, true));
      for (const attempt of [2, 3]) {
        const next = (await work.claim(`w${attempt}`, minute))!;
        expect(next.attempt).toBe(attempt);
        await work.failed(next.claim, { code: 'internal', detail: `exit\0 ${attempt}` }, true);
      }
      const found = (await work.find(hash('poison')))!;
      expect(found).toMatchObject({
        state: 'set-aside',
        code: 'internal',
        detail: 'exit\ufffd 3',
        attempts: 3,
      });
      expect(found.diagnoses.map(({ attempt, worker, detail }) => [attempt, worker, detail])).toEqual([
        [1, 'w1', 'exit 3'],
        [2, 'w2', 'exit\ufffd 2'],
        [3, 'w3', 'exit\ufffd 3'],
      ]);
      expect(await rows('select state, code from files')).toEqual([{ state: 'rejected', code: 'internal' }]);
      expect(await work.claim('w', minute)).toBeNull();
    });

    it('is not tried again when it lies in the file', async () => {
      const { claim } = await claimed('locked');
      expect(await work.failed(claim, { code: 'encrypted', detail: 'RC4' }, false)).toBe('set-aside');
      expect(await trail()).toMatchObject([
        { action: 'accepted' },
        { action: 'rejected', actor: 'uploader' },
      ]);
    });

    it('waits before the next attempt, longer each time', async () => {
      const patient = new Work(store.database, { attempts: 5, lostAttempts: 5, pauseMs: 10_000 });
      await claimed('backoff').then(({ claim }) => patient.failed(claim, crash, true));
      expect(await patient.claim('w', minute)).toBeNull();
      expect(await patient.stale(0)).toEqual([]);
      const waits = `select extract(epoch from not_before - changed_at)::int as seconds from work`;
      expect(await rows(waits)).toEqual([{ seconds: 10 }]);
      await rows(`update work set not_before = now()`);
      await patient.failed((await patient.claim('w', minute))!.claim, crash, true);
      expect(await rows(waits)).toEqual([{ seconds: 20 }]);
    });

    it('is taken up again when somebody replays it, with all that is known of it', async () => {
      const { claim } = await claimed('healed');
      await work.failed(claim, crash, false);
      expect(await work.replay(hash('healed'), 'admin')).toBe(true);
      expect(await work.replay(hash('healed'), 'admin')).toBe(false);
      expect(await work.find(hash('healed'))).toMatchObject({ state: 'waiting', attempts: 0, code: null });
      await work.done((await work.claim('w', minute))!.claim, extracted('healed'));
      expect(await work.find(hash('healed'))).toMatchObject({
        state: 'done',
        diagnoses: [{ code: 'internal' }],
      });
      expect(await trail()).toMatchObject([
        { action: 'accepted', actor: 'uploader' },
        { action: 'rejected', actor: 'uploader' },
        { action: 'replayed', actor: 'admin' },
        { action: 'stored', actor: 'admin' },
      ]);
      await expect(work.replay(hash('never'), 'admin')).rejects.toThrow(NotFound);
    });
  });

  describe('the sweeper', () => {
    it('blames no file for workers that were killed with it: it has more attempts than one that fails', async () => {
      await work.accept(offer('innocent'));
      for (let killed = 0; killed < 3; killed += 1) {
        await work.claim('w9', minute);
        await lapse();
        expect(await work.returnLapsed()).toMatchObject([{ state: 'waiting' }]);
      }
      const { claim } = (await work.claim('w', minute))!;
      expect(await work.done(claim, extracted('innocent'))).toBe('done');
    });

    it('returns what a dead worker held, and in the end sets it aside for what was known of it', async () => {
      await claimed('killer').then(({ claim }) =>
        work.failed(claim, { code: 'out-of-memory', detail: '> 256 MB' }, true),
      );
      for (const state of ['waiting', 'waiting', 'set-aside']) {
        await work.claim('w9', minute);
        await lapse();
        expect(await work.returnLapsed()).toMatchObject([{ state }]);
      }
      const found = (await work.find(hash('killer')))!;
      expect(found).toMatchObject({ code: 'out-of-memory', detail: '> 256 MB' });
      expect(found.diagnoses.map(({ detail }) => detail)).toEqual([
        '> 256 MB',
        'the worker w9 was not heard of again',
        'the worker w9 was not heard of again',
        'the worker w9 was not heard of again',
      ]);
    });

    it('leaves alone what is being worked on', async () => {
      await claimed('alive');
      expect(await work.returnLapsed()).toEqual([]);
    });

    it('returns everything once when several sweep at the same time', async () => {
      for (let index = 0; index < 6; index += 1) await claimed(`lapsed ${index}`);
      await lapse();
      const swept = await Promise.all(Array.from({ length: 3 }, () => work.returnLapsed()));
      expect(swept.flat()).toHaveLength(6);
    });

    it('names work that waits without anybody having been told', async () => {
      await work.accept(offer('bulky'));
      await work.accept(offer('eager', { priority: 'interactive' }));
      expect(await work.stale(minute)).toEqual([]);
      expect((await work.stale(0)).map(({ sha256, priority }) => [sha256, priority])).toEqual([
        [hash('eager'), 'interactive'],
        [hash('bulky'), 'bulk'],
      ]);
      expect(await work.stale(0, 1)).toHaveLength(1);
    });
  });

  describe('an audit', () => {
    const report = (content: string): string => `${hash(content).slice(0, 16)}-0.1.0`;

    it('replaces the checks of a stored report, in the name of who asked for it', async () => {
      await store.save(sampleReport('audited'));
      const asked = { report: report('audited'), priority: 'interactive' as const, actor: 'auditor' };
      await work.acceptAudit(asked);
      await work.acceptAudit(asked);
      const claim = (await work.claim('w', minute, { kind: 'audit', report: asked.report }))!;
      expect(claim).toMatchObject({ kind: 'audit', report: asked.report, attempt: 1 });
      expect(await work.claim('w', minute)).toBeNull();
      const { record } = sampleReport('audited');
      record.extractor.rules = 'newer';
      expect(await work.audited(claim.claim, record)).toBe('done');
      expect(await rows('select rules from reports')).toEqual([{ rules: 'newer' }]);
      expect(await trail()).toMatchObject([{ action: 'stored' }, { action: 're-audited', actor: 'auditor' }]);
      expect(await work.counts()).toMatchObject({ done: 0 });
      expect(await work.counts('audit')).toMatchObject({ done: 1 });
    });

    it('that is asked for while one runs is done again: the rules may have changed in between', async () => {
      await store.save(sampleReport('changing'));
      const asked = { report: report('changing'), priority: 'bulk' as const, actor: 'auditor' };
      await work.acceptAudit(asked);
      const first = (await work.claim('w', minute))!;
      await work.acceptAudit(asked);
      expect(await work.audited(first.claim, sampleReport('changing').record)).toBe('lost');
      expect(await work.claim('w', minute)).toMatchObject({ attempt: 1 });
    });

    it('that fails is set aside and leaves the report as it is', async () => {
      await store.save(sampleReport('kept'));
      await work.acceptAudit({ report: report('kept'), priority: 'bulk', actor: 'auditor' });
      await work.failed((await work.claim('w', minute))!.claim, crash, false);
      expect(await rows('select state from files')).toEqual([{ state: 'stored' }]);
      expect(await work.findAudit(hash('kept'))).toMatchObject({ state: 'set-aside', code: 'internal' });
    });

    it('of a report that is not there is refused', async () => {
      const asked = { report: 'none', priority: 'bulk' as const, actor: 'auditor' };
      await expect(work.acceptAudit(asked)).rejects.toThrow(NotFound);
    });
  });

  describe('the audit trail', () => {
    const faults = async (): Promise<string[]> =>
      (await verifyAtOnce(store.database)).tampering.map(({ what }) => what.en);
    beforeEach(async () => {
      await claimed('stored').then(({ claim }) => work.done(claim, extracted('stored')));
      await claimed('aside').then(({ claim }) => work.failed(claim, crash, false));
      await work.accept(offer('waiting'));
    });

    it('holds for accepted work in every state', async () => {
      expect(await faults()).toEqual([]);
    });

    it('does not hold when accepted work is gone or was slipped in', async () => {
      await rows(`delete from work where sha256 = '${hash('waiting')}'`);
      expect(await faults()).toEqual([`the accepted file ${hash('waiting')} is gone`]);
      await rows(
        `insert into work (kind, sha256, report, names, bytes, priority, state, author) values ('extract', '${'b'.repeat(64)}', 'r', '{n}', 1, 'bulk', 'done', 'x')`,
      );
      expect(await faults()).toEqual([
        `the accepted file ${hash('waiting')} is gone`,
        `the accepted file ${'b'.repeat(64)} is not in the trail`,
        `the accepted file ${'b'.repeat(64)} is said to be done, but nothing came of it`,
      ]);
    });
  });
});
