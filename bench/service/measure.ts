/** Requests over a number of connections, each of them timed from its first byte out to its last byte in. */
import { Agent, get } from 'node:http';

export interface Measured {
  requests: number;
  /** milliseconds */
  p50: number;
  p95: number;
  p99: number;
  worst: number;
  perSecond: number;
  /** bytes of an answer, on average */
  bytes: number;
}

export interface Target {
  address: string;
  key: string;
}

/** One answer; anything but 200 is an error, for then nothing was measured. */
export const ask = ({ address, key }: Target, path: string, agent?: Agent): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { headers: { authorization: `Bearer ${key}` }, ...(agent && { agent }) };
    const request = get(`${address}${path}`, options, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () => {
        const body = Buffer.concat(pieces);
        if (answer.statusCode === 200) resolve(body);
        else
          reject(new Error(`${path}: ${answer.statusCode ?? 'no status'} ${body.toString().slice(0, 300)}`));
      });
    });
    request.on('error', reject);
  });

/** `pathAt`: what the request of that number asks for. The first requests warm up and do not count. */
export const measure = async (
  target: Target,
  pathAt: (number: number) => string,
  { connections, requests }: { connections: number; requests: number },
): Promise<Measured> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let bytes = 0;
  let next = -connections * 2;
  let began = performance.now();
  const connection = async (): Promise<void> => {
    while (next < requests) {
      const number = next;
      next += 1;
      if (number === 0) began = performance.now();
      const sent = performance.now();
      const body = await ask(target, pathAt(Math.abs(number)), agent);
      if (number < 0) continue;
      times.push(performance.now() - sent);
      bytes += body.length;
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { requests, ...percentiles(times), perSecond: requests / seconds, bytes: bytes / requests };
};

/** Exact: the smallest time that so many hundredths of all did not exceed. */
export const percentiles = (times: readonly number[]): Pick<Measured, 'p50' | 'p95' | 'p99' | 'worst'> => {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (hundredths: number): number =>
    sorted[Math.ceil((sorted.length * hundredths) / 100) - 1] ?? Number.NaN;
  return { p50: at(50), p95: at(95), p99: at(99), worst: at(100) };
};
