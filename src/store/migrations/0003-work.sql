-- What was accepted and what became of it. This table is the truth; a queue only wakes workers up.

create table work (
  kind text not null check (kind in ('extract', 'audit')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  report text not null,
  names text[] not null check (cardinality(names) > 0),
  bytes bigint not null,
  priority text not null check (priority in ('interactive', 'bulk')),
  state text not null check (state in ('waiting', 'running', 'done', 'set-aside')),
  attempts integer not null default 0,
  claim text unique,
  claimed_by text,
  lease_until timestamptz,
  not_before timestamptz not null default now(),
  diagnoses jsonb not null default '[]',
  code text,
  detail text,
  author text not null check (author !~ '\n'),
  accepted_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (kind, sha256),
  check ((state = 'running') = (lease_until is not null)),
  check ((state = 'set-aside') = (code is not null))
);
create index work_waiting on work ((priority = 'bulk'), accepted_at) where state = 'waiting';
create index work_running on work (lease_until) where state = 'running';
create index work_states on work (kind, state);
create index work_reports on work (report);
comment on table work is 'Accepted files on their way to a report, and reports on their way to another audit. The truth about the queue';
comment on column work.kind is 'extract: read the file and store its report. audit: check a stored report again';
comment on column work.sha256 is 'The content';
comment on column work.report is 'Id of the report that comes of it, or that is checked again';
comment on column work.names is 'Under which names the content was offered, the first one first';
comment on column work.bytes is 'Size of the content';
comment on column work.priority is 'interactive: somebody waits for it. bulk: part of an import; comes after all others';
comment on column work.state is 'waiting, running: a worker holds it until its lease ends. done: stored. set-aside: given up for the reason in code, until somebody replays it';
comment on column work.attempts is 'How often a worker began with it since it was accepted or replayed';
comment on column work.claim is 'Names the last time that a worker took it: who lost it cannot finish it';
comment on column work.claimed_by is 'Which worker took it last';
comment on column work.lease_until is 'Until when the worker must be heard of again; null while nobody works on it';
comment on column work.not_before is 'When it may be tried (again)';
comment on column work.diagnoses is 'What went wrong in each attempt: at, attempt, worker, code, detail';
comment on column work.code is 'Why it was set aside; null otherwise';
comment on column work.detail is 'What exactly was found, for a person';
comment on column work.author is 'Who sent it or asked for it';
comment on column work.accepted_at is 'When it was accepted first';
comment on column work.changed_at is 'When its state changed last';

alter table trail drop constraint trail_action_check;
alter table trail add constraint trail_action_check
  check (action in ('adopted', 'accepted', 'stored', 'rejected', 'replayed', 're-audited', 'reviewed'));
comment on column trail.action is 'adopted: was there before the trail began. accepted: a content was taken in to be read. stored, rejected: it was read. replayed: it was set aside and is tried again. re-audited: checked again by other rules. reviewed: a person decided about a finding';
comment on column trail.subject is 'Which report (its id) or which accepted or rejected content (its hash)';
