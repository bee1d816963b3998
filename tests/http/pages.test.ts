import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extract } from '../../src/pipeline.js';
import { engines, stopServer } from '../store/engines.js';
import { pdfOf, startService, storeWithOriginal, type TestService } from './service.js';

afterAll(stopServer);

describe('a page as a picture', () => {
  const content = pdfOf('全年执行数7348.59万元。');
  let service: TestService;
  let url: string;
  beforeAll(async () => {
    service = await startService(engines[0]!);
    url = `/v1/reports/${(await storeWithOriginal(service, content)).id}/pages/1`;
  }, 120_000);
  afterAll(() => service.close());
  const get = (path: string) => service.app.inject({ url: path, headers: service.as('reader') });

  it('shows a figure where its box says, by the size of the page that the headers give', async () => {
    const response = await get(`${url}?width=840`);
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      ...{ 'content-type': 'image/png', 'x-page-width': '420', 'x-page-height': '300' },
      'cache-control': 'private, max-age=86400',
    });
    const image = await loadImage(response.rawPayload);
    expect([image.width, image.height]).toEqual([840, 600]);
    const { record } = await extract({ name: 'a.pdf', bytes: new TextEncoder().encode(content) });
    const place = record.figures[0]?.places[0];
    if (place?.kind !== 'page') throw new Error('the figure has no box');
    const scale = image.width / Number(response.headers['x-page-width']);
    const [left, top, right, bottom] = place.box.map((edge) => edge * scale) as [
      number,
      number,
      number,
      number,
    ];
    const context = createCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const darkest = (y: number): number =>
      Math.min(
        ...context.getImageData(left, y, right - left, bottom - top).data.filter((_, at) => at % 4 === 0),
      );
    expect(darkest(top)).toBeLessThan(60);
    expect(darkest(bottom + 20)).toBe(255);
  });

  it('is drawn once, also when many ask at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => get(`${url}?width=200`)));
    expect(all.map(({ statusCode }) => statusCode)).toEqual(all.map(() => 200));
    const first = await get(`${url}?width=200`);
    const began = performance.now();
    const again = await get(`${url}?width=200`);
    expect(again.rawPayload.equals(first.rawPayload)).toBe(true);
    expect(again.headers['x-page-height']).toBe('300');
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('does not exist of a file that is no PDF, and is told apart from one that is gone', async () => {
    const gone = await storeWithOriginal(service, pdfOf('gone'));
    await service.store.database
      .updateTable('files')
      .set({ media_type: 'text/plain' })
      .where('sha256', 'like', `${gone.id.slice(0, 16)}%`)
      .execute();
    const response = await get(`/v1/reports/${gone.id}/pages/1`);
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({
      code: 'not-found',
      detail: { en: expect.stringContaining('no PDF') as string },
    });
  });
});
