/** Settings from the environment. A wrong one stops the command at once, with exit code 2. */
import { isIP } from 'node:net';
import { availableParallelism, userInfo } from 'node:os';
import { z } from 'zod';
import { UsageError } from './errors.js';

const positive = z.coerce.number().int().min(1);
/** '10.0.0.0/8, ::1' */
const addresses = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
  )
  .refine((all) => all.every(isAddress), 'addresses, or networks such as 10.0.0.0/8, with commas between');
const isAddress = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  const longest = version === 6 ? 128 : 32;
  return (
    version > 0 &&
    more.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= longest))
  );
};

const environment = z.object({
  FUHE_HOME: z.string().min(1).default('.fuhe'),
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/u }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/u }).optional(),
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
  FUHE_STATEMENT_TIMEOUT: z.coerce.number().int().min(0).max(86_400).default(300),
  FUHE_LEASE: positive.min(2).max(3600).default(60),
  FUHE_GRACE: z.coerce.number().int().min(0).max(86_400).default(30),
  FUHE_REQUESTS_PER_MINUTE: positive.default(6000),
  FUHE_REFUSALS_PER_MINUTE: positive.default(30),
  FUHE_SIGN_INS_PER_MINUTE: positive.default(10),
  FUHE_TRUST_PROXY: addresses,
  FUHE_MAX_FILES: positive.max(10_000).default(50),
  FUHE_MAX_REQUEST_MEGABYTES: positive.optional(),
  FUHE_MAX_BODY_KILOBYTES: positive.max(65_536).default(256),
  FUHE_PAGE_IMAGES_MEGABYTES: positive.default(1000),
  FUHE_S3_ENDPOINT: z.url({ protocol: /^https?$/u }).optional(),
  FUHE_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u)
    .optional(),
  FUHE_S3_REGION: z.string().min(1).default('us-east-1'),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
});

export interface Settings {
  /** folder of the originals and, without a database server, of the database */
  home: string;
  /** null = the embedded database */
  databaseUrl: string | null;
  /** null = jobs stay in this process */
  redisUrl: string | null;
  schema: string;
  /** the longest that a statement may take on a database server; 0 = no limit */
  statementTimeoutMs: number;
  /** null = originals are kept in `home` */
  s3: S3Settings | null;
  /** whose name stands in the audit trail */
  actor: string;
  /** files read at the same time */
  jobs: number;
  /** per file */
  timeoutMs: number;
  memoryMegabytes: number;
  limits: { bytes: number; pages: number; unzippedBytes: number };
  /** a worker that was not heard of for so long has lost its work */
  leaseMs: number;
  /** how long a worker that is asked to stop goes on with what it has begun */
  graceMs: number;
  http: HttpSettings;
  /** bytes of drawn pages that are kept */
  pageImages: { bytes: number };
}

export interface HttpSettings {
  /** requests a minute for each key or user */
  requestsPerMinute: number;
  /** refused credentials a minute for each address */
  refusalsPerMinute: number;
  /** attempts to sign in a minute, for each address and for each name */
  signInsPerMinute: number;
  /** addresses and networks of proxies whose word about the client counts */
  trustProxy: string[];
  limits: {
    /** files in one request */
    files: number;
    /** bytes of a request with files */
    request: number;
    /** bytes of a body that is no file */
    body: number;
  };
}

export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
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
    redisUrl: set.REDIS_URL ?? null,
    schema: set.FUHE_SCHEMA,
    statementTimeoutMs: set.FUHE_STATEMENT_TIMEOUT * 1000,
    s3: s3Of(set),
    actor: set.FUHE_ACTOR ?? userName(),
    jobs: set.FUHE_JOBS,
    timeoutMs: set.FUHE_TIMEOUT * 1000,
    memoryMegabytes: set.FUHE_MEMORY,
    limits: {
      bytes: set.FUHE_MAX_MEGABYTES * 2 ** 20,
      pages: set.FUHE_MAX_PAGES,
      unzippedBytes: set.FUHE_MAX_UNZIPPED_MEGABYTES * 2 ** 20,
    },
    leaseMs: set.FUHE_LEASE * 1000,
    graceMs: set.FUHE_GRACE * 1000,
    http: httpOf(set),
    pageImages: { bytes: set.FUHE_PAGE_IMAGES_MEGABYTES * 2 ** 20 },
  };
};

const httpOf = (set: z.infer<typeof environment>): HttpSettings => ({
  requestsPerMinute: set.FUHE_REQUESTS_PER_MINUTE,
  refusalsPerMinute: set.FUHE_REFUSALS_PER_MINUTE,
  signInsPerMinute: set.FUHE_SIGN_INS_PER_MINUTE,
  trustProxy: set.FUHE_TRUST_PROXY,
  limits: {
    files: set.FUHE_MAX_FILES,
    request: (set.FUHE_MAX_REQUEST_MEGABYTES ?? set.FUHE_MAX_MEGABYTES * 5) * 2 ** 20,
    body: set.FUHE_MAX_BODY_KILOBYTES * 1024,
  },
});

/** All of it or nothing. */
const s3Of = (set: z.infer<typeof environment>): S3Settings | null => {
  const { FUHE_S3_ENDPOINT: endpoint, FUHE_S3_BUCKET: bucket, FUHE_S3_REGION: region } = set;
  if (endpoint === undefined && bucket === undefined) return null;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = set;
  if (endpoint === undefined || bucket === undefined || !accessKeyId || !secretAccessKey)
    throw new UsageError(
      'S3 存储需要同时设置 FUHE_S3_ENDPOINT、FUHE_S3_BUCKET、AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY / S3 storage needs all of FUHE_S3_ENDPOINT, FUHE_S3_BUCKET, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    );
  return { endpoint, bucket, region, accessKeyId, secretAccessKey };
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
      // such an address carries a password
      const value = name.endsWith('_URL') ? '…' : (given[name] ?? '');
      return `环境变量 ${name} 的值无效 / the environment variable ${name} is not valid: "${value}" (${issue.message})`;
    })
    .join('\n');
