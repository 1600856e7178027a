-- A resident sees by a code sent to their telephone what was reported with it (R30). One code for a number at a time; no number lies here but as
-- a keyed digest, and sealed to the worker that sends it until it is sent.
create table phone_code (
  bureau_id int not null,
  -- As in people_private.
  phone bytea not null,
  id uuid not null,
  -- A keyed digest of it.
  code bytea not null,
  language text not null check (language in ('zh', 'en')),
  made_at timestamptz not null,
  ends_at timestamptz not null,
  -- How often somebody tried to say it.
  tries int not null default 0,
  -- Number and code, for the delivery worker alone; null once there is nothing more to send. In a demo, what would have been sent.
  sealed bytea,
  -- When it is sent next; null: not any more.
  next_at timestamptz,
  sends int not null default 0,
  sent_at timestamptz,
  last text,
  primary key (bureau_id, phone)
);
create index phone_code_waiting on phone_code (next_at) where next_at is not null;
create index phone_code_ends on phone_code (bureau_id, ends_at);

-- Of its token only the sha256 is kept.
create table phone_session (
  bureau_id int not null,
  token_hash bytea not null,
  phone bytea not null,
  ends_at timestamptz not null,
  primary key (bureau_id, token_hash)
);
create index phone_session_ends on phone_session (bureau_id, ends_at);
