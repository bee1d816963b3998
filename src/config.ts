/** Settings from the environment. A wrong one stops the command at once, with exit code 2. */
import { availableParallelism, userInfo } from 'node:os';
import { z } from 'zod';
import { UsageError } from './errors.js';

const positive = z.coerce.number().int().min(1);
const environment = z.object({
  FUHE_HOME: z.string().min(1).default('.fuhe'),
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/u }).optional(),
  FUHE_SCHEMA: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/u)
    .default('fuhe'),
  FUHE_ACTOR: z
    .string()
    .regex(/^[^\n]{1,200}$/u)
    .optional(),
  FUHE_JOBS: positive.max(256).default(availableParallelism()),
  FUHE_TIMEOUT: positive.max(86_400).default(120),
  FUHE_MEMORY: positive.min(128).default(1536),
  FUHE_MAX_MEGABYTES: positive.default(100),
  FUHE_MAX_PAGES: positive.default(3000),
  FUHE_MAX_UNZIPPED_MEGABYTES: positive.default(300),
});

export interface Settings {
  /** folder of the originals and, without a database server, of the database */
  home: string;
  /** null = the embedded database */
  databaseUrl: string | null;
  schema: string;
  /** whose name stands in the audit trail */
  actor: string;
  /** files read at the same time */
  jobs: number;
  /** per file */
  timeoutMs: number;
  memoryMegabytes: number;
  limits: { bytes: number; pages: number; unzippedBytes: number };
}

export const readSettings = (from: Record<string, string | undefined> = process.env): Settings => {
  // an empty variable is an absent one, as in a compose file with `DATABASE_URL=`
  const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new UsageError(complaint(parsed.error, given));
  const set = parsed.data;
  return {
    home: set.FUHE_HOME,
    databaseUrl: set.DATABASE_URL ?? null,
    schema: set.FUHE_SCHEMA,
    actor: set.FUHE_ACTOR ?? userName(),
    jobs: set.FUHE_JOBS,
    timeoutMs: set.FUHE_TIMEOUT * 1000,
    memoryMegabytes: set.FUHE_MEMORY,
    limits: {
      bytes: set.FUHE_MAX_MEGABYTES * 2 ** 20,
      pages: set.FUHE_MAX_PAGES,
      unzippedBytes: set.FUHE_MAX_UNZIPPED_MEGABYTES * 2 ** 20,
    },
  };
};

/** A system may run a process for a user it has no name for. */
const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return `uid ${String(process.getuid?.() ?? '?')}`;
  }
};

const complaint = (error: z.ZodError, given: Record<string, string | undefined>): string =>
  error.issues
    .map((issue) => {
      const name = String(issue.path[0]);
      // a database address carries a password
      const value = name === 'DATABASE_URL' ? '…' : (given[name] ?? '');
      return `环境变量 ${name} 的值无效 / the environment variable ${name} is not valid: "${value}" (${issue.message})`;
    })
    .join('\n');
