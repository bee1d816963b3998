/** Something that is not as the audit trail left it. */
import type { Localized } from '../../schemas/rejection.js';
import type { TrailEntry } from './trail.js';

export interface Tampering {
  /** entry of the trail that it was seen at; null: it is not in the trail at all */
  sequence: number | null;
  what: Localized;
}

/** What the trail says last about each thing. */
export interface Account {
  /** by report id: the entry that put its content there */
  reports: Map<string, TrailEntry>;
  readings: Map<string, TrailEntry>;
  /** by content hash */
  refusals: Map<string, TrailEntry>;
  reviews: TrailEntry[];
  /** by content hash: taken in to be read */
  acceptances: Map<string, TrailEntry>;
}

export const fault = (sequence: number | null, zh: string, en: string): Tampering => ({
  sequence,
  what: { zh, en },
});
