/** A table as a person reads it off the page: '<<' joins a cell to the one on its left, '^^' to the one above. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readCases } from '../../fixtures/make/case.js';
import { parseSource, type SourceTable } from '../../fixtures/make/source.js';

const labelSchema = z
  .object({
    file: z.string(),
    pages: z.array(z.int()),
    caption: z.string().nullable(),
    unit: z.string().nullable(),
    header: z.int(),
    rows: z.array(z.array(z.string())),
  })
  .strict();

export interface Label {
  name: string;
  /** path of the labelled file */
  path: string;
  /** 1-based pages; none where the format has no pages */
  pages: number[];
  /** undefined: not labelled */
  caption?: string | null;
  unit?: string | null;
  header: number;
  rows: string[][];
}

/** Labels of one folder, about files of another. */
export const labelsIn = (folder: string, files: string): Label[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const { file, ...label } = labelSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      return { name: name.slice(0, -5), path: join(files, file), ...label };
    });

/** Covered cells of a master say what they belong to. */
const gridOf = ({ rows, columns }: SourceTable): string[][] => {
  const grid = rows.map(() => Array.from({ length: columns }, () => ''));
  for (const [y, row] of rows.entries())
    for (const [x, cell] of row.entries()) {
      if (!cell) continue;
      for (let dy = 0; dy < cell.rowSpan; dy++)
        for (let dx = 0; dx < cell.colSpan; dx++)
          (grid[y + dy] ?? [])[x + dx] = dx > 0 ? '<<' : dy > 0 ? '^^' : cell.text;
    }
  return grid;
};

// '项目名称 | 智慧…': a name and what it names. No row of such a form names the columns of all others
const subject = /^(?:项目|部门|单位)(?:（.{1,6}）)?名称$/u;

/** What a master rules off is its first row at least, for Markdown knows no table without a header. */
const headerOf = ({ header }: SourceTable, rows: readonly string[][]): number =>
  subject.test(rows[0]?.[0] ?? '') && rows.some((row) => row.includes('一级指标')) ? 0 : header;

/** The tables of the fixtures' masters, once for each format with tables; Markdown cannot join cells. */
export const fixtureLabels = (): Label[] =>
  readCases().flatMap(({ name, path, source, about }) =>
    parseSource(source)
      .parts.filter((part) => part.kind === 'table')
      .flatMap((table, index) => {
        const rows = gridOf(table);
        const joins = rows.flat().some((text) => text === '<<' || text === '^^');
        return about.formats
          .filter((format) => format === 'docx' || format === 'pdf' || (format === 'md' && !joins))
          .map((format) => ({
            name: `${name}/${index + 1}.${format}`,
            path: join(path, `input.${format}`),
            pages: [],
            header: headerOf(table, rows),
            rows,
          }));
      }),
  );
