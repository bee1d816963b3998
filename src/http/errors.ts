/** Whatever goes wrong becomes a problem. What nobody foresaw is logged, and tells nothing but its id. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Localized } from '../../schemas/rejection.js';
import { isFull, NotFound, StorageFailure, UsageError } from '../errors.js';
import { isOutage } from '../store/outage.js';
import { Problem, problemMediaType, type ProblemCode } from './problem.js';

export const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed');
    return answer(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) =>
    answer(
      new Problem('no-such-route', {
        zh: `没有 ${request.method} 到此地址的接口，接口列表见 /docs`,
        en: `nothing answers ${request.method} at this address; /docs lists what there is`,
      }),
      request,
      reply,
    ),
  );
};

/** A URL that cannot be decoded never comes to a route, nor to the hooks. */
export const answerBadUrl = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
  void answer(problemOf(error), request, reply);
};

const answer = async (problem: Problem, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  const { retryAfterSeconds } = problem.extra;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  // a string is sent as it is, whatever the route says its answers look like
  await reply
    .code(problem.status)
    .type(problemMediaType)
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem.body(request.id));
};

const problemOf = (error: FastifyError): Problem => {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return validationProblem(error);
  if (error instanceof NotFound) return new Problem('not-found', halves(error.message));
  if (error instanceof UsageError) return new Problem('invalid-input', halves(error.message));
  if (isOutage(error))
    return new Problem(
      'database-unreachable',
      { zh: '请稍后重试；已接收的文件不会丢失', en: 'try again later; nothing that was accepted is lost' },
      { retryAfterSeconds: 5 },
    );
  if (isFull(error)) return full();
  if (error instanceof StorageFailure)
    return new Problem(
      'unavailable',
      {
        zh: '原始文件的存储暂时不可用，请稍后重试',
        en: 'the store of the originals is away: try again later',
      },
      { retryAfterSeconds: 5 },
    );
  return refused(error) ?? internal();
};

const full = (): Problem =>
  new Problem('storage-full', {
    zh: '可能只接收了一部分；请管理员腾出空间后整批重新发送，已接收的不会重复',
    en: 'perhaps not all was accepted: have room made and send all of it again; nothing is kept twice',
  });

/** Our own messages are written as 中文 / English. */
const halves = (message: string): Localized => {
  const [zh = message, ...en] = message.split(' / ');
  return { zh, en: en.join(' / ') || zh };
};

type ValidationError = FastifyError & {
  validation: { instancePath: string; message?: string | undefined }[];
};

const validationProblem = ({ validation, validationContext }: ValidationError): Problem => {
  const where: Record<string, string> = {
    querystring: 'query',
    params: 'path',
    body: 'body',
    headers: 'header',
  };
  const place = where[validationContext ?? 'body'];
  const errors = validation.map(({ instancePath, message = 'invalid' }) => ({
    field: [place ?? 'body', ...instancePath.split('/').filter((step) => step !== '')].join('.'),
    message,
  }));
  const fields = errors.map(({ field }) => field).join(', ');
  return new Problem(
    'invalid-input',
    { zh: `请改正：${fields}`, en: `please correct: ${fields}` },
    { errors },
  );
};

/** What Fastify itself refuses, by its status. */
const codes: Record<number, ProblemCode> = {
  400: 'invalid-input',
  406: 'unsupported-media-type',
  413: 'too-large',
  415: 'unsupported-media-type',
};
const words: Partial<Record<ProblemCode, string>> = {
  'invalid-input': '请求格式有误',
  'unsupported-media-type': '请按接口说明的内容类型发送',
  'too-large': '请减小请求或分多次发送',
};

const refused = ({ statusCode = 500, message }: FastifyError): Problem | null => {
  if (statusCode < 400 || statusCode >= 500) return null;
  const code = codes[statusCode] ?? 'invalid-input';
  return new Problem(code, { zh: words[code] ?? '请求无效', en: message });
};

const internal = (): Problem =>
  new Problem('internal', {
    zh: '请把此回复中的 instance 编号告知管理员，日志中有详情',
    en: 'tell the administrator the id in `instance`: the log has the details',
  });
