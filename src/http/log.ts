/** Structured logs without what must not be in them: credentials, queries, texts of documents. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pino, type DestinationStream, type Logger } from 'pino';

const secrets = [
  'headers.authorization',
  'headers.cookie',
  'headers["x-api-key"]',
  'password',
  'key',
  'token',
];

/** JSON lines; to stderr unless told otherwise. */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secrets.flatMap((path) => [path, `*.${path}`]), censor: '[redacted]' },
      serializers: {
        req: requestLine,
        // who asks is known only once he was let in
        res: ({ statusCode, request }: FastifyReply) => ({ statusCode, actor: request.principal?.actor }),
        err: errorLine,
      },
    },
    destination ?? pino.destination(2),
  );

/** A query may say what somebody searches for. */
const requestLine = ({ id, method, url, ip }: FastifyRequest) => ({
  id,
  method,
  path: url.split('?')[0],
  ip,
});

/** Databases add details that quote the row. */
const errorLine = (error: unknown): object => {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code = 'code' in error ? error.code : undefined;
  const cause = error.cause instanceof Error ? { name: error.cause.name } : undefined;
  return { name, message, code, stack, cause };
};
