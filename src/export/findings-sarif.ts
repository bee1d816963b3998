/** SARIF 2.1.0, as code hosts and editors show it. */
import { extractorVersion } from '../../schemas/version.js';
import type { Place } from '../../schemas/place.js';
import type { Check, Verdict } from '../../schemas/record.js';
import {
  confirmations,
  describePlace,
  recomputed,
  type AuditedFile,
  type FindingsFormat,
} from './findings.js';

const driver = { name: 'fuhe', version: extractorVersion };
const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const head = `{"$schema":${JSON.stringify(schema)},"version":"2.1.0","runs":[`;

/** One run per file: files come one by one, and a run can say that it failed. */
export const findingsSarif: FindingsFormat = {
  begin: head,
  file: (audited, index) => `${index === 0 ? '' : ','}\n${JSON.stringify(run(audited))}`,
  end: '\n]}\n',
};

const run = ({ path, rejection, findings }: AuditedFile): object => {
  const confirms = confirmations(findings);
  return {
    tool: {
      driver: { ...driver, rules: [...new Set(findings.map(({ rule }) => rule))].map((id) => ({ id })) },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      rejection
        ? {
            executionSuccessful: false,
            toolExecutionNotifications: [
              {
                level: 'error',
                descriptor: { id: rejection.code },
                message: { text: `${rejection.advice.zh} ${rejection.advice.en}` },
                locations: [{ physicalLocation: { artifactLocation: { uri: uri(path) } } }],
              },
            ],
          }
        : { executionSuccessful: true },
    ],
    results: findings.map((check) => result(path, check, confirms.get(check.fingerprint) ?? null)),
  };
};

const levels: Record<Verdict, { kind: string; level: string }> = {
  contradiction: { kind: 'fail', level: 'error' },
  'last-digit': { kind: 'fail', level: 'warning' },
  'not-comparable': { kind: 'review', level: 'none' },
  'consistent-by-rounding': { kind: 'pass', level: 'none' },
  consistent: { kind: 'pass', level: 'none' },
};

const result = (path: string, check: Check, confirms: string | null): object => ({
  ruleId: check.rule,
  ...levels[check.verdict],
  message: {
    text: `${check.stated.text} → ${recomputed(check)} (${check.formula}) ${check.reason.zh} ${check.reason.en}`,
  },
  locations: [location(path, check.stated.place)],
  relatedLocations: check.operands
    .filter(({ place }) => place !== null)
    .map(({ place }) => location(path, place)),
  partialFingerprints: { 'fuhe/1': check.fingerprint },
  properties: { verdict: check.verdict, cause: check.cause, confirms },
});

/** Only text files have regions; a page or a Word paragraph is a logical location, kept whole in the properties. */
const location = (path: string, place: Place | null): object => ({
  physicalLocation: {
    artifactLocation: { uri: uri(path) },
    ...(place?.kind === 'line' && {
      region: {
        startLine: place.line,
        startColumn: place.column,
        endLine: place.endLine,
        endColumn: place.endColumn,
      },
    }),
  },
  ...(place && place.kind !== 'line' && { logicalLocations: [{ name: describePlace(place, 'en') }] }),
  properties: { place },
});

// 'a b/报告.txt' → 'a%20b/%E6%8A%A5%E5%91%8A.txt'
const uri = (path: string): string => path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
