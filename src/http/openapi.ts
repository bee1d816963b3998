/** The OpenAPI document, made from the schemas of the routes, and a page that shows it. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { roles, permissionsOf } from '../../schemas/access.js';
import { extractorVersion } from '../../schemas/version.js';

export const docsPrefix = '/docs';

export const describeApi = async (app: FastifyInstance): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'fuhe 复核', version: extractorVersion, description, license },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'fuhe keys create' },
          header: { type: 'apiKey', in: 'header', name: 'x-api-key' },
          session: { type: 'apiKey', in: 'cookie', name: 'fuhe_session', description: 'POST /v1/session' },
        },
      },
      security: [{ key: [] }, { header: [] }, { session: [] }],
    },
    transform: ({ schema, url, ...rest }) =>
      withAccess(jsonSchemaTransform({ schema, url, ...rest }), rest.route),
    transformObject: (document) => withUpload(jsonSchemaTransformObject(document)),
  });
  await app.register(swaggerUi, { routePrefix: docsPrefix });
};

const license = { name: 'MIT', identifier: 'MIT' };

const description = [
  '把报告文件变为经过校验的记录，并重新计算报告对自身数字的每一项陈述。',
  'Turns report files into validated records and recomputes every number that they state about themselves.',
  '',
  '| role | may |',
  '| --- | --- |',
  ...roles.map((role) => `| ${role} | ${permissionsOf[role].join(', ')} |`),
].join('\n');

type Transformed = ReturnType<typeof jsonSchemaTransform>;
type Route = Parameters<typeof jsonSchemaTransform>[0]['route'];

/** Says of each operation who may use it; open ones need nothing. */
const withAccess = ({ schema, url }: Transformed, route: Route): Transformed => {
  const permission = route.config?.permission;
  if (permission === undefined || schema.hide === true) return { schema, url };
  const access = permission === 'open' ? { security: [] } : { 'x-permission': permission };
  return { schema: { ...schema, ...access }, url };
};

type Document = ReturnType<typeof jsonSchemaTransformObject>;

/** A body of files is read as it comes and never validated as a whole, so that no schema of the route speaks of it. */
const withUpload = (document: Document): Document => {
  const file = { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } };
  const schema = { type: 'object', properties: { file }, required: ['file'] };
  const upload = document.paths?.['/v1/reports']?.post as Record<string, unknown> | undefined;
  if (upload) upload.requestBody = { required: true, content: { 'multipart/form-data': { schema } } };
  return document;
};
