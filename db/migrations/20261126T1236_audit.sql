-- The monthly audit: the list from which it was drawn, in its order, and the seed, which is the hash of the day and the list.
-- Written once, so that anyone can draw it again.
create table audit_draw (
  bureau_id int not null,
  month text not null check (month ~ '^\d{4}-\d\d$'),
  drawn_on date not null,
  matters uuid[] not null,
  seed bytea not null,
  primary key (bureau_id, month)
);
