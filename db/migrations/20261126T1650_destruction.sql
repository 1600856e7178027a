-- What was destroyed by rule, batch by batch: a certificate is the sum of a day's. Counts and days, no person and no matter.
create table destruction (
  bureau_id int not null,
  id uuid not null,
  rule text not null,
  at timestamptz not null,
  day date not null,
  matters int not null,
  contents int not null,
  people int not null,
  reporters int not null,
  files int not null,
  first_closed date not null,
  last_closed date not null,
  primary key (bureau_id, id)
);
create index destruction_of on destruction (bureau_id, day desc, rule);

-- Of these, what they are found by is still to be made anew.
create table note_again (
  bureau_id int not null,
  matter_id uuid not null,
  primary key (bureau_id, matter_id)
);

-- A file dies with the matter; the row stays, since the chain covers it.
alter table evidence add column destroyed_at timestamptz;

create index matter_over on matter (bureau_id, kind, closed_at) where closed_at is not null;
