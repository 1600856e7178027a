-- A database is a demo or real for ever: marked when it is made, read at every start.
create table deployment (
  id int primary key check (id = 1),
  mode text not null check (mode in ('demo', 'real')),
  made_at timestamptz not null
);
