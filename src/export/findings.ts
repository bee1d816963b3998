/** What every format of findings is given, and in which words verdicts and places are told. */
import type { Place } from '../../schemas/place.js';
import type { Check, ReportRecord, UncheckedReason, Verdict } from '../../schemas/record.js';
import type { Localized, Rejection } from '../../schemas/rejection.js';

export type Language = keyof Localized;

export interface AuditedFile {
  path: string;
  /** null = rejected */
  record: ReportRecord | null;
  rejection: Rejection | null;
  /** the checks to show */
  findings: Check[];
}

/** Writes piece by piece, so that an archive of files is never held in memory. */
export interface FindingsFormat {
  begin: string;
  file: (audited: AuditedFile, index: number) => string;
  end: string;
}

export const verdictWords: Record<Verdict, Localized> = {
  consistent: { zh: '相符', en: 'consistent' },
  'consistent-by-rounding': { zh: '舍入相符', en: 'consistent by rounding' },
  'last-digit': { zh: '末位不符', en: 'last digit' },
  contradiction: { zh: '矛盾', en: 'contradiction' },
  'not-comparable': { zh: '不可比', en: 'not comparable' },
};

export const reasonWords: Record<UncheckedReason, Localized> = {
  caveat: { zh: '口径不同', en: 'on another basis' },
  'open-list': { zh: '所在清单未列全', en: 'in a list that is not complete' },
  'table-cell': { zh: '表内数字', en: 'in a table' },
  'no-base': { zh: '未印基数', en: 'no base printed' },
  'no-claim': { zh: '仅并列两期，未述增减', en: 'two levels, no change stated' },
  'one-sided': { zh: '只给上限或下限', en: 'a bound on one side' },
  unnamed: { zh: '未说明所指', en: 'not named' },
  'other-period': { zh: '同名但期间不同', en: 'named again for another period' },
  'uncertain-repeat': { zh: '同名但未必同指', en: 'named again, perhaps another thing' },
  'single-mention': { zh: '仅提及一次', en: 'mentioned once' },
};

export const holds = ({ verdict }: Check): boolean =>
  verdict === 'consistent' || verdict === 'consistent-by-rounding';

export const describePlace = (place: Place | null, language: Language): string => {
  const chinese = language === 'zh';
  if (!place) return chinese ? '全文' : 'document';
  switch (place.kind) {
    case 'page':
      return chinese ? `第${place.page}页` : `page ${place.page}`;
    case 'line':
      return `${place.line}:${place.column}`;
    case 'paragraph':
      // counted from one for a person
      return chinese ? `第${place.index + 1}段` : `paragraph ${place.index + 1}`;
    case 'cell':
      return chinese
        ? `表${place.table} 第${place.row + 1}行第${place.column + 1}列`
        : `table ${place.table} row ${place.row + 1} column ${place.column + 1}`;
  }
};

/** '1174场', '7676 万元': what the claim would have to be, spaced as the claim is. */
export const recomputed = ({ expected, unit, stated }: Check): string => {
  const space = /\d\s+\S/u.test(stated.text) && unit !== '%' ? ' ' : '';
  return expected.map((each) => `${each}${unit === '' ? '' : space + unit}`).join(' | ');
};

/** A finding, and those that the same misprint explains: they confirm it. */
export interface Merged {
  check: Check;
  confirming: Check[];
}

/** The fingerprint of the finding that each confirming one belongs to, by its own. */
export const confirmations = (findings: readonly Check[]): ReadonlyMap<string, string> =>
  new Map(
    merged(findings).flatMap(({ check, confirming }) =>
      confirming.map(({ fingerprint }): [string, string] => [fingerprint, check.fingerprint]),
    ),
  );

/** Contradictions with one culprit and one repair are one finding; everything else stands for itself. */
export const merged = (findings: readonly Check[]): Merged[] => {
  const found: Merged[] = [];
  const byRepair = new Map<string, Merged>();
  for (const check of findings) {
    const repair = check.verdict === 'contradiction' ? check.cause?.repair : null;
    const key = repair ? `${repair.figure}=${repair.text}` : null;
    const known = key === null ? undefined : byRepair.get(key);
    if (known) known.confirming.push(check);
    else {
      const one = { check, confirming: [] };
      found.push(one);
      if (key !== null) byRepair.set(key, one);
    }
  }
  return found;
};
