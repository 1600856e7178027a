-- Systems beside ours: other cities' platforms, a hotline, an app. What each may do, and what it brought.

create table neighbour (
  bureau_id int not null references bureau,
  id uuid not null,
  name text not null,
  -- Of its key only the sha256 is kept.
  key_hash bytea not null,
  scopes text[] not null,
  per_minute int not null check (per_minute > 0),
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (bureau_id, id)
);
create unique index neighbour_key on neighbour (bureau_id, key_hash);

-- What came from it, under the command that brought it. Neither words nor people: those are sealed with the matter.
create table neighbour_sent (
  bureau_id int not null,
  id uuid not null,
  neighbour_id uuid not null,
  at timestamptz not null,
  service text not null,
  token text not null,
  matter_id uuid,
  primary key (bureau_id, id),
  foreign key (bureau_id, neighbour_id) references neighbour (bureau_id, id)
);
create unique index neighbour_sent_token on neighbour_sent (bureau_id, token);
create index neighbour_sent_by on neighbour_sent (bureau_id, neighbour_id, at desc);
create index neighbour_sent_as on neighbour_sent (bureau_id, matter_id);
