/** What a format of tables is: text, row by row. */
export interface ExportColumn {
  name: string;
  /** name of the type in PostgreSQL */
  type: string;
}
export type ExportRow = Record<string, unknown>;

export interface TableFormat {
  extension: string;
  header(columns: ExportColumn[]): string;
  row(columns: ExportColumn[], row: ExportRow): string;
}
