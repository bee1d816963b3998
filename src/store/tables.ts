/** The tables that are queried one by one; the parts of a report are written and read as a whole. */
import type { Generated } from 'kysely';
import type { Role } from '../../schemas/access.js';
import type { RejectionCode } from '../../schemas/rejection.js';

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
  work: {
    kind: WorkKind;
    sha256: string;
    report: string;
    names: string[];
    bytes: number;
    priority: WorkPriority;
    state: WorkState;
    attempts: Generated<number>;
    claim: string | null;
    claimed_by: string | null;
    lease_until: string | null;
    not_before: Generated<string>;
    diagnoses: Generated<Diagnosis[]>;
    code: RejectionCode | null;
    detail: string | null;
    author: string;
    accepted_at: Generated<string>;
    changed_at: Generated<string>;
  };
  rule_sets: { rules: string; since: Generated<string> };
  trail: {
    sequence: number;
    at: string;
    actor: string;
    action: ReportAction | AccessAction;
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

/** What happened to contents and their reports. */
export type ReportAction =
  'adopted' | 'accepted' | 'stored' | 'rejected' | 'replayed' | 're-audited' | 'reviewed';

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

export type WorkKind = 'extract' | 'audit';
export type WorkState = 'waiting' | 'running' | 'done' | 'set-aside';
/** interactive: somebody waits for it, so it overtakes what is bulk. */
export type WorkPriority = 'interactive' | 'bulk';

/** What went wrong in one attempt. */
export interface Diagnosis {
  at: string;
  attempt: number;
  worker: string | null;
  code: RejectionCode;
  detail: string | null;
}
