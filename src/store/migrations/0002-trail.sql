-- The audit trail: who did what to which report, each entry bound to the one before it by its hash.

create table trail (
  sequence bigint primary key check (sequence > 0),
  at text not null,
  actor text not null check (actor !~ '\n'),
  action text not null check (action in ('adopted', 'stored', 'rejected', 're-audited', 'reviewed')),
  subject text not null check (subject !~ '\n'),
  details text not null,
  previous text not null check (previous ~ '^[0-9a-f]{64}$'),
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$')
);
comment on table trail is 'What was done, in order. Entries are only ever added; fuhe verify recomputes them';
comment on column trail.sequence is '1, 2, 3 … without a gap';
comment on column trail.at is 'When, by the clock of the database: UTC, ISO 8601';
comment on column trail.actor is 'Who: FUHE_ACTOR, else the user of the system';
comment on column trail.action is 'adopted: was there before the trail began. stored, rejected: a file was taken in. re-audited: checked again by other rules. reviewed: a person decided about a finding';
comment on column trail.subject is 'Which report (its id) or which rejected content (its hash)';
comment on column trail.details is 'What came of it, as JSON; hashed as it stands here';
comment on column trail.previous is 'Hash of the entry before; 64 zeros for the first';
comment on column trail.hash is 'SHA-256 over previous, sequence, at, actor, action, subject and details, one per line';

-- Whoever appends holds the table until the end of the transaction: entries come one after the other, also from many
-- processes at once. Call it last.
create function append_trail(actor text, action text, subject text, details text) returns bigint
language plpgsql as $body$
declare
  last_sequence bigint;
  last_hash text;
  now_text text := to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
begin
  lock table trail in exclusive mode;
  select t.sequence, t.hash into last_sequence, last_hash from trail t order by t.sequence desc limit 1;
  last_sequence := coalesce(last_sequence, 0) + 1;
  last_hash := coalesce(last_hash, repeat('0', 64));
  insert into trail values (
    last_sequence, now_text, actor, action, subject, details, last_hash,
    encode(sha256(convert_to(concat_ws(E'\n', last_hash, last_sequence, now_text, actor, action, subject, details), 'UTF8')), 'hex')
  );
  return last_sequence;
end
$body$;
comment on function append_trail is 'Adds an entry to the audit trail and gives its number';

create function refuse_change() returns trigger
language plpgsql as $body$
begin
  raise exception 'the audit trail is only ever added to';
end
$body$;
create trigger trail_is_append_only before update or delete on trail for each row execute function refuse_change();
create trigger trail_is_not_emptied before truncate on trail for each statement execute function refuse_change();

-- A decision belongs to a finding of one content: equal wording in another report is another matter.
alter table reviews add column sha256 text references files on delete cascade;
alter table reviews drop constraint reviews_decision_check;
update reviews set decision = 'confirmed' where decision = 'accepted';
alter table reviews add constraint reviews_decision_check check (decision in ('confirmed', 'dismissed', 'reopened', 'noted'));
comment on column reviews.sha256 is 'The content whose report the finding is about';
comment on column reviews.decision is 'confirmed: it is an error. dismissed: it is not. reopened: the decision before is void. noted: a remark that decides nothing';
create index reviews_finding on reviews (sha256, fingerprint, id desc);

select append_trail(current_user::text, 'adopted', id, '{}') from reports order by stored_at, id;
select append_trail(current_user::text, 'adopted', sha256, '{}') from files where state = 'rejected' order by first_seen, sha256;
