/** A bucket in memory that speaks as much S3 as we do; holds requests to their signature's form and their hash. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export class FakeS3 {
  readonly objects = new Map<string, Buffer>();
  /** how many PUT requests were carried out */
  written = 0;
  /** answers to give before the right one, as from a store that is busy */
  readonly troubles: number[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(([status, body]) => {
        response.writeHead(status).end(body);
      });
    });
  }

  static async start(): Promise<FakeS3> {
    const s3 = new FakeS3();
    await new Promise<void>((resolve) => s3.#server.listen(0, '127.0.0.1', resolve));
    return s3;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) =>
      this.#server.close(() => {
        resolve();
      }),
    );
  }

  async #answer(request: IncomingMessage): Promise<[number, string | Buffer]> {
    const body = await buffer(request);
    const { method, url = '', headers } = request;
    if (
      !/^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/region\/s3\/aws4_request, /u.test(
        headers.authorization ?? '',
      )
    )
      return [403, '<Code>AccessDenied</Code>'];
    const trouble = this.troubles.shift();
    if (trouble !== undefined) return [trouble, '<Code>SlowDown</Code>'];
    const kept = this.objects.get(url);
    if (method !== 'PUT') return kept ? [200, method === 'HEAD' ? '' : kept] : [404, ''];
    if (headers['content-length'] === undefined) return [411, '<Code>MissingContentLength</Code>'];
    if (createHash('sha256').update(body).digest('hex') !== headers['x-amz-content-sha256'])
      return [400, '<Code>XAmzContentSHA256Mismatch</Code>'];
    if (kept && headers['if-none-match'] === '*') return [412, '<Code>PreconditionFailed</Code>'];
    this.objects.set(url, body);
    this.written += 1;
    return [200, ''];
  }
}
