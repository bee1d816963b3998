import { confirmations, type AuditedFile, type FindingsFormat } from './findings.js';

/** One array, one entry per file. */
export const findingsJson: FindingsFormat = {
  begin: '[',
  file: (audited, index) => `${index === 0 ? '' : ','}\n${JSON.stringify(entry(audited), null, 2)}`,
  end: '\n]\n',
};

/** `confirms`: the fingerprint of the finding that one misprint explains together with this one; null elsewhere. */
const entry = ({ path, record, rejection, findings }: AuditedFile): object => {
  const confirms = confirmations(findings);
  return {
    path,
    sha256: record?.file.sha256 ?? rejection?.file.sha256 ?? null,
    rejection: rejection && { code: rejection.code, detail: rejection.detail, advice: rejection.advice },
    coverage: record?.coverage ?? null,
    findings: findings.map((check) => ({ ...check, confirms: confirms.get(check.fingerprint) ?? null })),
  };
};
