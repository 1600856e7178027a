-- What fails in a way that nobody foresaw is not tried for ever: so often, ever later, then it is given up until somebody says otherwise.
alter table import
  add column tries int not null default 0,
  -- Not before.
  add column try_at timestamptz,
  -- By what it failed the last time: the name of an error, never what was in hand.
  add column last text,
  -- Where it is begun again, by hand.
  add column failed_in text;
alter table import drop constraint import_state_check;
alter table import add constraint import_state_check
  check (state in ('looking', 'looked', 'taking', 'taken', 'refused', 'dropped', 'failed'));

-- The same of files that lie in a neighbour's folder, by a keyed digest of what they hold: a name may hold what people said.
create table drop_try (
  bureau_id int not null,
  neighbour_id uuid not null,
  file bytea not null,
  tries int not null,
  try_at timestamptz not null,
  primary key (bureau_id, neighbour_id, file),
  foreign key (bureau_id, neighbour_id) references neighbour (bureau_id, id)
);
