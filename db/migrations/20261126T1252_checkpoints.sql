-- One tree over the feed (R13): a checkpoint says what its first entries were, signed. The parts of it that are whole, every
-- eighth level, so that a proof reads some hundred rows however many there are.
create table checkpoint (
  bureau_id int not null,
  size bigint not null,
  -- That of the checkpoint before; 0 for the first.
  before bigint not null,
  root bytea not null,
  -- The roots of its whole parts, from the left: what the next one grows from.
  frontier bytea[] not null,
  made_at timestamptz not null,
  key bytea not null,
  signature bytea not null,
  primary key (bureau_id, size)
);

create table tree_part (
  bureau_id int not null,
  level int not null,
  at bigint not null,
  root bytea not null,
  primary key (bureau_id, level, at)
);

-- Where an entry stands in the feed.
create index feed_is on feed (bureau_id, matter_id, entry_no);
