-- What leaves the house to a person or a group: each a row of ours, waiting, sent, or given up. A job only wakes somebody to look here.
-- Neither words nor addresses: those are made, and opened, when it is sent.

create table message (
  bureau_id int not null,
  -- The same for the same notice, or for all that the clock has to say to one person at one time: known to who delivers it.
  id uuid not null,
  notice_id uuid not null,
  pos bigint not null,
  matter_id uuid not null,
  channel text not null,
  role text not null,
  -- Of the matter, of the bureau, or a post.
  recipient text not null,
  template text not null,
  language text not null,
  digest uuid,
  made_at timestamptz not null,
  goes_at timestamptz not null,
  tries int not null default 0,
  -- Null: nothing more is wanted.
  next_at timestamptz,
  -- Its turn, where more wait than the channel takes at once.
  slot_at timestamptz,
  -- Begun and not ended: whoever began it fell over, if long ago.
  trying_at timestamptz,
  sent_at timestamptz,
  -- Another message of the same matter spoke for it.
  joined uuid,
  dead_at timestamptz,
  -- What came back last: a word for it, never what was written.
  last text,
  -- How whoever delivers it calls it, and what they said of it later.
  ref text,
  heard text,
  heard_at timestamptz,
  parts int,
  primary key (bureau_id, id)
);
create index message_waiting on message (bureau_id, next_at) where next_at is not null;
create index message_together on message (bureau_id, matter_id, recipient, channel) where next_at is not null;
create index message_dead on message (bureau_id, dead_at desc) where dead_at is not null;
create index message_ref on message (bureau_id, channel, ref) where ref is not null;

-- How a channel of this bureau is: whether it is down, until when nothing is tried, and whose turn it is.
create table channel (
  bureau_id int not null,
  name text not null,
  failures int not null default 0,
  down_until timestamptz,
  last text,
  last_at timestamptz,
  sent_at timestamptz,
  free_at timestamptz,
  primary key (bureau_id, name)
);

-- How somebody in a matter wants to be reached, chosen on their own page. Without a row: by the telephone that they gave.
create table reach (
  bureau_id int not null,
  matter_id uuid not null,
  person_id uuid not null,
  -- 'none': not at all.
  channel text not null,
  language text not null,
  -- Sealed to the delivery worker; null: what they gave when they reported.
  address bytea,
  changed_at timestamptz not null,
  primary key (bureau_id, matter_id, person_id)
);
