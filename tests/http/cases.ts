/** For every route: a request that is right, and the ways in which it can be wrong. A new route needs a new line. */
import type { InjectOptions } from 'fastify';
import { roles, permissionsOf, type Permission, type Role } from '../../schemas/access.js';
import { multipart } from './service.js';

export interface RouteCase {
  right: InjectOptions;
  /** wrong input, and the field that the answer must name */
  wrong: { request: InjectOptions; field: string }[];
  missing?: InjectOptions;
  large?: InjectOptions;
  otherType?: InjectOptions;
  conflict?: InjectOptions;
  undrawable?: InjectOptions;
}

/** What the cases are about: a stored report, a file that waits. */
export interface Known {
  report: string;
  /** one whose original is no PDF file, though it was stored as one */
  broken: string;
  fingerprint: string;
  file: string;
}

const nobody = '0123456789abcdef-0.1.0';
const nothing = 'f'.repeat(64);
const get = (url: string): InjectOptions => ({ method: 'GET', url });
const post = (url: string, payload?: object): InjectOptions => ({
  ...{ method: 'POST', url },
  ...(payload && { payload }),
});

const unknownQuery = (request: InjectOptions): RouteCase['wrong'][number] => ({
  request: { ...request, url: `${request.url as string}?organisation=x` },
  field: 'query',
});

const part = (name: string, { report }: Known): RouteCase => {
  const at = (id: string): InjectOptions => get(`/v1/reports/${id}${name}`);
  return {
    right: at(report),
    wrong: [
      { request: at("1'%20or%201=1--"), field: 'path.id' },
      { request: at('..%2f..%2fetc%2fpasswd'), field: 'path.id' },
      unknownQuery(at(report)),
    ],
    missing: at(nobody),
  };
};

const simple = (url: string): RouteCase => ({ right: get(url), wrong: [unknownQuery(get(url))] });

const list = (url: string): RouteCase => ({
  right: get(`${url}?year=2023&limit=2`),
  wrong: [
    ...[
      'year=20x3',
      'limit=0',
      'limit=201',
      'kind=novel',
      'verdict=guilty',
      'cursor=bm90aGluZw',
      'organization=%00',
    ].map((query) => ({ request: get(`${url}?${query}`), field: `query.${query.split('=')[0] ?? ''}` })),
    unknownQuery(get(url)),
  ],
});

const upload = (payload: ReturnType<typeof multipart>, query = ''): InjectOptions => ({
  ...{ method: 'POST', url: `/v1/reports${query}` },
  ...payload,
});

export const casesOf = (known: Known): Record<string, RouteCase> => {
  const { report, broken, fingerprint, file } = known;
  const reviews = (id: string, finding: string): string => `/v1/reports/${id}/checks/${finding}/reviews`;
  const decision = { decision: 'confirmed' };
  const files = (sha256: string, rest = ''): string => `/v1/files/${sha256}${rest}`;
  return {
    'GET /healthz': { right: get('/healthz'), wrong: [] },
    'GET /readyz': simple('/readyz'),
    'GET /metrics': simple('/metrics'),
    'POST /v1/session': {
      right: post('/v1/session', { name: 'somebody', password: 'a long enough secret' }),
      wrong: [
        { request: post('/v1/session', { name: 'somebody' }), field: 'body.password' },
        { request: post('/v1/session', { name: { $ne: '' }, password: 'x' }), field: 'body.name' },
      ],
      large: post('/v1/session', { name: 'x', password: 'x'.repeat(300_000) }),
      otherType: { ...post('/v1/session'), headers: { 'content-type': 'text/xml' }, payload: '<a/>' },
    },
    'GET /v1/session': simple('/v1/session'),
    'DELETE /v1/session': {
      right: { method: 'DELETE', url: '/v1/session' },
      wrong: [unknownQuery({ method: 'DELETE', url: '/v1/session' })],
      conflict: { method: 'DELETE', url: '/v1/session' },
    },
    'POST /v1/reports': {
      right: upload(multipart([{ name: '报告.txt', content: '内容' }])),
      wrong: [
        { request: upload(multipart([])), field: 'body.file' },
        { request: upload(multipart([{ name: 'a', content: 'a' }]), '?wait=forever'), field: 'query.wait' },
        { request: upload(multipart([{ name: 'a', content: 'a' }]), '?wait=61'), field: 'query.wait' },
        {
          request: upload(multipart([{ name: 'a', content: 'a' }]), '?priority=first'),
          field: 'query.priority',
        },
      ],
      large: upload(multipart([{ name: 'a.txt', content: Buffer.alloc(2 ** 20 + 1, 'a') }])),
      otherType: post('/v1/reports', { file: 'a' }),
    },
    'GET /v1/reports': list('/v1/reports'),
    'GET /v1/reports/{id}': part('', known),
    'GET /v1/reports/{id}/sections': part('/sections', known),
    'GET /v1/reports/{id}/figures': part('/figures', known),
    'GET /v1/reports/{id}/budget': part('/budget', known),
    'GET /v1/reports/{id}/achievements': part('/achievements', known),
    'GET /v1/reports/{id}/tables': part('/tables', known),
    'GET /v1/reports/{id}/indicators': part('/indicators', known),
    'GET /v1/reports/{id}/checks': part('/checks', known),
    'GET /v1/reports/{id}/original': part('/original', known),
    'GET /v1/reports/{id}/pages/{page}': {
      right: get(`/v1/reports/${report}/pages/1?width=300`),
      wrong: [
        { request: get(`/v1/reports/${report}/pages/first`), field: 'path.page' },
        { request: get(`/v1/reports/${report}/pages/0`), field: 'path.page' },
        { request: get(`/v1/reports/${report}/pages/1?width=99`), field: 'query.width' },
        { request: get(`/v1/reports/${report}/pages/1?width=2401`), field: 'query.width' },
        unknownQuery(get(`/v1/reports/${report}/pages/1`)),
      ],
      missing: get(`/v1/reports/${report}/pages/2`),
      undrawable: get(`/v1/reports/${broken}/pages/1`),
    },
    'GET /v1/reports/{id}/checks/{fingerprint}/reviews': {
      right: get(reviews(report, fingerprint)),
      wrong: [{ request: get(reviews(report, "'%20--")), field: 'path.fingerprint' }],
      missing: get(reviews(nobody, fingerprint)),
    },
    'POST /v1/reports/{id}/checks/{fingerprint}/reviews': {
      right: post(reviews(report, fingerprint), decision),
      wrong: [
        { request: post(reviews(report, fingerprint), { decision: 'perhaps' }), field: 'body.decision' },
        { request: post(reviews(report, fingerprint), { decision: 'dismissed' }), field: 'body.reason' },
        {
          request: post(reviews(report, fingerprint), { decision: 'noted', reason: '' }),
          field: 'body.reason',
        },
        { request: post(reviews(report, fingerprint), { ...decision, reviewer: 'me' }), field: 'body' },
        { request: post(reviews('x', fingerprint), decision), field: 'path.id' },
      ],
      missing: post(reviews(report, 'fp-none'), decision),
      large: post(reviews(report, fingerprint), { decision: 'noted', reason: 'x'.repeat(300_000) }),
      otherType: {
        ...post(reviews(report, fingerprint)),
        headers: { 'content-type': 'text/xml' },
        payload: '<a/>',
      },
    },
    'POST /v1/reports/{id}/reaudit': {
      right: post(`/v1/reports/${report}/reaudit`),
      wrong: [{ request: post('/v1/reports/x/reaudit'), field: 'path.id' }],
      missing: post(`/v1/reports/${nobody}/reaudit`),
    },
    'GET /v1/files/{sha256}': {
      right: get(files(file)),
      wrong: [{ request: get(files('..%2f')), field: 'path.sha256' }, unknownQuery(get(files(file)))],
      missing: get(files(nothing)),
    },
    'GET /v1/files/{sha256}/events': {
      right: get(files(file, '/events')),
      wrong: [{ request: get(files('x', '/events')), field: 'path.sha256' }],
      missing: get(files(nothing, '/events')),
    },
    'POST /v1/files/{sha256}/replay': {
      right: post(files(file, '/replay')),
      wrong: [{ request: post(files('x', '/replay')), field: 'path.sha256' }],
      missing: post(files(nothing, '/replay')),
      conflict: post(files(file, '/replay')),
    },
    'GET /v1/findings': list('/v1/findings'),
    'GET /v1/export': {
      right: get('/v1/export?format=jsonl&table=figures'),
      wrong: [
        { request: get('/v1/export'), field: 'query.format' },
        { request: get('/v1/export?format=exe'), field: 'query.format' },
        { request: get('/v1/export?format=csv&table=access_keys'), field: 'query.table' },
      ],
    },
    'GET /v1/statistics': simple('/v1/statistics'),
  };
};

export const allowed = (permission: Permission): Role =>
  roles.find((role) => permissionsOf[role].includes(permission))!;
export const refused = (permission: Permission): Role[] =>
  roles.filter((role) => !permissionsOf[role].includes(permission));
