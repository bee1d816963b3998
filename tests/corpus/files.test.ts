import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../../src/errors.js';
import { extract } from '../../src/pipeline.js';
import { filesIn } from './corpus.js';

const outcome = async (path: string): Promise<string> => {
  try {
    const { record } = await extract({ name: basename(path), bytes: readFileSync(path) });
    return record.sections.length > 0 || record.tables.length > 0 ? 'a report' : 'no structure found';
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code;
    throw error;
  }
};

describe.runIf(filesIn('files').length > 0)('a published report', () => {
  it.each(filesIn('files'))('%s is read as a report, or refused if it was cut short', async (path) => {
    expect(await outcome(path)).toBe(path.includes('truncated') ? 'corrupt' : 'a report');
  });
});
