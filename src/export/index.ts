/** The list of formats. */
import { csv } from './csv.js';
import { findingsCsv } from './findings-csv.js';
import { findingsJson } from './findings-json.js';
import { findingsSarif } from './findings-sarif.js';
import type { FindingsFormat } from './findings.js';
import { jsonl } from './jsonl.js';
import { lineByLine } from './lines.js';
import { parquet } from './parquet.js';
import type { ExportTable, TableFormat } from './table-format.js';
import { writeTables, type WrittenTable } from './write-tables.js';
import { xlsx } from './xlsx.js';

export const findingsFormats: Record<'json' | 'csv' | 'sarif', FindingsFormat> = {
  json: findingsJson,
  csv: findingsCsv,
  sarif: findingsSarif,
};

export type TableFormatName = 'jsonl' | 'csv' | 'xlsx' | 'parquet';
export const tableFormats: Record<TableFormatName, TableFormat> = {
  jsonl: lineByLine(jsonl),
  csv: lineByLine(csv),
  xlsx,
  parquet,
};

/** One file per table in `folder`. */
export const exportTables = (
  folder: string,
  format: TableFormatName,
  tables: ExportTable[],
): Promise<WrittenTable[]> => writeTables(folder, tableFormats[format], tables);
