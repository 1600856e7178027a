-- Hours for which somebody may be visited at home, or received at the window, by appointment: so many at once.

create table slot (
  bureau_id int not null,
  unit_id uuid not null,
  sort text not null check (sort in ('home', 'window')),
  from_at timestamptz not null,
  to_at timestamptz not null,
  capacity int not null check (capacity >= 0),
  -- How many of its places are given: counted in the statement that gives one, so that two who ask at once both hear the truth.
  taken int not null default 0,
  primary key (bureau_id, unit_id, sort, from_at),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id),
  check (to_at > from_at),
  check (taken between 0 and capacity)
);

-- A matter holds one place at most.
create table slot_taken (
  bureau_id int not null,
  matter_id uuid not null,
  unit_id uuid not null,
  sort text not null,
  from_at timestamptz not null,
  taken_at timestamptz not null,
  primary key (bureau_id, matter_id),
  foreign key (bureau_id, unit_id, sort, from_at) references slot (bureau_id, unit_id, sort, from_at)
);
create index slot_taken_of on slot_taken (bureau_id, unit_id, sort, from_at);
