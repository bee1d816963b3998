/** Parquet with exact decimals: DECIMAL(38, s), with as many places as the longest number of the column has. */
import type { ParquetWriteOptions } from 'hyparquet-writer';
import type { ExportColumn, ExportRow, ExportTable, TableFormat } from './table-format.js';

/** Rows that are held at the same time. */
const groupSize = 10_000;

export const parquet: TableFormat = {
  extension: 'parquet',
  mediaType: 'application/vnd.apache.parquet',
  write: async (path, table) => {
    const { fileWriter, parquetWriteRows } = await import('hyparquet-writer');
    const kinds = await kindsOf(table);
    const { columns } = table;
    await parquetWriteRows({
      writer: fileWriter(path),
      columns: columns.map(({ name }) => ({ name })),
      schema: [
        { name: 'table', num_children: columns.length },
        ...columns.map(({ name }, at) => ({
          ...kinds[at]?.element,
          name,
          repetition_type: 'OPTIONAL' as const,
        })),
      ],
      rows: converted(table, kinds),
      rowGroupSize: groupSize,
      createdBy: 'fuhe',
    });
  },
};

type Element = NonNullable<ParquetWriteOptions['schema']>[number];
interface Kind {
  element: Omit<Element, 'name'>;
  convert: (value: unknown) => unknown;
}

const text: Kind = { element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, convert: (value) => value };
const json: Kind = { element: { type: 'BYTE_ARRAY', converted_type: 'JSON' }, convert: (value) => value };
const kindOf: Record<string, Kind> = {
  text,
  int4: { element: { type: 'INT32' }, convert: (value) => value },
  int8: { element: { type: 'INT64' }, convert: (value) => BigInt(value as string | number) },
  bool: { element: { type: 'BOOLEAN' }, convert: (value) => value },
  timestamptz: {
    element: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
    convert: (value) => new Date(value as string),
  },
};

const kindsOf = async (table: ExportTable): Promise<Kind[]> => {
  const scales = await scalesOf(table);
  return table.columns.map(({ name, type }) => {
    const scale = scales.get(name);
    return scale === undefined ? (kindOf[type] ?? json) : decimal(scale);
  });
};

/** Digits before and after the point that the numbers of each column need. Columns of other types are not in it. */
const scalesOf = async ({ columns, rows }: ExportTable): Promise<Map<string, Scale>> => {
  const numeric = columns.filter(({ type }) => type === 'numeric');
  const scales = new Map(numeric.map(({ name }) => [name, { whole: 1, places: 0 }]));
  if (numeric.length > 0)
    for await (const row of rows()) for (const column of numeric) widen(scales.get(column.name), row, column);
  return scales;
};

interface Scale {
  whole: number;
  places: number;
}

const widen = (scale: Scale | undefined, row: ExportRow, { name }: ExportColumn): void => {
  const value = row[name];
  if (!scale || typeof value !== 'string') return;
  const [whole = '', places = ''] = value.replace('-', '').split('.');
  scale.whole = Math.max(scale.whole, whole.length);
  scale.places = Math.max(scale.places, places.length);
};

/** What most programs can read. */
const precision = 38;

/** Numbers that no DECIMAL can hold side by side stay exact as text. */
const decimal = ({ whole, places }: Scale): Kind =>
  whole + places > precision
    ? text
    : {
        element: {
          type: 'FIXED_LEN_BYTE_ARRAY',
          type_length: 16,
          converted_type: 'DECIMAL',
          precision,
          scale: places,
        },
        convert: (value) => unscaled(value as string, places),
      };

/** '-12.5' with 3 places → -12500n */
const unscaled = (value: string, places: number): bigint => {
  const [whole = '', fraction = ''] = value.split('.');
  if (fraction.length > places)
    throw new Error(`${value} was stored while the table was written; export again`);
  return BigInt(whole + fraction.padEnd(places, '0'));
};

async function* converted({ columns, rows }: ExportTable, kinds: Kind[]): AsyncGenerator<ExportRow> {
  for await (const row of rows())
    yield Object.fromEntries(
      columns.map(({ name }, at) => {
        const value = row[name];
        return [name, value === null || value === undefined ? null : kinds[at]?.convert(value)];
      }),
    );
}
