-- Whoever a look was at asks why: answered within five workdays by the inspection of whoever looked, never by them (domain §3.5). Beside
-- the matter and not in it: what works on the matter does not see that somebody asked.
create table look_question (
  bureau_id int not null,
  id uuid not null,
  matter_id uuid not null,
  look_at timestamptz not null,
  staff_id uuid not null,
  what text not null,
  unit_id uuid not null,
  asked_at timestamptz not null,
  due timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  finding text check (finding in ('for_the_work', 'not_needed', 'wrongful')),
  answer bytea,
  check ((answered_at is null) = (finding is null) and (answered_at is null) = (answered_by is null)),
  check (answered_by <> staff_id),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id),
  primary key (bureau_id, id)
);
create index look_question_of on look_question (bureau_id, matter_id);
create index look_question_open on look_question (bureau_id, unit_id, due) where answered_at is null;
