import { Validator } from '@seriousme/openapi-schema-validator';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Permission, Role } from '../../schemas/access.js';
import { problemSchema, type ProblemBody } from '../../src/http/problem.js';
import { engines, stopServer } from '../store/engines.js';
import { allowed, casesOf, refused, type Known, type RouteCase } from './cases.js';
import { multipart, pdfOf, startService, storeWithOriginal, type TestService } from './service.js';

afterAll(stopServer);

interface Operation {
  name: string;
  permission: Permission | null;
  /** statuses that the document promises */
  answers: string[];
}

type Document = Record<
  'paths',
  Record<string, Record<string, { 'x-permission'?: Permission; responses: object; security?: [] }>>
>;

const operationsOf = ({ paths }: Document): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-permission': permission, responses }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      permission: permission ?? null,
      answers: Object.keys(responses),
    })),
  );

describe.each(engines)('every route, on $name', (engine) => {
  let service: TestService;
  let document: Document;
  let cases: Record<string, RouteCase>;
  let known: Known;
  beforeAll(async () => {
    service = await startService(engine);
    const report = await storeWithOriginal(service, pdfOf('执行数7348.59万元'));
    const broken = await storeWithOriginal(service, 'no PDF file at all');
    const sent = await service.app.inject({
      ...{ method: 'POST', url: '/v1/reports' },
      ...withHeaders(multipart([{ name: 'waits.txt', content: 'waits' }]), 'uploader'),
    });
    const { files } = sent.json<{ files: { sha256: string }[] }>();
    known = { report: report.id, broken: broken.id, fingerprint: 'fp1', file: files[0]!.sha256 };
    cases = casesOf(known);
    document = (await service.app.inject({ url: '/docs/json', headers: service.as('reader') })).json();
  }, 120_000);
  afterAll(() => service.close());

  const withHeaders = (request: InjectOptions, role: Role): InjectOptions => ({
    ...request,
    headers: { ...(request.headers as object), ...service.as(role) },
  });
  const ask = (request: InjectOptions, role: Role) => service.app.inject(withHeaders(request, role));
  const problem = (response: { body: string; headers: object; statusCode: number }): ProblemBody => {
    expect(response.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8' });
    const body = problemSchema.parse(JSON.parse(response.body));
    expect(body.status).toBe(response.statusCode);
    expect(body.detail.zh).toMatch(/\p{Script=Han}/u);
    expect(body.detail.en).not.toBe('');
    return body;
  };
  const each = async (
    which: (operation: Operation) => boolean,
    test: (operation: Operation, routeCase: RouteCase) => Promise<void>,
  ): Promise<void> => {
    const operations = operationsOf(document).filter(which);
    expect(operations).not.toEqual([]);
    for (const operation of operations) await test(operation, cases[operation.name]!);
  };
  const role = ({ permission }: Operation): Role => allowed(permission ?? 'read');

  it('stands in an OpenAPI 3.1 document that is valid', async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result).toMatchObject({ valid: true });
    expect(document).toMatchObject({ openapi: '3.1.0' });
  });

  it('is told of in the document, but the documentation itself', () => {
    const steps: string[] = [];
    const registered = service.app
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .flatMap((line) => {
        const [, indent = '', step = '', methods = ''] =
          /^((?:[│ ] {3})*)[├└]── (\S*) \((.*)\)$/u.exec(line) ?? [];
        steps.splice(indent.length / 4, Infinity, step);
        const path = steps.join('').replaceAll(/:(\w+)/gu, '{$1}');
        return methods
          .split(', ')
          .filter((method) => !['', 'HEAD'].includes(method))
          .map((method) => `${method} ${path}`);
      })
      .filter((name) => !name.includes(' /docs'));
    expect(registered.toSorted()).toEqual(
      operationsOf(document)
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  it('has its cases, and no case is left of a route that is gone', () => {
    expect(
      operationsOf(document)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.keys(cases).toSorted());
  });

  it('is open to nobody without credentials, but health and sign-in', async () => {
    const open = operationsOf(document).filter(({ permission }) => permission === null);
    expect(open.map(({ name }) => name).toSorted()).toEqual(['GET /healthz', 'POST /v1/session']);
    await each(
      ({ permission }) => permission !== null,
      async ({ name }, { right }) => {
        for (const headers of [
          {},
          { authorization: 'Bearer fuhe_000000000000_x' },
          { 'x-api-key': "' or true" },
        ]) {
          const response = await service.app.inject({
            ...right,
            headers: { ...(right.headers as object), ...headers },
          });
          expect([name, response.statusCode, problem(response).code]).toEqual([name, 401, 'unauthenticated']);
          expect(response.headers['www-authenticate']).toBe('Bearer');
        }
      },
    );
  });

  it('refuses the roles that may not use it', async () => {
    await each(
      ({ permission }) => permission !== null && permission !== 'read',
      async ({ name, permission }, { right }) => {
        for (const other of refused(permission!)) {
          const response = await ask(right, other);
          expect([name, other, response.statusCode]).toEqual([name, other, 403]);
          expect(problem(response).code).toBe('forbidden');
        }
      },
    );
  });

  it('refuses wrong input and names the field', async () => {
    await each(
      ({ name }) => name !== 'GET /healthz',
      async (operation, { wrong }) => {
        expect([operation.name, wrong.length]).not.toEqual([operation.name, 0]);
        for (const { request, field } of wrong) {
          const response = await ask(request, role(operation));
          expect([request.url, response.statusCode, response.body]).toEqual([
            request.url,
            400,
            response.body,
          ]);
          expect(problem(response).errors?.map((error) => error.field)).toContain(field);
        }
      },
    );
  });

  it.each([
    ['404', 'missing', 'not-found'],
    ['413', 'large', 'too-large'],
    ['415', 'otherType', 'unsupported-media-type'],
    ['409', 'conflict', 'conflict'],
    ['422', 'undrawable', 'undrawable'],
  ] as const)('answers %s where its document says so (%s)', async (status, kind, code) => {
    await each(
      ({ answers }) => answers.includes(status),
      async (operation, routeCase) => {
        const request = routeCase[kind];
        expect([operation.name, request !== undefined]).toEqual([operation.name, true]);
        const response = await ask(request!, role(operation));
        expect([operation.name, response.statusCode]).toEqual([operation.name, Number(status)]);
        expect(problem(response).code).toBe(code);
      },
    );
  });

  it('answers what is right', async () => {
    const failing = new Set([
      'POST /v1/session',
      'DELETE /v1/session',
      'POST /v1/files/{sha256}/replay',
      'GET /v1/files/{sha256}/events',
    ]);
    await each(
      ({ name }) => !failing.has(name),
      async (operation, { right }) => {
        const response = await ask(right, role(operation));
        expect([operation.name, response.statusCode]).toEqual([
          operation.name,
          expect.toSatisfy((code: number) => code >= 200 && code < 300),
        ]);
        expect(operation.answers).toContain(String(response.statusCode));
      },
    );
  });

  it('sends headers that keep a browser from guessing', async () => {
    const { headers } = await ask({ url: '/v1/reports' }, 'reader');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' });
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });

  it('is told apart from an address that does not exist', async () => {
    for (const url of ['/v1/nothing', '/', '/v1/reports/', '/v1/../etc/passwd', '/v1/%zz'])
      expect(problem(await ask({ url }, 'reader')).code).toMatch(/^no-such-route|invalid-input$/u);
  });
});
