import { z } from 'zod';
import { configurationSchema } from '../schemas/configuration.js';
import { recordSchema } from '../schemas/record.js';
import { rejectionSchema } from '../schemas/rejection.js';

const sources = {
  'configuration.json': configurationSchema,
  'record.json': recordSchema,
  'rejection.json': rejectionSchema,
};

/** File name → its text, JSON Schema 2020-12. */
export const jsonSchemas = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(sources).map(([name, schema]) => [
      name,
      `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }), null, 2)}\n`,
    ]),
  );
