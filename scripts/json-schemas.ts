import { z } from 'zod';
import { recordSchema } from '../schemas/record.js';
import { rejectionSchema } from '../schemas/rejection.js';

const sources = { 'record.json': recordSchema, 'rejection.json': rejectionSchema };

/** File name → its text, JSON Schema 2020-12. */
export const jsonSchemas = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(sources).map(([name, schema]) => [
      name,
      `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-2020-12' }), null, 2)}\n`,
    ]),
  );
