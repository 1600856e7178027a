-- A second thing to show at sign-in: a code of an app, or a passkey; and codes for the day on which the phone is gone.

-- The posts that do not get in without.
alter table bureau add second_factor text[] not null
  default '{station_chief,inspector,head_inspector,system_admin,security_admin,audit_admin}';

create table second_factor (
  bureau_id int not null,
  id uuid not null,
  staff_id uuid not null,
  sort text not null check (sort in ('totp', 'passkey')),
  -- Of the app: sealed.
  secret bytea,
  -- The last step of time whose code was used: none is used twice.
  step bigint,
  -- What the browser calls it, its public key, how often it was used, and how it is reached.
  credential text,
  public_key bytea,
  counter bigint,
  transports text[],
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (bureau_id, id),
  foreign key (bureau_id, staff_id) references staff (bureau_id, id),
  check (case sort when 'totp' then secret is not null else public_key is not null end)
);
create index second_factor_of on second_factor (bureau_id, staff_id);

-- 123 bits each, used once; only the sha256 is kept.
create table recovery_code (
  bureau_id int not null,
  staff_id uuid not null,
  hash bytea not null,
  primary key (bureau_id, staff_id, hash),
  foreign key (bureau_id, staff_id) references staff (bureau_id, id)
);

-- Between two steps, for minutes: the password was right and something is still to be shown; or something may be set up.
create table sign_in_step (
  bureau_id int not null,
  token_hash bytea not null,
  staff_id uuid not null,
  purpose text not null check (purpose in ('show', 'set_up')),
  challenge text,
  -- The app's secret that is being set up, sealed.
  draft bytea,
  expires_at timestamptz not null,
  primary key (bureau_id, token_hash),
  foreign key (bureau_id, staff_id) references staff (bureau_id, id)
);
create index sign_in_step_until on sign_in_step (bureau_id, expires_at);

-- A link after which everything is set up anew, because nothing of the old is left.
alter table one_time_link add anew boolean not null default false;

-- With what somebody got in.
alter table session add shown text not null default 'password'
  check (shown in ('password', 'totp', 'passkey', 'recovery', 'city', 'demo'));
