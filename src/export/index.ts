/** The list of formats. */
import { findingsCsv } from './findings-csv.js';
import { findingsJson } from './findings-json.js';
import { findingsSarif } from './findings-sarif.js';
import type { FindingsFormat } from './findings.js';

export const findingsFormats: Record<'json' | 'csv' | 'sarif', FindingsFormat> = {
  json: findingsJson,
  csv: findingsCsv,
  sarif: findingsSarif,
};
