/** What a format of tables is: it writes one table into one file, taking its rows as they come. */
export interface ExportColumn {
  name: string;
  /** name of the type in PostgreSQL */
  type: string;
}
export type ExportRow = Record<string, unknown>;

export interface ExportTable {
  name: string;
  columns: ExportColumn[];
  /** from the first one, each time it is asked */
  rows: () => AsyncIterable<ExportRow>;
}

export interface TableFormat {
  extension: string;
  mediaType: string;
  write(path: string, table: ExportTable): Promise<void>;
  /** piece by piece, for formats that need no file to be written in */
  pieces?(table: ExportTable): AsyncIterable<string>;
}
