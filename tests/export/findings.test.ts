import { describe, expect, it } from 'vitest';
import type { Place } from '../../schemas/place.js';
import { findingsFormats } from '../../src/export/index.js';
import { describePlace, recomputed, type AuditedFile } from '../../src/export/findings.js';
import { rejectionOf, UnreadableFile } from '../../src/errors.js';
import { sampleRecord } from '../store/sample.js';

const record = sampleRecord('findings');
const [check] = record.checks;
const good: AuditedFile = { path: '目录/a b.pdf', record, rejection: null, findings: record.checks };
const bad: AuditedFile = {
  path: 'locked.pdf',
  record: null,
  rejection: rejectionOf(
    { name: 'locked.pdf', sha256: null, bytes: null },
    new UnreadableFile('encrypted', 'RC4'),
  ),
  findings: [],
};
const write = (format: keyof typeof findingsFormats, files: AuditedFile[]): string => {
  const writer = findingsFormats[format];
  return writer.begin + files.map((each, index) => writer.file(each, index)).join('') + writer.end;
};

it('spaces what was recomputed as the claim is spaced', () => {
  expect(recomputed({ ...check!, expected: ['7676.00'], unit: '万元' })).toBe('7676.00 万元');
  const stated = { ...check!.stated, text: '14场' };
  expect(recomputed({ ...check!, stated, expected: ['13', '15'], unit: '场' })).toBe('13场 | 15场');
});

it.each<[Place | null, string, string]>([
  [{ kind: 'page', page: 3, box: [0, 0, 1, 1] }, '第3页', 'page 3'],
  [{ kind: 'line', line: 12, column: 5, endLine: 12, endColumn: 9 }, '12:5', '12:5'],
  [{ kind: 'paragraph', index: 6, start: 0, end: 3 }, '第7段', 'paragraph 7'],
  [null, '全文', 'document'],
])('names places as a person counts them: %j', (place, zh, en) => {
  expect([describePlace(place, 'zh'), describePlace(place, 'en')]).toEqual([zh, en]);
});

describe('findings of several files', () => {
  it('are one JSON array, rejected files too', () => {
    const entries = JSON.parse(write('json', [good, bad])) as object[];
    expect(entries).toMatchObject([
      { path: '目录/a b.pdf', findings: [{ rule: 'part-sum-total' }], rejection: null },
      { path: 'locked.pdf', findings: [], rejection: { code: 'encrypted' }, coverage: null },
    ]);
    expect(JSON.parse(write('json', []))).toEqual([]);
  });

  it('say which of them confirm another, in every format', () => {
    const repair = { figure: 'f1', text: '500 场' };
    const cause = { id: 'pinned-figure', text: { zh: '', en: '' }, repair };
    const findings = ['first', 'second'].map((fingerprint) => ({
      ...check!,
      verdict: 'contradiction' as const,
      cause,
      fingerprint,
    }));
    const both = { ...good, findings };
    const [entry] = JSON.parse(write('json', [both])) as { findings: { confirms: string | null }[] }[];
    expect(entry?.findings.map(({ confirms }) => confirms)).toEqual([null, 'first']);
    const rows = write('csv', [both]).trim().split('\r\n');
    expect(rows[0]).toMatch(/,confirms$/u);
    expect(rows.slice(1).map((row) => row.split(',').at(-1))).toEqual(['', 'first']);
    const log = JSON.parse(write('sarif', [both])) as {
      runs: { results: { properties: { confirms: string | null } }[] }[];
    };
    expect(log.runs[0]?.results.map(({ properties }) => properties.confirms)).toEqual([null, 'first']);
  });

  it('are one SARIF log; a page is a logical location, a rejected file a run that failed', () => {
    const log = JSON.parse(write('sarif', [good, bad])) as { runs: object[] };
    expect(log.runs).toMatchObject([
      {
        invocations: [{ executionSuccessful: true }],
        results: [
          {
            ruleId: 'part-sum-total',
            kind: 'fail',
            level: 'error',
            partialFingerprints: { 'fuhe/1': 'fp1' },
            locations: [
              {
                physicalLocation: { artifactLocation: { uri: '%E7%9B%AE%E5%BD%95/a%20b.pdf' } },
                logicalLocations: [{ name: 'page 3' }],
              },
            ],
          },
        ],
      },
      {
        invocations: [
          { executionSuccessful: false, toolExecutionNotifications: [{ descriptor: { id: 'encrypted' } }] },
        ],
      },
    ]);
  });
});
