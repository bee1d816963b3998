/** The normalised tables as streams. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { tableFormats, type TableFormatName } from '../../export/index.js';
import type { ExportTable, TableFormat } from '../../export/table-format.js';
import { exportedTables, normalisedTable } from '../../store/normalised.js';
import { attachment } from '../attachment.js';
import type { App, Service } from '../service.js';
import { answers, stream } from '../answers.js';

const formatNames = Object.keys(tableFormats) as [TableFormatName, ...TableFormatName[]];
const exportQuery = z.strictObject({
  format: z.enum(formatNames),
  table: z.enum(exportedTables).default('reports').describe('one of the normalised tables'),
});
const mediaTypes = Object.values(tableFormats).map(({ mediaType }) => mediaType);

export const exportRoutes = (app: App, { store, settings }: Service): void => {
  const schema = {
    ...{ tags: ['export'], summary: 'A table of all current reports', querystring: exportQuery },
    response: answers({ 200: stream('The table', ...mediaTypes) }),
  };
  app.get('/v1/export', { config: { permission: 'read' }, schema }, async ({ query }, reply) => {
    const format = tableFormats[query.format];
    const table = await normalisedTable(store.database, query.table);
    const name = `${query.table}.${format.extension}`;
    reply.headers({ 'content-type': format.mediaType, 'content-disposition': attachment(name) });
    return reply.send(await streamed(format, table, settings.incoming));
  });
};

/** Formats that must know the whole table before their first byte take a file that goes with the stream. */
const streamed = async (format: TableFormat, table: ExportTable, drafts: string): Promise<Readable> => {
  if (format.pieces) return Readable.from(format.pieces(table), { objectMode: false });
  const folder = await mkdtemp(join(drafts, 'export-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'table');
    await format.write(path, table);
    return createReadStream(path).once('close', () => void remove());
  } catch (error) {
    await remove();
    throw error;
  }
};
