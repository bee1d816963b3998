/** The HTTP API; without REDIS_URL this process does the work as well. */
import { join } from 'node:path';
import { DrawnPages } from '../../workers/page-images.js';
import { startWorkers } from '../../workers/start.js';
import { readConfiguration } from '../configuration/index.js';
import { createApp } from '../http/app.js';
import { createLog } from '../http/log.js';
import { docsPrefix } from '../http/openapi.js';
import type { ServiceSettings } from '../http/service.js';
import type { Settings } from '../config.js';
import { BullMqQueue } from '../queue/bullmq.js';
import { InProcessQueue } from '../queue/in-process.js';
import { Store } from '../store/store.js';
import { stopAsked } from './interrupt.js';
import { note } from './output.js';
import { settingsFor, type ReadingOptions } from './settings.js';

export interface ServeOptions extends ReadingOptions {
  port: number;
  host: string;
  openDocs?: boolean;
}

export const run = async (_: [], options: ServeOptions): Promise<number> => {
  const asked = stopAsked();
  const settings = settingsFor(options);
  const configuration = await readConfiguration(options.config);
  const log = createLog('info');
  const store = await Store.open(settings);
  const local = settings.redisUrl === null ? new InProcessQueue() : null;
  const queue = local ?? new BullMqQueue({ url: settings.redisUrl ?? '', prefix: settings.schema });
  const pages = new DrawnPages(store.objects, settings);
  const work = local ? startWorkers(store, local, settings, { configuration, log }) : null;
  try {
    const app = await createApp({ store, queue, pages, settings: serviceSettings(settings, options) }, log);
    const address = await app.listen({ port: options.port, host: options.host });
    note(`${address}  ${address}${docsPrefix}`);
    if (!(await store.access.anybody())) note(nobodyYet(settings));
    await asked;
    note('正在结束 / stopping');
    await app.close();
    return 0;
  } finally {
    await pages.close();
    await work?.close();
    await queue.close();
    await store.close();
  }
};

const serviceSettings = ({ home, limits, http }: Settings, { openDocs }: ServeOptions): ServiceSettings => ({
  ...http,
  incoming: join(home, 'incoming'),
  limits: { file: limits.bytes, ...http.limits },
  openDocs: openDocs === true,
});

const nobodyYet = ({ databaseUrl }: Settings): string => {
  const stop = databaseUrl === null ? '（先停止本服务 / stop this service first）' : '';
  return `尚无密钥，无人可以访问 / there is no key yet, so nobody is let in: fuhe keys create --name NAME --role admin ${stop}`;
};
