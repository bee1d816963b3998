/** Pictures of pages for the API: drawn once in an isolated process, kept beside the originals. */
import { extractorVersion } from '../schemas/version.js';
import type { Settings } from '../src/config.js';
import { isFull } from '../src/errors.js';
import type { PageImages, PictureOfPage } from '../src/http/service.js';
import { Derived } from '../src/store/derived.js';
import type { Objects } from '../src/store/objects.js';
import { drawEntry } from './entries.js';
import { Pool } from './pool.js';
import type { DrawJob, DrawnPage } from './protocol.js';

type PageImagesSettings = Pick<Settings, 'home' | 'jobs' | 'timeoutMs' | 'memoryMegabytes' | 'pageImages'>;

/** Pages that wait to be drawn; who comes after them is told to come again. */
const mostWaiting = 32;
/** Files that could not be drawn and are not tried again and again. */
const mostRefused = 1000;

export class DrawnPages implements PageImages {
  readonly #objects: Objects;
  readonly #kept: Derived;
  readonly #pool: Pool<DrawJob, DrawnPage>;
  readonly #drawing = new Map<string, Promise<PictureOfPage>>();
  readonly #refused = new Map<string, PictureOfPage>();

  constructor(objects: Objects, { home, pageImages, ...bounds }: PageImagesSettings) {
    this.#objects = objects;
    this.#kept = new Derived(home, pageImages.bytes);
    this.#pool = new Pool({ ...bounds, entry: drawEntry() });
  }

  async picture(sha256: string, page: number, width: number): Promise<PictureOfPage> {
    const name = `page-${page}-${width}-${extractorVersion}`;
    const kept = await this.#kept.read(sha256, name);
    if (kept) return unpacked(kept);
    const key = `${sha256} ${name}`;
    const known = this.#refused.get(key) ?? this.#drawing.get(key);
    if (known) return known;
    if (this.#drawing.size >= mostWaiting) return { kind: 'busy' };
    const drawing = this.#draw(sha256, name, { page, width }).finally(() => this.#drawing.delete(key));
    this.#drawing.set(key, drawing);
    const drawn = await drawing;
    if (drawn.kind === 'refused' && drawn.code !== 'internal') this.#remember(key, drawn);
    return drawn;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #draw(sha256: string, name: string, job: Omit<DrawJob, 'path'>): Promise<PictureOfPage> {
    const { outcome } = await this.#objects.withFile(sha256, (path) => this.#pool.once({ path, ...job }));
    if (outcome.kind === 'rejected') return { kind: 'refused', code: outcome.code, detail: outcome.detail };
    if (outcome.result === null) return { kind: 'no-such-page' };
    const { png, width, height } = outcome.result;
    const drawn = { kind: 'drawn' as const, png: Buffer.from(png), width, height };
    await this.#kept.keep(sha256, name, packed(drawn)).catch((error: unknown) => {
      // a picture for which there is no room is shown all the same, and drawn again
      if (!isFull(error)) throw error;
    });
    return drawn;
  }

  #remember(key: string, refused: PictureOfPage): void {
    const [oldest] = this.#refused.keys();
    if (this.#refused.size >= mostRefused && oldest !== undefined) this.#refused.delete(oldest);
    this.#refused.set(key, refused);
  }
}

type Drawn = PictureOfPage & { kind: 'drawn' };

/** A line with the size of the page, then the picture. */
const packed = ({ png, width, height }: Drawn): Buffer =>
  Buffer.concat([Buffer.from(`${JSON.stringify([width, height])}\n`), png]);

const unpacked = (content: Buffer): Drawn => {
  const end = content.indexOf('\n');
  const [width, height] = JSON.parse(content.subarray(0, end).toString()) as [number, number];
  return { kind: 'drawn', png: content.subarray(end + 1), width, height };
};
