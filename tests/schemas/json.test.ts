import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { jsonSchemas } from '../../scripts/json-schemas.js';

it.each(Object.entries(jsonSchemas()))(
  'schemas/json/%s says what the zod schema says (npm run schemas)',
  (name, text) => {
    expect(readFileSync(new URL(`../../schemas/json/${name}`, import.meta.url), 'utf8')).toBe(text);
  },
);
