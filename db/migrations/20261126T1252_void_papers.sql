-- A paper that counts no more. Its number stays its own and is never given again; why is kept.
create table paper_void (
  bureau_id int not null,
  matter_id uuid not null,
  entry_no int not null,
  name text not null,
  reason text not null check (reason in ('misprinted', 'wrong_content', 'not_handed_over', 'replaced')),
  at timestamptz not null,
  staff_id uuid not null,
  primary key (bureau_id, matter_id, entry_no, name)
);
