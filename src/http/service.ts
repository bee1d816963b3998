/** What the API stands on. It enqueues and never extracts. */
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { RejectionCode } from '../../schemas/rejection.js';
import type { Job, Queue } from '../queue/queue.js';
import type { Store } from '../store/store.js';

export interface ServiceSettings {
  /** folder for uploads until they are stored */
  incoming: string;
  limits: {
    /** bytes of one file */
    file: number;
    /** files in one request */
    files: number;
    /** bytes of one request with files */
    request: number;
    /** bytes of a body that is no file */
    body: number;
  };
  /** requests a minute for each key or user */
  requestsPerMinute: number;
  /** refused credentials a minute for each address */
  refusalsPerMinute: number;
  /** attempts to sign in a minute, for each address and for each name */
  signInsPerMinute: number;
  /** addresses and networks of proxies whose word about the client counts; none by default */
  trustProxy: string[];
  /** shows the documentation to everybody */
  openDocs: boolean;
}

export type PictureOfPage =
  /** `width`, `height`: of the page as displayed, in points */
  | { kind: 'drawn'; png: Buffer; width: number; height: number }
  | { kind: 'no-such-page' }
  | { kind: 'busy' }
  | { kind: 'refused'; code: RejectionCode; detail: string | null };

/** Draws pages of the originals somewhere where it harms nobody. */
export interface PageImages {
  /** `page` from 1, `width` in pixels. Throws NotFound when the original is gone. */
  picture(sha256: string, page: number, width: number): Promise<PictureOfPage>;
}

export interface Service {
  store: Store;
  queue: Queue;
  pages: PageImages;
  settings: ServiceSettings;
}

/** Routes are typed by their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Whose name stands in the trail. Routes that write let nobody in without one. */
export const actorOf = ({ principal }: Pick<FastifyRequest, 'principal'>): string => {
  if (!principal) throw new Error('a write without an author');
  return principal.actor;
};

/** The database has the work already: a queue that is away for a moment loses nothing, the sweeper sees to it. */
export const enqueue = async (
  { queue }: Service,
  { log }: Pick<FastifyRequest, 'log'>,
  job: Job,
): Promise<void> => {
  try {
    await queue.add(job);
  } catch (error) {
    log.warn(
      { err: error, kind: job.kind },
      'the queue could not be reached; the sweeper will hand the job on',
    );
  }
};
