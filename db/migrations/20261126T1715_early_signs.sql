-- Early signs (苗头): about matters and places, never people. A rule is data with editions; a sign says by which edition it was
-- made and with which numbers, and whoever looked says whether it was of use.

-- A gate, a shop front, a part of a street, as a keyed digest.
alter table sign add column gate bigint;
create index sign_gate on sign (bureau_id, opened_at) where gate is not null;
delete from sign;
delete from sign_place;
delete from reader where name = 'signals';

create table early_rule (
  bureau_id int not null,
  rule text not null,
  edition int not null,
  "on" boolean not null,
  numbers jsonb not null,
  author uuid not null,
  made_at timestamptz not null,
  primary key (bureau_id, rule, edition)
);

create table early_sign (
  bureau_id int not null,
  id uuid not null,
  rule text not null,
  edition int not null,
  day date not null,
  made_at timestamptz not null,
  -- What of a matter decides who sees it; the kind that it is about, 'series' for several.
  kind text not null,
  unit_id uuid not null,
  unit_path text not null,
  owner_id uuid not null,
  village text,
  beat_id uuid,
  gate bigint,
  matters uuid[] not null,
  numbers jsonb not null,
  primary key (bureau_id, id)
);
create index early_sign_lately on early_sign (bureau_id, day desc, id desc);

create table early_answer (
  bureau_id int not null,
  sign_id uuid not null,
  staff_id uuid not null,
  useful boolean not null,
  at timestamptz not null,
  primary key (bureau_id, sign_id, staff_id)
);

-- When a town or a village holds its market (逢一逢六): a market day is no alarm.
create table market (
  bureau_id int not null,
  code text not null,
  calendar text not null check (calendar in ('lunar', 'solar')),
  days int[] not null,
  primary key (bureau_id, code)
);
