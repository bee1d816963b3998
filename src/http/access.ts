/** Who asks, and may he? A route that declares no permission is a defect and stops the start. */
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { permissionsOf, type Permission } from '../../schemas/access.js';
import type { Principal } from '../store/access.js';
import { docsPrefix } from './openapi.js';
import { Problem } from './problem.js';
import type { Service } from './service.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** open: anybody may */
    permission?: Permission | 'open';
  }
  interface FastifyRequest {
    principal: Principal | null;
  }
}

export const sessionCookie = 'fuhe_session';
const minute = 60_000;

export const controlAccess = async (app: FastifyInstance, service: Service): Promise<void> => {
  const { store, settings } = service;
  await app.register(cookie, { secret: await store.access.cookieSecret() });
  await app.register(rateLimit, { global: false });
  const refusals = limiter(app, settings.refusalsPerMinute, ({ ip }) => ip);
  const requests = limiter(app, settings.requestsPerMinute, ({ principal, ip }) => principal?.actor ?? ip);
  app.decorateRequest('principal', null);
  app.addHook('onRoute', (route) => {
    // the pages of the documentation come from a library that knows nothing of permissions
    if (route.url === docsPrefix || route.url.startsWith(`${docsPrefix}/`))
      route.config = { ...route.config, permission: settings.openDocs ? 'open' : 'read' };
    if (route.config?.permission === undefined)
      throw new Error(`${String(route.method)} ${route.url} does not say who may use it`);
  });
  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config;
    if (request.is404 || permission === undefined) return requests(request);
    if (permission === 'open') return;
    // whoever guesses is stopped before the next guess is looked at
    await refusals(request, false);
    request.principal = await identify(request, service);
    if (!request.principal) {
      await refusals(request);
      throw unauthenticated();
    }
    if (!permissionsOf[request.principal.role].includes(permission))
      throw forbidden(request.principal, permission);
    await requests(request);
  });
};

/** Throws when there were too many; `count` false only looks. */
export const limiter = (
  app: FastifyInstance,
  max: number,
  keyGenerator: (request: FastifyRequest) => string,
): ((request: FastifyRequest, count?: boolean) => Promise<void>) => {
  const limit = app.createRateLimit({ max, timeWindow: minute, keyGenerator });
  return async (request, count = true) => {
    const state = await limit(request, { increment: count });
    const full = !state.isAllowed && (state.isExceeded || (!count && state.remaining === 0));
    if (full)
      throw new Problem(
        'too-many-requests',
        { zh: `请在 ${state.ttlInSeconds} 秒后重试`, en: `try again in ${state.ttlInSeconds} seconds` },
        { retryAfterSeconds: state.ttlInSeconds },
      );
  };
};

/** A key goes before a session. */
const identify = async (request: FastifyRequest, { store }: Service): Promise<Principal | null> => {
  const key = keyIn(request);
  if (key !== null) return store.access.byKey(key);
  const token = sessionToken(request);
  if (token === null) return null;
  const principal = await store.access.bySession(token);
  if (principal && !harmless(request.method)) requireSameSite(request);
  return principal;
};

const keyIn = ({ headers }: FastifyRequest): string | null => {
  const own = headers['x-api-key'];
  if (typeof own === 'string') return own;
  return /^Bearer (?<key>\S+)$/iu.exec(headers.authorization ?? '')?.groups?.key ?? null;
};

export const sessionToken = (request: FastifyRequest): string | null => {
  const signed = request.cookies[sessionCookie];
  if (signed === undefined) return null;
  const { valid, value } = request.unsignCookie(signed);
  return valid ? value : null;
};

const harmless = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** A browser says from where it sends a form; other sites cannot change that. */
export const requireSameSite = ({ headers, host }: FastifyRequest): void => {
  const { origin } = headers;
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host === host) return;
  throw new Problem('cross-site', {
    zh: '用登录会话写入时，Origin 须与本服务一致；程序请改用密钥',
    en: 'with a session, writes need an Origin header that names this service; programs should use a key',
  });
};

const unauthenticated = (): Problem =>
  new Problem('unauthenticated', {
    zh: '请以 Authorization: Bearer <密钥> 发送有效密钥（fuhe keys create），或先登录',
    en: 'send a key that is in force as Authorization: Bearer <key> (fuhe keys create), or sign in',
  });

const forbidden = ({ role }: Principal, permission: Permission): Problem =>
  new Problem('forbidden', {
    zh: `角色 ${role} 没有 ${permission} 权限`,
    en: `the role ${role} does not include ${permission}`,
  });
