/** A record as rows of the tables. `report_id` is added when they are written. */
import type { Place } from '../../schemas/place.js';
import { statementGroups, type Check, type ReportRecord, type Table } from '../../schemas/record.js';

export type Row = Record<string, unknown>;

/** In the order in which they may be written: what is referred to comes first. */
export const rowsOf = (record: ReportRecord): [table: string, rows: Row[]][] => [
  ['sections', record.sections.map((each, position) => ({ ...each, position, page: pageOf(each.places) }))],
  ['tables', record.tables.map(tableRow)],
  ['figures', record.figures.map(figureRow)],
  ['table_cells', record.tables.flatMap(cellRows)],
  ['budget_items', record.budget.map((each, position) => ({ ...each, position }))],
  ['achievements', record.achievements.map(achievementRow)],
  ['indicators', record.indicators.map((each, position) => ({ ...each, position }))],
  ['statements', statementRows(record)],
  ['checks', record.checks.map(checkRow)],
  ['check_operands', record.checks.flatMap(operandRows)],
];

const pageOf = (places: (Place | null)[]): number | null => {
  const place = places.find((each) => each?.kind === 'page');
  return place?.kind === 'page' ? place.page : null;
};

const tableRow = ({ rows: _, ...table }: Table, position: number): Row => ({
  ...table,
  position,
  page: pageOf(table.places),
});

const cellRows = ({ id, rows }: Table): Row[] =>
  rows.flatMap(({ cells }, row_index) =>
    cells.map(({ text, rowSpan, colSpan, figure }, cell_index) => ({
      table_id: id,
      row_index,
      cell_index,
      text,
      row_span: rowSpan,
      col_span: colSpan,
      figure,
    })),
  );

const figureRow = ({ table, ...figure }: ReportRecord['figures'][number], position: number): Row => ({
  ...figure,
  position,
  table_id: table?.id ?? null,
  table_row: table?.row ?? null,
  table_column: table?.column ?? null,
  page: pageOf(figure.places),
});

const achievementRow = (
  { change, of, ...achievement }: ReportRecord['achievements'][number],
  position: number,
): Row => ({
  ...achievement,
  position,
  change_direction: change?.direction ?? null,
  change_figure: change?.figure ?? null,
  part_of: of,
});

const statementRows = ({ statements }: ReportRecord): Row[] =>
  statementGroups.flatMap((topic) =>
    statements[topic].map((each, position) => ({ ...each, topic, position })),
  );

const checkRow = ({ stated, operands: _, cause, reason, ...check }: Check, position: number): Row => ({
  ...check,
  position,
  stated_figure: stated.figure,
  stated_text: stated.text,
  stated_place: stated.place,
  page: pageOf([stated.place]),
  cause: cause?.id ?? null,
  cause_zh: cause?.text.zh ?? null,
  cause_en: cause?.text.en ?? null,
  repair_figure: cause?.repair?.figure ?? null,
  repair_text: cause?.repair?.text ?? null,
  reason_zh: reason.zh,
  reason_en: reason.en,
});

const operandRows = ({ id, operands }: Check): Row[] =>
  operands.map((each, position) => ({ ...each, check_id: id, position }));
