import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Between somebody and a database; whoever takes it away breaks all connections. */
export class Line {
  readonly #sockets = new Set<Socket>();
  #server = createServer();
  #port = 0;

  constructor(readonly target: { host: string; port: number }) {}

  /** A line that is up, and the address of the database at its near end. */
  static async to(databaseUrl: string): Promise<{ line: Line; url: string }> {
    const url = new URL(databaseUrl);
    const line = new Line({ host: url.hostname, port: Number(url.port) });
    url.port = String(await line.up());
    url.hostname = '127.0.0.1';
    return { line, url: url.href };
  }

  async up(): Promise<number> {
    this.#server = createServer((near) => {
      const far = connect(this.target);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.once('close', () => (this.#sockets.delete(socket), other.destroy()));
      }
      near.pipe(far).pipe(near);
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
    return this.#port;
  }

  async down(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
