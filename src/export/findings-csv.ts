import type { Check } from '../../schemas/record.js';
import { csvLines, harmless } from './csv-cells.js';
import {
  confirmations,
  describePlace,
  recomputed,
  type AuditedFile,
  type FindingsFormat,
} from './findings.js';

/**
 * One row per finding; the names of the first row are those of the record. The last column holds the fingerprint of
 * the finding that one misprint explains together with this one.
 */
const columns: Record<string, (check: Check) => string | null> = {
  place: ({ stated }) => describePlace(stated.place, 'zh'),
  rule: ({ rule }) => rule,
  verdict: ({ verdict }) => verdict,
  severity: ({ severity }) => severity,
  stated: ({ stated }) => harmless(stated.text),
  recomputed: (check) => recomputed(check),
  formula: ({ formula }) => harmless(formula),
  gap: ({ gap }) => gap,
  unit: ({ unit }) => harmless(unit),
  reason_zh: ({ reason }) => harmless(reason.zh),
  reason_en: ({ reason }) => harmless(reason.en),
  cause: ({ cause }) => cause?.id ?? null,
  repair: ({ cause }) => harmless(cause?.repair?.text ?? null),
  fingerprint: ({ fingerprint }) => fingerprint,
};

export const findingsCsv: FindingsFormat = {
  begin: csvLines([['file', ...Object.keys(columns), 'confirms']]),
  file: ({ path, findings }: AuditedFile) => {
    const confirms = confirmations(findings);
    return csvLines(
      findings.map((check) => [
        harmless(path),
        ...Object.values(columns).map((of) => of(check)),
        confirms.get(check.fingerprint) ?? null,
      ]),
    );
  },
  end: '',
};
