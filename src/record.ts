import type { Document } from '../schemas/document.js';
import type { Mention } from '../schemas/fact.js';
import type { ReportRecord } from '../schemas/record.js';

export const assemble = (
  file: ReportRecord['file'],
  document: Document,
  mentions: Mention[],
  _facts: never[],
): Omit<ReportRecord, 'checks' | 'coverage'> => ({
  schema: 'fuhe/record@1',
  file,
  extractor: { version: '0.1.0', rules: '' },
  report: { title: document.title, kind: document.kind, organization: document.organization, year: document.year, period: document.period },
  sections: document.sections,
  tables: [],
  figures: mentions.map(({ figure }) => figure),
  budget: [],
  achievements: [],
  indicators: [],
  statements: { functions: [], goals: [], tasks: [], problems: [], measures: [] },
  warnings: document.warnings,
});
