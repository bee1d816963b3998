/** The tables that are queried one by one; the parts of a report are written and read as a whole. */
import type { Generated } from 'kysely';
import type { Role } from '../../schemas/access.js';

export interface Tables {
  files: {
    sha256: string;
    bytes: number;
    media_type: string | null;
    state: 'stored' | 'rejected';
    code: string | null;
    detail: string | null;
    extractor: string;
    first_seen: Generated<string>;
  };
  file_names: { sha256: string; name: string; first_seen: Generated<string> };
  documents: { sha256: string; extractor: string; reading: Uint8Array; text: string };
  reports: {
    id: string;
    sha256: string;
    extractor: string;
    rules: string;
    current: boolean;
    name: string;
    title: string | null;
    kind: string | null;
    organization: string | null;
    year: number | null;
    period: string | null;
    pages: number | null;
    figures: number;
    checkable: number;
    checked: number;
    consistent: number;
    rounding: number;
    contradictions: number;
    notes: number;
    /** JSON text in, parsed out */
    record: unknown;
    stored_at: Generated<string>;
  };
  checks: { report_id: string; id: string; rule: string; verdict: string; fingerprint: string };
  reviews: {
    id: Generated<number>;
    sha256: string;
    fingerprint: string;
    decision: Decision;
    reason: string | null;
    reviewer: string;
    decided_at: Generated<string>;
  };
  trail: {
    sequence: number;
    at: string;
    actor: string;
    action: 'adopted' | 'stored' | 'rejected' | 're-audited' | 'reviewed' | AccessAction;
    subject: string;
    details: string;
    previous: string;
    hash: string;
  };
  access_keys: {
    id: string;
    name: string;
    role: Role;
    hash: string;
    created_at: Generated<string>;
    revoked_at: string | null;
  };
  access_users: { name: string; role: Role; password: string; created_at: Generated<string> };
  access_sessions: { hash: string; user_name: string; created_at: Generated<string>; expires_at: string };
}

/** Who was let in or shut out; says nothing about what is stored. */
export const accessActions = [
  'key-created',
  'key-revoked',
  'user-added',
  'user-changed',
  'user-removed',
  'signed-in',
  'signed-out',
] as const;
export type AccessAction = (typeof accessActions)[number];

/** confirmed: the finding is an error of the report. dismissed: it is not. reopened: undecided again. */
export type Decision = 'confirmed' | 'dismissed' | 'reopened' | 'noted';
