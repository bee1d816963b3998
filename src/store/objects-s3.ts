/** Originals in a bucket of any store that speaks S3: for workers on several machines. */
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { StorageFailure } from '../errors.js';
import { hashOf, sweepFolder } from './drafts.js';
import { gone, type Objects } from './objects.js';

export interface S3Location {
  /** without the bucket: https://s3.example */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const tries = 4;
const firstPauseMs = 200;
const patienceMs = 120_000;

interface Asked {
  method: 'HEAD' | 'GET' | 'PUT';
  headers?: Record<string, string>;
  /** made anew for each try */
  body?: () => Readable;
}

export class S3Objects implements Objects {
  readonly #client: AwsClient;
  readonly #base: string;
  readonly #folder: string;

  /** `home`: where copies stand while they are read. */
  constructor({ endpoint, bucket, ...access }: S3Location, home: string) {
    this.#client = new AwsClient({ ...access, service: 's3' });
    this.#base = `${endpoint.replace(/\/+$/u, '')}/${bucket}/objects/`;
    this.#folder = join(home, 'fetched');
  }

  async put(source: string | Buffer, sha256: string): Promise<boolean> {
    if ((await this.#ask(sha256, { method: 'HEAD' })).ok) return true;
    const { size } = await stat(source);
    if ((await hashOf(createReadStream(source))) !== sha256) return false;
    const headers = {
      'content-length': String(size),
      'if-none-match': '*',
      // the store refuses what is not this content (any more)
      'x-amz-content-sha256': sha256,
    };
    const body = (): Readable => createReadStream(source);
    const answer = await this.#ask(sha256, { method: 'PUT', headers, body });
    // 412: somebody else has put it there meanwhile
    if (answer.ok || answer.status === 412) return true;
    const reason = await answer.text();
    if (answer.status === 400 && reason.includes('XAmzContentSHA256Mismatch')) return false;
    throw refusal(answer, 'PUT', sha256);
  }

  async withFile<Result>(sha256: string, use: (path: string) => Promise<Result>): Promise<Result> {
    const path = join(this.#folder, `${sha256}.${randomBytes(8).toString('hex')}`);
    try {
      await this.#fetch(sha256, path);
      return await use(path);
    } finally {
      await rm(path, { force: true });
    }
  }

  async #fetch(sha256: string, path: string): Promise<void> {
    const content = await this.read(sha256);
    try {
      await mkdir(this.#folder, { recursive: true });
      await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o400 }));
    } catch (error) {
      content.destroy();
      throw new StorageFailure(error);
    }
    if ((await hashOf(createReadStream(path))) !== sha256)
      throw new StorageFailure(`the original ${sha256} did not arrive whole`);
  }

  async read(sha256: string): Promise<Readable> {
    const answer = await this.#ask(sha256, { method: 'GET' });
    if (answer.status === 404) throw gone(sha256);
    if (!answer.ok || answer.body === null) throw refusal(answer, 'GET', sha256);
    return Readable.fromWeb(answer.body);
  }

  async holds(sha256: string): Promise<boolean> {
    const answer = await this.#ask(sha256, { method: 'GET' });
    if (answer.status === 404) return false;
    if (!answer.ok || answer.body === null) throw refusal(answer, 'GET', sha256);
    return (await hashOf(Readable.fromWeb(answer.body))) === sha256;
  }

  sweep(): Promise<void> {
    return sweepFolder(this.#folder);
  }

  /** Tries again what may pass: no connection, too busy, two writers at once. */
  async #ask(sha256: string, asked: Asked): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#send(this.#base + sha256, asked).catch((error: unknown) => {
        if (attempt === tries) throw new StorageFailure(error);
        return null;
      });
      const passing = answer === null || answer.status >= 500 || [409, 429].includes(answer.status);
      if (answer !== null && (!passing || attempt === tries)) return answer;
      await answer?.body?.cancel();
      await wait(firstPauseMs * 2 ** (attempt - 1));
    }
  }

  async #send(url: string, { method, headers = {}, body }: Asked): Promise<Response> {
    const signed = await this.#client.sign(url, { method, headers });
    return fetch(url, {
      method,
      headers: signed.headers,
      signal: AbortSignal.timeout(patienceMs),
      ...(body ? { body: Readable.toWeb(body()) as ReadableStream, duplex: 'half' } : {}),
    });
  }
}

const refusal = ({ status }: Response, method: string, sha256: string): StorageFailure =>
  new StorageFailure(`S3 answered ${status} to ${method} ${sha256}`);
