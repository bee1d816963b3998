/**
 * A corpus folder may hold `files/` (whole reports), `passages/` (NNN.txt with NNN.json labels) and `hostile/`
 * (files meant to break a reader). What is not there is not tested.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

const corpus = process.env.FUHE_CORPUS;
if (corpus === undefined) throw new Error('FUHE_CORPUS is not set; run: npm run test:corpus');

export const folder = (name: 'files' | 'passages' | 'hostile'): string => join(corpus, name);

export const filesIn = (name: 'files' | 'passages' | 'hostile', ending = ''): string[] =>
  existsSync(folder(name))
    ? readdirSync(folder(name), { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
    : [];

const labelsSchema = z.object({
  figures: z.array(z.object({ t: z.string(), v: z.string(), b: z.string() })),
  relations: z.array(
    z.object({ stated: z.int(), operands: z.array(z.int()), verdict: z.string().optional() }).loose(),
  ),
  optional: z.array(z.string()).default([]),
});
export type Labels = z.infer<typeof labelsSchema>;

export interface Passage {
  name: string;
  text: string;
  labels: Labels;
}

/** Passages with the figures and relations that a person marked in them. */
export const passages = (): Passage[] =>
  filesIn('passages', '.txt').map((path) => ({
    name: basename(path, '.txt'),
    text: readFileSync(path, 'utf8'),
    labels: labelsSchema.parse(JSON.parse(readFileSync(path.replace(/\.txt$/u, '.json'), 'utf8'))),
  }));
