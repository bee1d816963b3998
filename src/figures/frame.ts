import type { Frame, Mention } from '../../schemas/fact.js';

/** A frame that stands where the mention stands and holds nothing yet. */
export const empty = (mention: Mention, subject: string | null, cue: string | null): Frame => ({
  node: mention.node,
  subject,
  cue,
  depth: mention.depth,
  sentence: mention.sentence,
  segment: mention.segment,
  level: null,
  bases: [],
  prior: null,
  beside: [],
  said: [],
});
