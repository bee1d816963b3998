import { contextOf } from '../../src/facts/context.js';
import { parsers } from '../../src/facts/index.js';
import { examine } from './passage.js';
import { factLine } from './fact-line.js';

/** What one wording makes of a passage, a line for each fact. */
export const factsOf = async (wording: string, text: string): Promise<string[]> => {
  const { document, figures } = await examine(text);
  const parser = parsers.find(({ id }) => id === wording);
  return parser?.parse(contextOf(document, figures)).map(factLine) ?? [];
};
