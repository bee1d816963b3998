/** How far an ingest is: a bar for a person at a terminal, one line at the end for everybody else. */
import { SingleBar } from 'cli-progress';
import { rejectionAdvice } from '../../schemas/rejection.js';
import type { IngestLine } from './ingest-file.js';
import { note } from './output.js';
import { visible } from './visible.js';

export class Progress {
  readonly counts = { stored: 0, known: 0, rejected: 0, new: 0, contradictions: 0 };
  /** paths that were asked for and are not there */
  wrong = 0;
  readonly #began = performance.now();
  readonly #bar: SingleBar | null;

  /** `total`: files to come; null = no bar */
  constructor(total: number | null) {
    this.#bar =
      total === null
        ? null
        : new SingleBar({ format, stream: process.stderr, hideCursor: true, etaBuffer: 200 });
    this.#bar?.start(total ?? 0, 0, this.#payload());
  }

  add(line: IngestLine): void {
    this.counts[line.outcome] += 1;
    this.counts.contradictions += line.outcome === 'stored' ? (line.contradictions ?? 0) : 0;
    this.#bar?.increment(1, this.#payload());
  }

  /** One line per rejected file; the bar makes room for it. */
  reject({ file, code, detail }: IngestLine): void {
    if (code === null) return;
    const { zh, en } = rejectionAdvice[code];
    const text = `${visible(file)}: ${code}${detail === null ? '' : ` (${visible(detail)})`} ${zh} ${en}`;
    if (this.#bar) process.stderr.write(`\r\u001B[K${text}\n`);
    else note(text);
  }

  end(): void {
    this.#bar?.stop();
    const { stored, known, rejected, new: fresh, contradictions } = this.counts;
    const seconds = (performance.now() - this.#began) / 1000;
    const total = stored + known + rejected + fresh;
    const zh = `${total} 个文件：新存 ${stored}，已有 ${known}，拒绝 ${rejected}${fresh > 0 ? `，待读 ${fresh}` : ''}；矛盾 ${contradictions}；${seconds.toFixed(1)} 秒`;
    const en = `${total} files: ${stored} stored, ${known} known, ${rejected} rejected${fresh > 0 ? `, ${fresh} to read` : ''}; ${contradictions} contradictions; ${seconds.toFixed(1)} s`;
    note(`${zh} / ${en}`);
  }

  #payload(): object {
    const { contradictions, rejected, stored, known, new: fresh } = this.counts;
    const done = stored + known + rejected + fresh;
    const rate = done / Math.max(0.001, (performance.now() - this.#began) / 1000);
    return { rate: rate.toFixed(1), contradictions, rejected };
  }
}

const format =
  '{bar} {value}/{total}  {rate}/s  剩余/left {eta_formatted}  矛盾/contradictions {contradictions}  拒绝/rejected {rejected}';
