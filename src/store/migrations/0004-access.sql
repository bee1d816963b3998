-- Who may use the service: keys for programs, passwords and sessions for people. No secret is kept, only what tells it.

create table access_keys (
  id text primary key check (id ~ '^[0-9a-f]{12}$'),
  name text not null check (name !~ '[\n:]'),
  role text not null check (role in ('reader', 'auditor', 'uploader', 'admin')),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create unique index access_keys_name on access_keys (name) where revoked_at is null;
comment on table access_keys is 'Keys of programs. A revoked key stays, so that its entries in the trail keep their meaning';
comment on column access_keys.id is 'Part of the key that is no secret: it finds the row';
comment on column access_keys.name is 'Whose key; the trail says key:name';
comment on column access_keys.role is 'reader, auditor, uploader or admin';
comment on column access_keys.hash is 'SHA-256 of the key';
comment on column access_keys.created_at is 'When it was made';
comment on column access_keys.revoked_at is 'When it was revoked; null = in force';

create table access_users (
  name text primary key check (name !~ '[\n:]'),
  role text not null check (role in ('reader', 'auditor', 'uploader', 'admin')),
  password text not null,
  created_at timestamptz not null default now()
);
comment on table access_users is 'People who sign in with a password';
comment on column access_users.name is 'Who; the trail says user:name';
comment on column access_users.role is 'reader, auditor, uploader or admin';
comment on column access_users.password is 'scrypt$N$r$p$salt$hash';
comment on column access_users.created_at is 'When the user was added';

create table access_sessions (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  user_name text not null references access_users on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index access_sessions_user on access_sessions (user_name);
comment on table access_sessions is 'Who is signed in';
comment on column access_sessions.hash is 'SHA-256 of the token in the cookie';
comment on column access_sessions.user_name is 'The user';
comment on column access_sessions.created_at is 'When the user signed in';
comment on column access_sessions.expires_at is 'Until when the session holds';

create table access_secrets (
  name text primary key,
  value text not null
);
comment on table access_secrets is 'What all processes of one installation must know alike';
comment on column access_secrets.name is 'cookie: key of the signature of session cookies';
comment on column access_secrets.value is '32 random bytes, in hexadecimal';

-- New kinds of entries come with the code that writes them; their names keep this form.
alter table trail drop constraint trail_action_check;
alter table trail add constraint trail_action_check check (action ~ '^[a-z]+(-[a-z]+)*$');
comment on column trail.action is 'adopted: was there before the trail began. accepted: a content was taken in to be read. stored, rejected: it was read. replayed: it was set aside and is tried again. re-audited: checked again by other rules. reviewed: a person decided about a finding. key-, user-, signed-: who may use the service, and who came';
comment on column trail.subject is 'Which report (its id), which content (its hash), which key or user (key:name, user:name)';

-- Lists go from the newest to the oldest; a page begins where the one before it ended.
create index reports_newest on reports (stored_at desc, id desc) where current;
