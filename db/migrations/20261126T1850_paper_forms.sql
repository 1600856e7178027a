-- How a unit's papers look: each edition once, with who made it and from when it holds. `docx` is the Word file, `form` what was read from it
-- and looked at; both null: ours again. Undone by a further row.
create table paper_form (
  bureau_id int not null,
  unit_id uuid not null,
  kind text not null,
  name text not null,
  edition int not null check (edition > 0),
  docx bytea,
  form jsonb,
  holds_from timestamptz not null,
  author uuid not null,
  made_at timestamptz not null,
  undoes int,
  primary key (bureau_id, unit_id, kind, name, edition),
  check ((docx is null) = (form is null))
);
