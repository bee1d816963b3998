import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../schemas/place.js';
import { drawPage, type PageImage } from '../../src/draw/page-image.js';
import { extract } from '../../src/pipeline.js';
import { Paper } from '../read/pdf/paper.js';

/** Looks at a picture in points of its page. */
class Picture {
  private constructor(
    readonly width: number,
    readonly height: number,
    private readonly scale: number,
    private readonly pixels: Uint8ClampedArray,
  ) {}

  static async of({ png, width }: PageImage): Promise<Picture> {
    const image = await loadImage(Buffer.from(png));
    const context = createCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return new Picture(image.width, image.height, image.width / width, data);
  }

  /** Which pixels within a box of the page are dark, row by row. */
  dark([left, top, right, bottom]: Box): boolean[] {
    const dark: boolean[] = [];
    for (let y = Math.round(top * this.scale); y < Math.round(bottom * this.scale); y += 1)
      for (let x = Math.round(left * this.scale); x < Math.round(right * this.scale); x += 1)
        dark.push((this.pixels[(y * this.width + x) * 4] ?? 255) < 128);
    return dark;
  }

  inked(box: Box): boolean {
    return this.dark(box).includes(true);
  }
}

const draw = async (bytes: Uint8Array, page = 1, width = 1200): Promise<Picture> =>
  Picture.of((await drawPage(bytes, page, width))!);

describe('the picture of a page', () => {
  it('has ink under the box of every figure and every section of a report', async () => {
    const bytes = new Uint8Array(readFileSync('fixtures/reports/culture-bureau/input.pdf'));
    const { record } = await extract({ name: 'input.pdf', bytes });
    const places = [...record.figures, ...record.sections].flatMap((each) => each.places);
    const pages = new Map<number, Picture>();
    const blank: unknown[] = [];
    for (const place of places) {
      if (place.kind !== 'page') continue;
      const picture = pages.get(place.page) ?? (await draw(bytes, place.page));
      pages.set(place.page, picture);
      if (!picture.inked(place.box)) blank.push(place);
    }
    expect(places.length).toBeGreaterThan(80);
    expect(pages.size).toBeGreaterThan(1);
    expect(blank).toEqual([]);
    // and not everywhere
    expect(pages.get(1)!.inked([0, 0, 595, 20])).toBe(false);
  });

  it.each([0, 90, 180, 270])(
    'lies as the record says when the page is turned by %i degrees',
    async (rotate) => {
      const paper = new Paper();
      paper.sheet({ width: 500, height: 300, rotate }).text(60, 60, '全年执行数7348.59万元。', { size: 14 });
      const { record } = await extract({ name: 'turned.pdf', bytes: paper.bytes() });
      const [figure] = record.figures;
      const [place] = figure!.places;
      if (place?.kind !== 'page') throw new Error('no page');
      const picture = await draw(paper.bytes());
      expect(picture.inked(place.box)).toBe(true);
      expect(picture.width / picture.height).toBeCloseTo(rotate % 180 === 0 ? 5 / 3 : 3 / 5, 2);
      const [left, top, right, bottom] = place.box;
      const [width, height] = rotate % 180 === 0 ? [500, 300] : [300, 500];
      expect(picture.inked([width - right, height - bottom, width - left, height - top])).toBe(false);
    },
  );

  it('shows Chinese whose font is named and not held, each character with its own shape', async () => {
    const paper = new Paper();
    const words = '复核报告完成率';
    paper.sheet({ width: 400, height: 200 }).text(40, 60, words, { size: 20 });
    const picture = await draw(paper.bytes());
    const shapes = Array.from(words, (_, at) => picture.dark([40 + at * 20, 40, 60 + at * 20, 66]));
    for (const shape of shapes) expect(shape.filter(Boolean).length).toBeGreaterThan(100);
    expect(new Set(shapes.map((shape) => shape.map(Number).join(''))).size).toBe(words.length);
  });

  it('is as wide as was asked for, unless the page is a strip', async () => {
    const paper = new Paper();
    paper.sheet({ width: 420, height: 297 });
    paper.sheet({ width: 10, height: 14_000 });
    expect(await draw(paper.bytes(), 1, 333)).toMatchObject({ width: 333, height: 235 });
    const strip = await draw(paper.bytes(), 2, 2400);
    expect(strip.width * strip.height).toBeLessThan(2 ** 24 * 1.01);
    expect(await drawPage(paper.bytes(), 3, 100)).toBeNull();
  });

  it('is refused with a code where there is none', async () => {
    const draws = (text: string): Promise<unknown> => drawPage(new TextEncoder().encode(text), 1, 100);
    await expect(draws('no PDF file at all')).rejects.toMatchObject({ code: 'corrupt' });
    await expect(drawPage(new Paper().locked().bytes(), 1, 100)).rejects.toMatchObject({ code: 'encrypted' });
  });
});
