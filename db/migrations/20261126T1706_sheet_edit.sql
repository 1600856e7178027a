-- Each change of the bureau's places, units, beats, people and rosters: one row, with who made it and every line as it was before
-- and after. Written once; the last one can be undone, which is a further row. No names: who somebody is stands in `staff`.
create table sheet_edit (
  bureau_id int not null,
  sheet text not null check (sheet in ('places', 'units', 'beats', 'people', 'rosters')),
  no int not null,
  author uuid not null,
  made_at timestamptz not null,
  changes jsonb not null,
  undoes int,
  primary key (bureau_id, sheet, no)
);
