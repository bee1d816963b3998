/** CPU time of everything between a reading and its checks, over prose made of the reports in fixtures/. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../src/pipeline.js';
import { read } from '../src/read/index.js';
import { defaultLimits } from '../src/read/reader.js';

const reports = join(import.meta.dirname, '..', 'fixtures', 'reports');
const prose = readdirSync(reports)
  .map((name) => readFileSync(join(reports, name, 'source.md'), 'utf8').replaceAll(/^[|#].*$/gmu, ''))
  .join('\n');

const sizes = [10_000, 100_000, 500_000, 1_000_000, 2_000_000];

const measure = async (characters: number): Promise<number> => {
  const text = prose.repeat(Math.ceil(characters / prose.length)).slice(0, characters);
  const bytes = new TextEncoder().encode(text);
  const reading = await read({ name: 'prose.txt', bytes }, defaultLimits);
  const file = {
    name: 'prose.txt',
    sha256: '0'.repeat(64),
    bytes: bytes.byteLength,
    mediaType: reading.mediaType,
    format: reading.format,
    pages: reading.pages,
    encoding: reading.encoding,
  };
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < (characters > 200_000 ? 2 : 5); run += 1) {
    const began = process.cpuUsage();
    check(file, reading);
    const { user, system } = process.cpuUsage(began);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
};

// the first run warms up
await measure(sizes[0] ?? 0);
console.log('characters  CPU ms  ms per 10,000');
for (const size of sizes.filter((each) => each <= Number(process.argv[2] ?? Number.POSITIVE_INFINITY))) {
  const ms = await measure(size);
  console.log(
    `${String(size).padStart(10)}  ${ms.toFixed(0).padStart(6)}  ${((ms / size) * 10_000).toFixed(1)}`,
  );
}
