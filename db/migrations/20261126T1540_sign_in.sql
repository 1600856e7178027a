-- Sessions that end when nobody is there, and are told to whose they are; tries counted so that nobody is locked out by others.

alter table bureau add idle_minutes int not null default 60 check (idle_minutes between 5 and 720);

alter table session
  -- By which it is named to its owner; the token's digest is shown to nobody.
  add id uuid not null default gen_random_uuid(),
  add seen_at timestamptz not null default now(),
  -- A phone without signal is not idle: while its village pack holds.
  add away_until timestamptz,
  -- Which browser, and from which address.
  add agent text,
  add address text;
alter table session alter id drop default, alter seen_at drop default;

-- A browser in which somebody signed in. Of its cookie only the sha256 is kept.
create table known_device (
  bureau_id int not null,
  token_hash bytea not null,
  staff_id uuid not null,
  seen_at timestamptz not null,
  primary key (bureau_id, token_hash, staff_id),
  foreign key (bureau_id, staff_id) references staff (bureau_id, id)
);
create index known_device_of on known_device (bureau_id, staff_id);

-- Wrong tries: of strangers on one number, of one known device on it, of one address. Bureau 0: of a number that nobody has.
create table sign_in_tries (
  bureau_id int not null,
  key bytea not null,
  n int not null,
  until timestamptz not null,
  primary key (bureau_id, key)
);
create index sign_in_tries_until on sign_in_tries (bureau_id, until);

alter table credential drop failures, drop locked_until;
