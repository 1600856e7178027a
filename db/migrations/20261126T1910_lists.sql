-- Files of neighbours: what theirs and ours are signed with (sealed), and in which form ours are written.
alter table neighbour add file_secret bytea, add file_form text check (file_form in ('csv', 'json'));

-- The number that it has where it comes from, by which they know it again.
alter table neighbour_sent add own text;

-- A list that somebody handed in: looked at, and taken once they say so. The file itself lies in the data folder until then.
create table import (
  bureau_id int not null references bureau,
  id uuid not null,
  neighbour_id uuid not null,
  name text not null,
  author uuid not null,
  made_at timestamptz not null,
  state text not null check (state in ('looking', 'looked', 'taking', 'taken', 'refused', 'dropped')),
  -- Of the line that was looked at, or taken, last.
  line int not null default 0,
  rows int not null default 0,
  share real not null default 0,
  added int not null default 0,
  known int not null default 0,
  refused int not null default 0,
  passed_over text[] not null default '{}',
  code text,
  began_at timestamptz,
  ended_at timestamptz,
  -- Whoever works on it says so again and again; who fell over does not.
  held_at timestamptz,
  primary key (bureau_id, id),
  foreign key (bureau_id, neighbour_id) references neighbour (bureau_id, id)
);
create index import_open on import (made_at) where state in ('looking', 'taking');

-- Which line, which field, which code: never what stands there.
create table import_fault (
  bureau_id int not null,
  import_id uuid not null,
  line int not null,
  n int not null,
  field text not null,
  code text not null,
  most int,
  primary key (bureau_id, import_id, line, n),
  foreign key (bureau_id, import_id) references import (bureau_id, id) on delete cascade
);
