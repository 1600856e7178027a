-- Each edition of a measure: from which day it holds, who wrote it, when; retired, it is given to nobody any more.
-- Editions are added, never changed: what was promised under one stays as it was said.
alter table measure
  add column from_day date not null default '0001-01-01',
  add column retired boolean not null default false,
  add column author uuid,
  add column made_at timestamptz;

-- Who wrote an edition of the work calendar, and when.
alter table calendar
  add column author uuid,
  add column made_at timestamptz;
