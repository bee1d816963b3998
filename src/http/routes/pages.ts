/** Pages of PDF files as pictures, to show a finding where it stands. */
import { originalOf } from '../../store/report-pages.js';
import { rejectionAdvice, type RejectionCode } from '../../../schemas/rejection.js';
import { answers, stream } from '../answers.js';
import { pageParam, pageQuery } from '../inputs.js';
import { noSuchReport, notFound, Problem } from '../problem.js';
import type { App, Service } from '../service.js';

const description =
  'Boxes of the record are in points from the top left. The headers x-page-width and x-page-height give the size of the page ' +
  'in points: a box times the width of the picture over x-page-width is a box of the picture.';

export const pageRoutes = (app: App, { store, pages }: Service): void => {
  const schema = {
    ...{ tags: ['reports'], summary: 'One page of a PDF file as a picture', description },
    ...{ params: pageParam, querystring: pageQuery },
    response: answers({ 200: stream('The page', 'image/png') }, 404, 422),
  };
  const config = { permission: 'read' } as const;
  app.get('/v1/reports/:id/pages/:page', { config, schema }, async ({ params, query, log }, reply) => {
    const file = await originalOf(store.database, params.id);
    if (!file) throw noSuchReport();
    if (file.media_type !== 'application/pdf')
      throw notFound('此文件不是 PDF，没有页面图像', 'the file is no PDF and has no pictures of pages');
    const picture = await pages.picture(file.sha256, params.page, query.width);
    if (picture.kind === 'no-such-page') throw notFound('没有这一页', 'there is no such page');
    if (picture.kind === 'busy') throw busy();
    if (picture.kind === 'refused') {
      log.warn(
        { sha256: file.sha256, page: params.page, code: picture.code, detail: picture.detail },
        'not drawn',
      );
      throw undrawable(picture.code);
    }
    return reply
      .headers({
        'content-type': 'image/png',
        'cache-control': 'private, max-age=86400',
        'x-page-width': picture.width,
        'x-page-height': picture.height,
      })
      .send(picture.png);
  });
};

const busy = (): Problem =>
  new Problem(
    'unavailable',
    { zh: '正在绘制的页面过多，请稍后重试', en: 'too many pages are being drawn: try again later' },
    { retryAfterSeconds: 5 },
  );

const undrawable = (code: RejectionCode): Problem => {
  const { zh, en } = rejectionAdvice[code];
  return new Problem('undrawable', { zh: `${code}：${zh}`, en: `${code}: ${en}` });
};
