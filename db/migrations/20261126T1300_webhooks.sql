-- Where neighbours want to be called, and each call: waiting, done, or given up. A job only wakes somebody to look here.

create table webhook (
  bureau_id int not null,
  id uuid not null,
  neighbour_id uuid not null,
  url text not null,
  -- Null: all that its neighbour may see.
  kinds text[],
  -- What its calls are signed with.
  secret bytea not null,
  -- How far in the feed it was told.
  pos bigint not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (bureau_id, id),
  foreign key (bureau_id, neighbour_id) references neighbour (bureau_id, id)
);

create table webhook_call (
  bureau_id int not null,
  id uuid not null,
  webhook_id uuid not null,
  pos bigint not null,
  matter_id uuid not null,
  -- Ids, codes and instants only.
  body jsonb not null,
  made_at timestamptz not null,
  tries int not null default 0,
  next_at timestamptz,
  done_at timestamptz,
  dead_at timestamptz,
  -- What came back last: a status of HTTP, or a word for what went wrong.
  last text,
  primary key (bureau_id, id),
  unique (bureau_id, webhook_id, pos),
  foreign key (bureau_id, webhook_id) references webhook (bureau_id, id)
);
create index webhook_call_waiting on webhook_call (bureau_id, next_at) where done_at is null and dead_at is null;
create index webhook_call_before on webhook_call (bureau_id, webhook_id, matter_id, pos) where done_at is null and dead_at is null;
