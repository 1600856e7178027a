-- What was done to accounts, and who got in: only added to, and each line holds the digest of the one before it.
create table account_entry (
  bureau_id int not null references bureau,
  n int not null check (n > 0),
  at timestamptz not null,
  -- Null: whoever holds the server, at its command line.
  actor_id uuid,
  what text not null,
  about_id uuid,
  -- Posts, codes of units, settings: nothing of a person.
  details jsonb not null,
  address text,
  prev bytea not null,
  hash bytea not null,
  primary key (bureau_id, n)
);
create index account_entry_about on account_entry (bureau_id, about_id, n desc);
