/** What the API says when it cannot do what was asked (RFC 9457), in Chinese and English. */
import { z } from 'zod';
import { localized, type Localized } from '../../schemas/rejection.js';

interface Kind {
  status: number;
  title: Localized;
}

// prettier-ignore
export const problemKinds = {
  'invalid-input': { status: 400, title: { zh: '请求内容无效', en: 'The input is not valid' } },
  unauthenticated: { status: 401, title: { zh: '需要密钥或登录', en: 'A key or a session is needed' } },
  'wrong-credentials': { status: 401, title: { zh: '用户名或密码不对', en: 'The name or the password is wrong' } },
  forbidden: { status: 403, title: { zh: '权限不足', en: 'Your role does not allow this' } },
  'cross-site': { status: 403, title: { zh: '请求来自其他网站', en: 'The request comes from another site' } },
  'not-found': { status: 404, title: { zh: '没有这项内容', en: 'There is no such thing' } },
  'no-such-route': { status: 404, title: { zh: '没有这个地址', en: 'There is no such address' } },
  conflict: { status: 409, title: { zh: '当前状态不允许', en: 'The present state does not allow this' } },
  'too-large': { status: 413, title: { zh: '内容过大', en: 'The content is too large' } },
  'unsupported-media-type': { status: 415, title: { zh: '不支持的内容类型', en: 'The content type is not supported' } },
  undrawable: { status: 422, title: { zh: '无法绘制此页', en: 'The page cannot be drawn' } },
  'too-many-requests': { status: 429, title: { zh: '请求过多', en: 'Too many requests' } },
  internal: { status: 500, title: { zh: '程序内部出错', en: 'A defect in fuhe' } },
  'database-unreachable': { status: 503, title: { zh: '数据库暂时无法连接', en: 'The database cannot be reached' } },
  'storage-full': { status: 507, title: { zh: '存储空间已满', en: 'The storage is full' } },
  unavailable: { status: 503, title: { zh: '服务暂时不可用', en: 'The service is not available' } },
} as const satisfies Record<string, Kind>;
export type ProblemCode = keyof typeof problemKinds;

export const problemSchema = z
  .object({
    type: z.string().describe('urn:fuhe:problem:CODE'),
    title: z.string().describe('Chinese / English'),
    status: z.int(),
    code: z.enum(Object.keys(problemKinds) as [ProblemCode, ...ProblemCode[]]),
    detail: localized.describe('what is wrong with this request, and what to do'),
    instance: z.string().describe('id of the request; the log knows it'),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe('which fields are not valid, and why'),
  })
  .meta({ id: 'Problem' });
export type ProblemBody = z.infer<typeof problemSchema>;
export type FieldError = NonNullable<ProblemBody['errors']>[number];

export const problemMediaType = 'application/problem+json; charset=utf-8';

export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: ProblemCode,
    readonly detail: Localized,
    readonly extra: { errors?: FieldError[]; retryAfterSeconds?: number } = {},
  ) {
    super(`${code}: ${detail.en}`);
  }

  get status(): number {
    return problemKinds[this.code].status;
  }

  body(instance: string): ProblemBody {
    const { title, status } = problemKinds[this.code];
    const { errors } = this.extra;
    return {
      type: `urn:fuhe:problem:${this.code}`,
      title: `${title.zh} / ${title.en}`,
      status,
      code: this.code,
      detail: this.detail,
      instance,
      ...(errors && { errors }),
    };
  }
}

export const notFound = (zh: string, en: string): Problem => new Problem('not-found', { zh, en });
export const noSuchReport = (): Problem => notFound('没有这份报告', 'there is no such report');
export const invalid = (field: string, zh: string, en: string): Problem =>
  new Problem('invalid-input', { zh, en }, { errors: [{ field, message: `${zh} / ${en}` }] });
