/** Checks stored readings again with the rules of this version. Started by the pool, never by a person. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Reading } from '../schemas/document.js';
import type { ReportRecord } from '../schemas/record.js';
import { loadRules } from '../src/configuration/own-rules.js';
import { check, optionsOf } from '../src/pipeline.js';
import type { AuditJob } from './protocol.js';
import { serve } from './serve.js';

const decompress = promisify(gunzip);

serve(async ({ file, reading, configuration }: AuditJob): Promise<ReportRecord> => {
  const text = (await decompress(reading)).toString('utf8');
  const options = optionsOf(configuration, await loadRules(configuration.modules));
  return check(file, JSON.parse(text) as Reading, options);
});
