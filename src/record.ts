/** Facts into the record's named slots. What the document does not say is null. */
import type { Document, TableNode } from '../schemas/document.js';
import type { Figures } from '../schemas/fact.js';
import type { ReportRecord, Table } from '../schemas/record.js';
import { extractorVersion } from '../schemas/version.js';
import type { Understanding } from './facts/index.js';

export const assemble = (
  file: ReportRecord['file'],
  document: Document,
  figures: Figures,
  understanding: Understanding,
  rules: string,
): Omit<ReportRecord, 'checks' | 'coverage'> => {
  const { title, kind, organization, year, period, sections, warnings } = document;
  return {
    schema: 'fuhe/record@1',
    file,
    extractor: { version: extractorVersion, rules },
    report: { title, kind, organization, year, period },
    sections,
    tables: tablesOf(document, figures),
    figures: figures.mentions.map(({ figure }) => figure),
    budget: understanding.budget,
    achievements: understanding.achievements,
    indicators: understanding.indicators,
    statements: understanding.statements,
    warnings,
  };
};

const tablesOf = ({ nodes }: Document, { mentions }: Figures): Table[] => {
  const byCell = new Map<string, string>();
  for (const { figure } of mentions)
    if (figure.table) byCell.set(cellKey(figure.table.id, figure.table.row, figure.table.column), figure.id);
  return nodes
    .filter((node): node is TableNode => node.kind === 'table')
    .map((table) => tableOf(table, byCell));
};

const cellKey = (table: string, row: number, column: number): string =>
  `${table}/${String(row)}/${String(column)}`;

const tableOf = (
  { id, section, caption, unit, header, rows, places }: TableNode,
  byCell: ReadonlyMap<string, string>,
): Table => ({
  id,
  section,
  caption,
  unit,
  header,
  rows: rows.map(({ cells }, row) => ({
    cells: cells.map(({ text, rowSpan, colSpan }, column) => ({
      text,
      rowSpan,
      colSpan,
      figure: byCell.get(cellKey(id, row, column)) ?? null,
    })),
  })),
  places,
});
