/** How routes say in the OpenAPI document what comes back, and what can go wrong. */
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { problemSchema } from './problem.js';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

const descriptions = {
  400: 'The input is not valid; `errors` names the fields',
  401: 'No key or session in force',
  403: 'The role does not allow this',
  404: 'There is no such thing',
  409: 'The present state does not allow this',
  413: 'Too large',
  415: 'The content type is not supported',
  422: 'This file does not allow it',
  429: 'Too many requests; see Retry-After',
  500: 'A defect; `instance` names it in the log',
  503: 'The database, the queue or the store of the originals cannot be reached',
  507: 'No room is left for what is sent',
};
type Status = keyof typeof descriptions;

/** The answers of a route that needs credentials. `more`: what else can go wrong there. */
export const answers = <Success extends Record<number, object>>(
  success: Success,
  ...more: Status[]
): Success => {
  const always: Status[] = [400, 401, 403, 429, 500, 503];
  const problems = [...new Set([...always, ...more])].map((status) => [
    status,
    problem(descriptions[status]),
  ]);
  // problems are thrown, so that handlers need not know their type
  return { ...success, ...Object.fromEntries(problems) } as Success;
};

/** Sent as it comes and never serialised; the document calls it a string. */
export const stream = (description: string, ...mediaTypes: string[]) => ({
  description,
  content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: streamed }])),
});
const streamed = z.string() as unknown as z.ZodType<string | Buffer | Readable>;
