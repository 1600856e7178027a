-- Matters that are not ours, sent to another city's platform (Open311), and what it says of them. Our sentence goes out, nobody's words.
create table handed_on (
  bureau_id int not null,
  -- Also the number that we send along: who knows it again makes one request of two.
  id uuid not null,
  matter_id uuid not null,
  server text not null,
  made_at timestamptz not null,
  tries int not null default 0,
  next_at timestamptz,
  -- Begun and not ended: whoever began it fell over, if long ago; then it is looked for there before it is sent again.
  trying_at timestamptz,
  sent_at timestamptz,
  -- Theirs: a token at first, where they decide later; then a number.
  token text,
  request_id text,
  status text,
  -- Sealed: they may say what we would not.
  notes bytea,
  their_at timestamptz,
  asked_at timestamptz,
  ended_at timestamptz,
  dead_at timestamptz,
  last text,
  primary key (bureau_id, id)
);
create index handed_on_waiting on handed_on (bureau_id, next_at) where next_at is not null;
create index handed_on_of on handed_on (bureau_id, matter_id);
