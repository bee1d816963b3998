import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, stopServer } from '../store/engines.js';
import { pdfOf, startService, storeWithOriginal, type TestService } from './service.js';

afterAll(stopServer);

interface Parameter {
  name: string;
  in: 'path' | 'query';
  schema: { enum?: string[]; pattern?: string };
}
interface Operation {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  parameters: Parameter[];
  /** names of the fields of a JSON body, with the values that an enumeration allows */
  body: Record<string, { enum?: string[] }> | null;
  answers: string[];
}
interface Document {
  paths: Record<
    string,
    Record<
      string,
      {
        parameters?: Parameter[];
        requestBody?: { content: Record<string, { schema: { properties?: Operation['body'] } }> };
        responses: object;
      }
    >
  >;
}

const nasty = fc.constantFrom(
  '', '\0', '\uFFFE', '%', '%00', '..', '../../etc/passwd', "' or 1=1 --", '"; drop table reports', '{}', '[]', 'null', '-1', '0', '1e9',
  '9'.repeat(400), '０', 'NaN', '2024-02-30T00:00:00.000000Z', '__proto__', 'constructor', '复核'.repeat(200),
); // prettier-ignore
const word = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }), nasty);

describe.each(engines)('whatever is asked, on $name', (engine) => {
  let service: TestService;
  let operations: Operation[];
  let known: Record<string, string>;
  let cursors: string[];
  beforeAll(async () => {
    service = await startService(engine);
    const report = await storeWithOriginal(service, pdfOf('全年执行数7348.59万元'));
    for (const content of ['second', 'third']) await storeWithOriginal(service, content);
    known = { id: report.id, fingerprint: 'fp1', page: '1' };
    const json = async <Body>(url: string): Promise<Body> =>
      (await service.app.inject({ url, headers: service.as('admin') })).json<Body>();
    cursors = [
      (await json<{ next: string }>('/v1/reports?limit=1')).next,
      (await json<{ next: string }>('/v1/findings?limit=1')).next,
    ];
    operations = operationsOf(await json<Document>('/docs/json'));
  }, 120_000);
  afterAll(() => service.close());

  const valueOf = ({ name, schema }: Parameter): fc.Arbitrary<string> => {
    const likely = [
      ...(schema.enum ?? []),
      ...(name in known ? [known[name]!] : []),
      ...(name === 'cursor' ? cursors : []),
    ];
    const plausible = [
      word,
      fc.nat(3000).map(String),
      fc.stringMatching(/^[0-9a-f]{64}$/u),
      fc.stringMatching(/^[0-9a-f]{16}-[\w.+-]{1,9}$/u),
    ];
    return likely.length > 0 ? fc.oneof(fc.constantFrom(...likely), ...plausible) : fc.oneof(...plausible);
  };

  const requestOf = ({ method, path, parameters, body }: Operation): fc.Arbitrary<InjectOptions> => {
    const within = fc.tuple(...parameters.filter((each) => each.in === 'path').map(valueOf));
    const asked = parameters.filter((each) => each.in === 'query');
    const query = fc.record(
      Object.fromEntries([...asked.map((each) => [each.name, valueOf(each)]), ['unknown', word]]) as Record<
        string,
        fc.Arbitrary<string>
      >,
      { requiredKeys: [] },
    );
    return fc.tuple(within, query, payloadOf(body)).map(([values, pairs, payload]) => {
      const left = [...values];
      const at = path.replaceAll(/\{\w+\}/gu, () => encoded(left.shift() ?? ''));
      const search = Object.entries(pairs)
        .map(([name, value]) => `${name}=${encoded(value ?? '')}`)
        .join('&');
      return { method, url: search === '' ? at : `${at}?${search}`, ...payload };
    });
  };

  const payloadOf = (fields: Operation['body']): fc.Arbitrary<InjectOptions> => {
    if (fields === null) return fc.constant({});
    const named = Object.entries(fields).map(([name, schema]) => [
      name,
      fc.oneof(fc.jsonValue(), word, ...(schema.enum ? [fc.constantFrom(...schema.enum)] : [])),
    ]);
    const shaped = fc.record(Object.fromEntries(named) as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys: [],
    });
    const text = fc.oneof(
      fc.oneof(shaped, fc.jsonValue()).map((value) => JSON.stringify(value)),
      fc.string(),
    );
    const type = fc.constantFrom(
      'application/json',
      'application/json',
      'application/json; charset=gbk',
      'text/plain',
      'multipart/form-data; boundary=x',
      '',
    );
    return fc.tuple(text, type).map(([payload, contentType]) => ({
      payload,
      headers: { ...(contentType && { 'content-type': contentType }) },
    }));
  };

  it(
    'the answer is one that the document promises, and never a failure of ours',
    { timeout: 300_000 },
    async () => {
      expect(operations.length).toBeGreaterThan(20);
      const seen = new Map<string, Set<number>>();
      for (const operation of operations) {
        const name = `${operation.method} ${operation.path}`;
        seen.set(name, new Set());
        await fc.assert(
          fc.asyncProperty(requestOf(operation), async (request) => {
            const headers = { ...(request.headers as object), ...service.as('admin') };
            const { statusCode, body } = await service.app.inject({ ...request, headers });
            seen.get(name)!.add(statusCode);
            expect([statusCode, statusCode < 500, body]).toEqual([statusCode, true, body]);
            // another path is another address, or another operation
            if (statusCode !== 404) expect(operation.answers).toContain(String(statusCode));
          }),
          { numRuns: 60 },
        );
      }
      // the inputs are near enough to what is right to be taken now and then, and to be refused
      const statuses = new Set([...seen.values()].flatMap((each) => [...each]));
      for (const status of [200, 400, 404]) expect([...statuses]).toContain(status);
    },
  );

  it('an upload of arbitrary bytes is refused or accepted', { timeout: 120_000 }, async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '--x\r\n',
        '--x--\r\n',
        '\r\n\r\n',
        'content-disposition: form-data; name="file"; filename="a"\r\n',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const response = await service.app.inject({
          ...{ method: 'POST', url: '/v1/reports', payload: pieces.join('') },
          headers: { 'content-type': 'multipart/form-data; boundary=x', ...service.as('uploader') },
        });
        expect([response.body, response.statusCode < 500]).toEqual([response.body, true]);
      }),
      { numRuns: 150 },
    );
  });
});

const encoded = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Cs}/gu, ''));

const operationsOf = ({ paths }: Document): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, responses }]) => ({
      ...{ method: method.toUpperCase() as Operation['method'], path, parameters },
      body: requestBody?.content['application/json']?.schema.properties ?? null,
      answers: Object.keys(responses),
    })),
  );
