-- Where things happen and who answers for them. A bureau is a city and the tenant: bureau_id stands first in every key.

create table bureau (
  bureau_id int primary key,
  letters text not null unique check (letters ~ '^[A-Z]{2,4}$'),
  name_zh text not null,
  name_en text not null,
  tz text not null,
  calendar_edition text not null,
  -- Degrees, WGS-84: a point outside is in no village of this city.
  south double precision not null,
  west double precision not null,
  north double precision not null,
  east double precision not null,
  check (south < north and west < east)
);

-- One number for each set of things that every process keeps in memory: raised in the transaction that changes them.
create table edition (
  bureau_id int not null references bureau,
  what text not null check (what in ('people', 'measures', 'calendar')),
  n int not null,
  primary key (bureau_id, what)
);

-- The state's divisions, by its codes: names repeat.
create table division (
  bureau_id int not null references bureau,
  code text not null,
  parent text,
  level text not null check (level in ('city', 'county', 'town', 'village')),
  name text not null,
  short text not null,
  initials text not null,
  lat double precision,
  lng double precision,
  primary key (bureau_id, code),
  check ((lat is null) = (lng is null))
);
create index division_of on division (bureau_id, parent);

-- The police's own tree. A path is made of codes, '/371702/371702001/': whoever's path begins with mine is under me.
create table unit (
  bureau_id int not null references bureau,
  id uuid not null,
  parent_id uuid,
  code text not null,
  path text not null,
  sort text not null check (sort in ('bureau', 'county', 'station', 'window', 'desk', 'inspection')),
  name_zh text not null,
  name_en text not null,
  phone text,
  -- {"mon": ["08:30-12:00", "14:00-17:30"], …}; null: always open
  hours jsonb,
  primary key (bureau_id, id),
  unique (bureau_id, code),
  unique (bureau_id, path),
  foreign key (bureau_id, parent_id) references unit (bureau_id, id)
);

create table unit_area (
  bureau_id int not null,
  unit_id uuid not null,
  division_code text not null,
  primary key (bureau_id, unit_id, division_code),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id),
  foreign key (bureau_id, division_code) references division (bureau_id, code)
);

create table staff (
  bureau_id int not null references bureau,
  id uuid not null,
  number text not null,
  name text not null,
  phone text,
  woman boolean,
  left_on date,
  primary key (bureau_id, id),
  unique (bureau_id, number)
);

-- From a day to a day, both included; no last day: until further notice.
create table post_held (
  bureau_id int not null,
  staff_id uuid not null,
  post text not null,
  unit_id uuid not null,
  from_day date not null,
  to_day date,
  primary key (bureau_id, staff_id, post, unit_id, from_day),
  foreign key (bureau_id, staff_id) references staff (bureau_id, id),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id),
  check (to_day >= from_day)
);
create index post_held_in on post_held (bureau_id, unit_id);

-- Why somebody is away is nobody's business here.
create table absence (
  bureau_id int not null,
  staff_id uuid not null,
  from_day date not null,
  to_day date not null,
  primary key (bureau_id, staff_id, from_day),
  foreign key (bureau_id, staff_id) references staff (bureau_id, id),
  check (to_day >= from_day)
);

create table beat (
  bureau_id int not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  primary key (bureau_id, id),
  unique (bureau_id, unit_id, name),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id)
);

-- The key holds it: a village lies in one beat or in none.
create table beat_place (
  bureau_id int not null,
  beat_id uuid not null,
  village_code text not null,
  primary key (bureau_id, village_code),
  foreign key (bureau_id, beat_id) references beat (bureau_id, id),
  foreign key (bureau_id, village_code) references division (bureau_id, code)
);
create index beat_place_of on beat_place (bureau_id, beat_id);

-- [[lng, lat], …] as GeoJSON writes a ring; WGS-84.
create table beat_polygon (
  bureau_id int not null,
  beat_id uuid not null,
  n int not null,
  ring jsonb not null,
  primary key (bureau_id, beat_id, n),
  foreign key (bureau_id, beat_id) references beat (bureau_id, id)
);

create table beat_holder (
  bureau_id int not null,
  beat_id uuid not null,
  staff_id uuid not null,
  from_day date not null,
  to_day date,
  stand_in boolean not null,
  primary key (bureau_id, beat_id, staff_id, from_day),
  foreign key (bureau_id, beat_id) references beat (bureau_id, id),
  foreign key (bureau_id, staff_id) references staff (bureau_id, id),
  check (to_day >= from_day)
);
create index beat_holder_is on beat_holder (bureau_id, staff_id);

-- Who is on duty when; from an instant to an instant, the last one excluded.
create table roster (
  bureau_id int not null,
  unit_id uuid not null,
  post text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  staff_id uuid not null,
  primary key (bureau_id, unit_id, post, from_at, staff_id),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id),
  foreign key (bureau_id, staff_id) references staff (bureau_id, id),
  check (to_at > from_at)
);
create index roster_until on roster (bureau_id, to_at);

create table credential (
  bureau_id int not null,
  staff_id uuid not null,
  hash text not null,
  failures int not null default 0,
  locked_until timestamptz,
  changed_at timestamptz not null,
  primary key (bureau_id, staff_id),
  foreign key (bureau_id, staff_id) references staff (bureau_id, id)
);

-- Of a link and of a session only the sha256 is kept: who reads the database signs in as nobody.
create table one_time_link (
  bureau_id int not null,
  hash bytea not null,
  staff_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (bureau_id, hash),
  foreign key (bureau_id, staff_id) references staff (bureau_id, id)
);

create table session (
  bureau_id int not null,
  token_hash bytea not null,
  staff_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (bureau_id, token_hash),
  foreign key (bureau_id, staff_id) references staff (bureau_id, id)
);
create index session_of on session (bureau_id, staff_id);
create index session_until on session (bureau_id, expires_at);

create table premises (
  bureau_id int not null,
  id uuid not null,
  village_code text not null,
  sort text not null check (sort in ('school', 'shop', 'workshop', 'rented', 'public_place', 'site', 'farm', 'other')),
  name text not null,
  -- Who is responsible there and how to reach them.
  responsible bytea,
  last_check date,
  next_check date,
  closed_on date,
  made_at timestamptz not null,
  primary key (bureau_id, id),
  foreign key (bureau_id, village_code) references division (bureau_id, code)
);
create index premises_in on premises (bureau_id, village_code);

-- That a place was looked at, on which day: not by whom, which is in the round's own journal.
create table premises_check (
  bureau_id int not null,
  premises_id uuid not null,
  on_day date not null,
  round_id uuid,
  primary key (bureau_id, premises_id, on_day),
  foreign key (bureau_id, premises_id) references premises (bureau_id, id)
);

-- What the code on a door plate or card stands for: a place, never a person.
create table place_code (
  bureau_id int not null,
  code text not null,
  village_code text not null,
  premises_id uuid,
  primary key (bureau_id, code),
  foreign key (bureau_id, village_code) references division (bureau_id, code),
  foreign key (bureau_id, premises_id) references premises (bureau_id, id)
);

-- Those who asked to be visited. Withdrawn, and what they said is gone: the row remains without it.
create table asked_visit (
  bureau_id int not null,
  id uuid not null,
  beat_id uuid not null,
  sealed bytea,
  consent_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (bureau_id, id),
  foreign key (bureau_id, beat_id) references beat (bureau_id, id),
  check (withdrawn_at is null or sealed is null)
);
create index asked_visit_in on asked_visit (bureau_id, beat_id);

create table campaign (
  bureau_id int not null,
  id uuid not null,
  unit_id uuid not null,
  title text not null,
  -- Which premises it is about; null: all of them.
  sort text,
  from_day date not null,
  to_day date not null,
  ordered_by uuid not null,
  primary key (bureau_id, id),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id),
  check (to_day >= from_day)
);
