-- The record. Only record_act writes to it (and the feed's job, and the destruction of contents). Nothing personal stands
-- in the open here: what people said is sealed in content, who they are in people_private and in the vault.

create table matter (
  bureau_id int not null,
  id uuid not null,
  kind text not null,
  state text not null,
  -- Moves when state, details, standing or promises move: who decided on an older one looks again.
  version int not null,
  -- The number of the last entry, and its hash.
  entry_no int not null,
  head bytea not null,
  details jsonb not null,
  standing jsonb not null,
  -- [{"id", "role"}]: who they are lies in people_private and in the vault.
  people jsonb not null,
  code text not null,
  -- Which of its secret links holds: raised, the ones before are dead.
  link_no int not null default 1,
  -- What must be said besides the link, where the matter is protected; a keyed digest.
  word bytea,
  place_code text,
  village text,
  -- Rounded: no house can be told from it.
  lat double precision,
  lng double precision,
  unit_id uuid not null,
  unit_path text not null,
  beat_id uuid,
  owner_id uuid not null,
  -- Why with them: a code, and what the words need.
  why jsonb not null,
  wall text check (wall in ('inspection', 'owner')),
  -- Colleagues whom the wall lets through, who may be heard on it, and from whom it is kept whatever their post (R25).
  lets uuid[] not null,
  speaks uuid[] not null,
  barred uuid[] not null,
  protected boolean not null,
  anonymous boolean not null,
  channel text not null,
  language text not null,
  -- Who brought it: somebody of the bureau, or in the matter.
  opened_by uuid not null,
  outcome text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  next_due timestamptz,
  -- When the sweep looks at it next.
  next_at timestamptz,
  -- {"source", "file", "line"} of what came with another system's history.
  imported jsonb,
  primary key (bureau_id, id)
) with (fillfactor = 85);
create unique index matter_code on matter (bureau_id, code);
create index matter_owned on matter (bureau_id, owner_id, next_due, id) where closed_at is null;
create index matter_in_unit on matter (bureau_id, unit_path text_pattern_ops, next_due, id) where closed_at is null;
create index matter_closed on matter (bureau_id, unit_path text_pattern_ops, closed_at, id) where closed_at is not null;
create index matter_next on matter (bureau_id, next_at) where next_at is not null;

-- Answers once given, so that the second arrival of the same command is answered like the first. They expire.
create table command (
  bureau_id int not null,
  command_id uuid not null,
  actor uuid not null,
  digest bytea not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (bureau_id, command_id)
);
create index command_at on command using brin (at);

create table entry (
  bureau_id int not null,
  matter_id uuid not null,
  no int not null,
  command_id uuid not null,
  actor uuid not null,
  post text not null,
  move text not null,
  said_at timestamptz not null,
  recorded_at timestamptz not null,
  -- Null where the entry left the matter as it was and did not look at it.
  state_after text,
  matter_digest bytea,
  content_digest bytea,
  digest bytea not null,
  -- sha256(hash of the entry before ‖ digest); before the first there is nothing.
  hash bytea not null,
  -- Base of the cluster + transaction id: what lies below the horizon is complete.
  tick bigint not null,
  seq bigint generated always as identity,
  primary key (bureau_id, matter_id, no)
);
create index entry_tick on entry (bureau_id, tick, seq);

-- The whole of what was said in one entry. Destroyed, the row stays and says when and under which rule.
create table content (
  bureau_id int not null,
  matter_id uuid not null,
  entry_no int not null,
  salt bytea,
  sealed bytea,
  destroyed_at timestamptz,
  rule text,
  primary key (bureau_id, matter_id, entry_no),
  check ((salt is null) = (sealed is null)),
  check ((destroyed_at is null) = (sealed is not null)),
  check ((destroyed_at is null) = (rule is null))
);

create table people_private (
  bureau_id int not null,
  id uuid not null,
  matter_id uuid not null,
  role text not null,
  sealed bytea,
  destroyed_at timestamptz,
  rule text,
  primary key (bureau_id, id),
  check ((destroyed_at is null) = (sealed is not null))
);

-- Who reported, where that is nobody's business: sealed to a key whose private half no server has.
create table vault_identity (
  bureau_id int not null,
  id uuid not null,
  matter_id uuid not null,
  sealed bytea not null,
  primary key (bureau_id, id)
);

-- Where the answer goes: sealed to the delivery worker.
create table vault_address (
  bureau_id int not null,
  id uuid not null,
  matter_id uuid not null,
  sealed bytea not null,
  primary key (bureau_id, id)
);

create table promise (
  bureau_id int not null,
  matter_id uuid not null,
  no int not null,
  measure text not null,
  edition int not null,
  -- {"zh", "en"} as it was promised.
  text jsonb not null,
  "limit" jsonb not null,
  cap jsonb,
  "on" int not null,
  by_post text not null,
  started timestamptz not null,
  due timestamptz not null,
  provisional boolean not null,
  calendar_edition text not null,
  pauses jsonb not null,
  met_at timestamptz,
  void_at timestamptz,
  late boolean,
  primary key (bureau_id, matter_id, no)
);
create index promise_open on promise (bureau_id, due) where met_at is null and void_at is null;

create table notice (
  bureau_id int not null,
  matter_id uuid not null,
  entry_no int not null,
  name text not null,
  role text not null,
  -- The id of somebody of the bureau or in the matter; the role again where nobody holds it.
  recipient text not null,
  id uuid not null,
  made_at timestamptz not null,
  primary key (bureau_id, matter_id, entry_no, name, recipient)
);

create table paper (
  bureau_id int not null,
  matter_id uuid not null,
  entry_no int not null,
  name text not null,
  id uuid not null,
  series text,
  unit_id uuid not null,
  year int not null,
  n int,
  primary key (bureau_id, matter_id, entry_no, name),
  check ((series is null) = (n is null))
);
create unique index paper_number on paper (bureau_id, series, unit_id, year, n) where series is not null;

create table paper_counter (
  bureau_id int not null,
  series text not null,
  unit_id uuid not null,
  year int not null,
  last int not null,
  primary key (bureau_id, series, unit_id, year)
);

create table link (
  bureau_id int not null,
  from_matter uuid not null,
  to_matter uuid not null,
  "as" text not null,
  primary key (bureau_id, from_matter, to_matter, "as")
);
create index link_to on link (bureau_id, to_matter);

create table evidence (
  bureau_id int not null,
  matter_id uuid not null,
  entry_no int not null,
  sha256 bytea not null,
  primary key (bureau_id, matter_id, entry_no, sha256)
);
create index evidence_is on evidence (bureau_id, sha256);

-- Who opened what is sealed about the people of a matter; the one whom it is about may see this.
create table look (
  bureau_id int not null,
  matter_id uuid not null,
  at timestamptz not null,
  staff_id uuid not null,
  what text not null,
  primary key (bureau_id, matter_id, at, staff_id, what)
);

-- Entries numbered consecutively once nothing can come before them: what every reader follows.
create table feed (
  bureau_id int not null,
  pos bigint not null,
  matter_id uuid not null,
  entry_no int not null,
  primary key (bureau_id, pos)
);

create table feed_cursor (
  bureau_id int not null primary key,
  pos bigint not null,
  tick bigint not null,
  seq bigint not null
);

-- Transaction ids belong to one cluster: in another, the base is raised before anything is written.
create table cluster (
  id int primary key check (id = 1),
  base bigint not null,
  system_identifier text,
  timeline int
);
insert into cluster (id, base) values (1, 0);

-- Public halves of keys, and the fingerprint of the secret one: a process with another key does not start.
create table keyring (
  what text primary key check (what in ('seal', 'delivery', 'vault')),
  public bytea not null
);

-- What a bureau changed in the 75 that ship, or added to them; the newest edition of each holds.
create table measure (
  bureau_id int not null,
  id text not null,
  edition int not null,
  body jsonb not null,
  primary key (bureau_id, id, edition)
);

create table legal_rule (
  bureau_id int not null,
  id text not null,
  from_day date not null,
  unit_path text not null,
  to_day date,
  value jsonb not null,
  text text not null,
  primary key (bureau_id, id, from_day, unit_path)
);

create table calendar (
  bureau_id int not null,
  edition text not null,
  body jsonb not null,
  primary key (bureau_id, edition)
);

-- One act, one statement. Knows no rule: it saves what was decided, all of it or nothing, if what was decided on still
-- stands. MX409: a matter moved on (detail: its id and version). MX410: an edition is stale (detail: those that hold).
-- MX422: this command id was used for something else, or by somebody else. The same command again: the stored answer.
create function record_act(
  p_bureau int, p_command uuid, p_actor uuid, p_digest bytea, p_answer jsonb, p_editions jsonb, p_at timestamptz,
  p_changes jsonb
) returns table (fresh boolean, answer jsonb)
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  c jsonb;
  e jsonb;
  p jsonb;
  v_stored command;
  v_matter uuid;
  v_digest bytea;
  v_no int;
  v_head bytea;
  v_tick bigint;
  v_n int;
  v_papers jsonb := '[]';
begin
  insert into command (bureau_id, command_id, actor, digest, answer, at)
  values (p_bureau, p_command, p_actor, p_digest, p_answer, p_at)
  on conflict do nothing;
  if not found then
    -- A new statement: it sees the winner.
    select * into v_stored from command where bureau_id = p_bureau and command_id = p_command;
    if not found then
      raise exception 'the answer expired a moment ago' using errcode = '40001';
    end if;
    if v_stored.digest <> p_digest or v_stored.actor <> p_actor then
      raise exception 'this command id was used for something else' using errcode = 'MX422';
    end if;
    return query select false, v_stored.answer;
    return;
  end if;

  if exists (select from edition where bureau_id = p_bureau and n <> coalesce((p_editions ->> what)::int, n)) then
    raise exception 'an edition is stale' using errcode = 'MX410',
      detail = (select jsonb_object_agg(what, n)::text from edition where bureau_id = p_bureau);
  end if;

  v_tick := (select base from cluster) + pg_current_xact_id()::text::bigint;
  if jsonb_array_length(p_changes) > 1 then
    perform from matter
    where bureau_id = p_bureau and id in (select (x ->> 'id')::uuid from jsonb_array_elements(p_changes) x)
    order by id for update;
  end if;

  for c in select x from jsonb_array_elements(p_changes) x loop
    v_matter := (c ->> 'id')::uuid;
    e := c -> 'entry';
    v_digest := (e ->> 'digest')::bytea;

    if (c ->> 'opens')::boolean then
      v_no := 1;
      v_head := sha256(v_digest);
      insert into matter (
        bureau_id, id, kind, state, version, entry_no, head, details, standing, people, code, word, place_code, village,
        lat, lng, unit_id, unit_path, beat_id, owner_id, why, wall, lets, speaks, barred, protected, anonymous, channel, language,
        opened_by, outcome, opened_at, closed_at, next_due, next_at, imported)
      select
        p_bureau, v_matter, kind, state, 1, v_no, v_head, details, standing, people, code, word, place_code, village,
        lat, lng, unit_id, unit_path, beat_id, owner_id, why, wall, lets, speaks, barred, protected, anonymous, channel, language,
        opened_by, outcome, opened_at, closed_at, next_due, next_at, imported
      from jsonb_populate_record(null::matter, c -> 'row');
    else
      if c ? 'row' then
        update matter m set
          version = m.version + 1, entry_no = m.entry_no + 1, head = sha256(m.head || v_digest),
          state = r.state, details = r.details, standing = r.standing, people = r.people, unit_id = r.unit_id,
          unit_path = r.unit_path, beat_id = r.beat_id, owner_id = r.owner_id, why = r.why, wall = r.wall,
          lets = r.lets, speaks = r.speaks, barred = r.barred,
          protected = r.protected, outcome = r.outcome, closed_at = r.closed_at, next_due = r.next_due,
          next_at = r.next_at
        from jsonb_populate_record(null::matter, c -> 'row') r
        where m.bureau_id = p_bureau and m.id = v_matter and m.version = (c ->> 'expect')::int
        returning m.entry_no, m.head into v_no, v_head;
      else
        update matter m set entry_no = m.entry_no + 1, head = sha256(m.head || v_digest)
        where m.bureau_id = p_bureau and m.id = v_matter
          and m.version = coalesce((c ->> 'expect')::int, m.version)
        returning m.entry_no, m.head into v_no, v_head;
      end if;
      if not found then
        raise exception 'the matter has moved on' using errcode = 'MX409', detail = (
          select jsonb_build_object('id', id, 'version', version)::text
          from matter where bureau_id = p_bureau and id = v_matter);
      end if;
    end if;

    insert into entry (
      bureau_id, matter_id, no, command_id, actor, post, move, said_at, recorded_at, state_after, matter_digest,
      content_digest, digest, hash, tick)
    values (
      p_bureau, v_matter, v_no, p_command, p_actor, e ->> 'post', e ->> 'move', (e ->> 'said_at')::timestamptz, p_at,
      e ->> 'state_after', (e ->> 'matter_digest')::bytea, (e ->> 'content_digest')::bytea, v_digest, v_head, v_tick);

    if c ? 'content' then
      insert into content (bureau_id, matter_id, entry_no, salt, sealed)
      values (
        p_bureau, v_matter, v_no, (c #>> '{content,salt}')::bytea, (c #>> '{content,sealed}')::bytea);
    end if;
    if c ? 'people' then
      insert into people_private (bureau_id, id, matter_id, role, sealed)
      select p_bureau, id, v_matter, role, sealed
      from jsonb_to_recordset(c -> 'people') as x(id uuid, role text, sealed bytea);
    end if;
    if c ? 'identities' then
      insert into vault_identity (bureau_id, id, matter_id, sealed)
      select p_bureau, id, v_matter, sealed from jsonb_to_recordset(c -> 'identities') as x(id uuid, sealed bytea);
    end if;
    if c ? 'addresses' then
      insert into vault_address (bureau_id, id, matter_id, sealed)
      select p_bureau, id, v_matter, sealed from jsonb_to_recordset(c -> 'addresses') as x(id uuid, sealed bytea);
    end if;
    if c ? 'settled' then
      update promise p set met_at = s.met_at, void_at = s.void_at, late = s.late
      from jsonb_to_recordset(c -> 'settled') as s(no int, met_at timestamptz, void_at timestamptz, late boolean)
      where p.bureau_id = p_bureau and p.matter_id = v_matter and p.no = s.no and p.met_at is null and p.void_at is null;
    end if;
    if c ? 'moved' then
      update promise p set due = s.due, pauses = s.pauses, provisional = s.provisional
      from jsonb_to_recordset(c -> 'moved') as s(no int, due timestamptz, pauses jsonb, provisional boolean)
      where p.bureau_id = p_bureau and p.matter_id = v_matter and p.no = s.no;
    end if;
    if c ? 'promises' then
      insert into promise (
        bureau_id, matter_id, no, measure, edition, text, "limit", cap, "on", by_post, started, due, provisional,
        calendar_edition, pauses, met_at, void_at, late)
      select
        p_bureau, v_matter, no, measure, edition, text, "limit", cap, "on", by_post, started, due, provisional,
        calendar_edition, pauses, met_at, void_at, late
      from jsonb_populate_recordset(null::promise, c -> 'promises');
    end if;
    if c ? 'notices' then
      insert into notice (bureau_id, matter_id, entry_no, name, role, recipient, id, made_at)
      select p_bureau, v_matter, v_no, name, role, recipient, id, p_at
      from jsonb_to_recordset(c -> 'notices') as x(name text, role text, recipient text, id uuid)
      on conflict do nothing;
    end if;
    if c ? 'papers' then
      for p in select x from jsonb_array_elements(c -> 'papers') x loop
        v_n := null;
        if p ->> 'series' is not null then
          insert into paper_counter as k (bureau_id, series, unit_id, year, last)
          values (p_bureau, p ->> 'series', (p ->> 'unit_id')::uuid, (p ->> 'year')::int, 1)
          on conflict (bureau_id, series, unit_id, year) do update set last = k.last + 1
          returning last into v_n;
        end if;
        insert into paper (bureau_id, matter_id, entry_no, name, id, series, unit_id, year, n)
        values (
          p_bureau, v_matter, v_no, p ->> 'name', (p ->> 'id')::uuid, p ->> 'series', (p ->> 'unit_id')::uuid,
          (p ->> 'year')::int, v_n);
        v_papers := v_papers || jsonb_build_object('name', p ->> 'name', 'id', p ->> 'id', 'n', v_n);
      end loop;
    end if;
    if c ? 'links' then
      insert into link (bureau_id, from_matter, to_matter, "as")
      select p_bureau, v_matter, "to", "as" from jsonb_to_recordset(c -> 'links') as x("to" uuid, "as" text)
      on conflict do nothing;
    end if;
    if c ? 'evidence' then
      insert into evidence (bureau_id, matter_id, entry_no, sha256)
      select p_bureau, v_matter, v_no, decode(x, 'hex') from jsonb_array_elements_text(c -> 'evidence') x
      on conflict do nothing;
    end if;
  end loop;

  -- Numbers of papers are known only now.
  if v_papers <> '[]' then
    update command set answer = p_answer || jsonb_build_object('papers', v_papers)
    where bureau_id = p_bureau and command_id = p_command;
    return query select true, p_answer || jsonb_build_object('papers', v_papers);
    return;
  end if;
  return query select true, p_answer;
end $$;

-- Numbers what is complete, in order; answers how many. One at a time: who finds another at it goes away.
create function number_feed(p_bureau int, p_most int) returns int
language plpgsql
as $$
declare
  v_cursor feed_cursor;
  v_horizon bigint;
  v_last feed_cursor;
  v_count int;
begin
  insert into feed_cursor (bureau_id, pos, tick, seq) values (p_bureau, 0, 0, 0) on conflict do nothing;
  select * into v_cursor from feed_cursor where bureau_id = p_bureau for update skip locked;
  if not found then
    return 0;
  end if;
  -- The horizon first: the statement after it, with a younger snapshot, sees all that ended below.
  v_horizon := (select base from cluster) + pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  with next as (
    select tick, seq, matter_id, no, v_cursor.pos + row_number() over (order by tick, seq) as pos
    from entry
    where bureau_id = p_bureau and (tick, seq) > (v_cursor.tick, v_cursor.seq) and tick < v_horizon
    order by tick, seq limit p_most
  ), numbered as (
    insert into feed (bureau_id, pos, matter_id, entry_no) select p_bureau, pos, matter_id, no from next
  )
  select p_bureau, pos, tick, seq into v_last from next order by pos desc limit 1;
  if v_last.pos is null then
    return 0;
  end if;
  v_count := v_last.pos - v_cursor.pos;
  update feed_cursor set pos = v_last.pos, tick = v_last.tick, seq = v_last.seq where bureau_id = p_bureau;
  return v_count;
end $$;
