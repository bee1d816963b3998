/** What the store holds, and how much waits. */
import { z } from 'zod';
import { statistics } from '../../store/statistics.js';
import type { App, Service } from '../service.js';
import { answers } from '../answers.js';
import { noQuery } from '../inputs.js';
import { coverageCounts } from '../shapes.js';

const counts = z.record(z.string(), z.int());
const statisticsShape = z
  .object({
    reports: z.int(),
    kinds: z.array(z.object({ kind: z.string().nullable(), reports: z.int() })),
    years: z.array(z.object({ year: z.int().nullable(), reports: z.int() })),
    coverage: z.object(coverageCounts),
    files: counts.describe('read or refused, whoever did it'),
    rejections: counts.describe('by code'),
    reviews: counts.describe('by decision'),
    work: counts.describe('accepted files by state'),
  })
  .meta({ id: 'Statistics' });

export const statisticsRoutes = (app: App, { store }: Service): void => {
  const schema = {
    ...{ tags: ['statistics'], summary: 'The store in numbers', querystring: noQuery },
    response: answers({ 200: statisticsShape }),
  };
  app.get('/v1/statistics', { config: { permission: 'read' }, schema }, async () => ({
    ...(await statistics(store.database)),
    work: { ...(await store.work.counts()) },
  }));
};
