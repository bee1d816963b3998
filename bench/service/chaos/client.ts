/** A client as one should be: it sends again what was not accepted, and notes every answer. */
import { setTimeout as wait } from 'node:timers/promises';
import type { MadeFile } from './files.js';

/** One request: when, and what came of it; null: no answer. */
export interface Asked {
  from: number;
  until: number;
  status: number | null;
}

export class Client {
  readonly asked: Asked[] = [];
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  /** Until it is accepted. Gives the id of the report. */
  async send({ bytes, sha256 }: MadeFile, name: string, priority: 'bulk' | 'interactive'): Promise<string> {
    const { status, body } = await this.#untilAnswered(`/v1/reports?priority=${priority}`, () => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)]), name);
      return { method: 'POST', body: form };
    });
    if (status !== 200 && status !== 202) throw new Error(`${name}: ${status} ${body}`);
    const [file] = (JSON.parse(body) as { files: { sha256: string; report: string }[] }).files;
    if (file?.sha256 !== sha256) throw new Error(`${name} was accepted as ${file?.sha256 ?? 'nothing'}`);
    return file.report;
  }

  /** The body of an answer 200. */
  async read(path: string): Promise<string> {
    const { status, body } = await this.#untilAnswered(path, () => ({}));
    if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
    return body;
  }

  async post(path: string): Promise<void> {
    const { status, body } = await this.#untilAnswered(path, () => ({ method: 'POST' }));
    if (status >= 300) throw new Error(`${path}: ${status} ${body}`);
  }

  async #untilAnswered(path: string, request: () => RequestInit): Promise<{ status: number; body: string }> {
    for (let pause = 100; ; pause = Math.min(pause * 2, 2000)) {
      const answer = await this.#ask(path, request());
      if (answer !== null && answer.status < 500 && answer.status !== 429) return answer;
      await wait(pause);
    }
  }

  async #ask(path: string, request: RequestInit): Promise<{ status: number; body: string } | null> {
    const from = Date.now();
    const headers = { authorization: `Bearer ${this.#key}` };
    try {
      const response = await fetch(this.#url + path, { ...request, headers });
      const body = await response.text();
      this.asked.push({ from, until: Date.now(), status: response.status });
      return { status: response.status, body };
    } catch {
      this.asked.push({ from, until: Date.now(), status: null });
      return null;
    }
  }
}
