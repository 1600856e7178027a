-- Each matter has keys of its own, one for each class of retention: words (contents), people (people_private), reporter (both
-- compartments of the vault). They lie here wrapped, and in no backup of the rest: where one is gone, what it sealed is gone
-- from every backup as well. A wrapped key is the number of what wraps it (4 bytes) and the key, sealed with that.
create table data_key (
  bureau_id int not null,
  matter_id uuid not null,
  words bytea,
  people bytea,
  reporter bytea,
  primary key (bureau_id, matter_id)
);

-- What wraps them, by number and fingerprint; the keys themselves lie outside of the database. The highest is in force.
create table wrap_key (
  n int primary key,
  fingerprint bytea not null,
  made_at timestamptz not null
);

-- The salt lies in what is sealed, before the words: of what was destroyed no backup keeps it in the open.
alter table content drop constraint content_check;

-- How vault rows end, as contents and people do; and whether what is sealed to a recipient is sealed with the matter's key, too.
alter table vault_identity alter column sealed drop not null, add column enveloped boolean not null default false,
  add column destroyed_at timestamptz, add column rule text,
  add check ((destroyed_at is null) = (sealed is not null));
alter table vault_address alter column sealed drop not null, add column enveloped boolean not null default false,
  add column destroyed_at timestamptz, add column rule text,
  add check ((destroyed_at is null) = (sealed is not null));

-- For looking up who lost their link, by a keyed digest; empty where no telephone was given, null where nobody has looked yet.
alter table people_private add column phone bytea;
create index people_private_phone on people_private (bureau_id, phone) where length(phone) > 0;

-- What was sealed before a matter had keys is sealed anew, in batches; these are empty afterwards.
create index content_plain on content (bureau_id, matter_id) where get_byte(sealed, 0) < 128;
create index people_private_plain on people_private (bureau_id, matter_id) where get_byte(sealed, 0) < 128 or sealed is not null and phone is null;
create index vault_identity_plain on vault_identity (bureau_id, matter_id) where sealed is not null and not enveloped;
create index vault_address_plain on vault_address (bureau_id, matter_id) where sealed is not null and not enveloped;

-- The role that serves may not change the vault: it may have the matter's key put around what lies in it, once, and end it.
create function envelope_vault(p_bureau int, p_id uuid, p_identity boolean, p_sealed bytea) returns void
language sql security definer set search_path = public, pg_temp
as $$
  update vault_identity set sealed = p_sealed, enveloped = true
  where p_identity and bureau_id = p_bureau and id = p_id and sealed is not null and not enveloped;
  update vault_address set sealed = p_sealed, enveloped = true
  where not p_identity and bureau_id = p_bureau and id = p_id and sealed is not null and not enveloped;
$$;

create function end_vault(p_bureau int, p_matter uuid, p_rule text, p_at timestamptz) returns int
language sql security definer set search_path = public, pg_temp
as $$
  with identity as (
    update vault_identity set sealed = null, destroyed_at = p_at, rule = p_rule
    where bureau_id = p_bureau and matter_id = p_matter and sealed is not null returning 1
  ), address as (
    update vault_address set sealed = null, destroyed_at = p_at, rule = p_rule
    where bureau_id = p_bureau and matter_id = p_matter and sealed is not null returning 1
  )
  select ((select count(*) from identity) + (select count(*) from address))::int
$$;

-- What is sealed together with its key, as it is opened; null where the key is gone.
create function keyed(sealed bytea, key bytea) returns bytea
language sql immutable
as $$ select case when get_byte(sealed, 0) < 128 then sealed else '\x7f'::bytea || key || sealed end $$;

create or replace function record_act(
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
  v_rows bytea;
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

    -- The matter first, and locked: what lies beside it is digested as it stands after this entry.
    if (c ->> 'opens')::boolean then
      v_no := 1;
      v_head := '';
    else
      select m.entry_no + 1, m.head into v_no, v_head from matter m
      where m.bureau_id = p_bureau and m.id = v_matter and m.version = coalesce((c ->> 'expect')::int, m.version)
      for update;
      if not found then
        raise exception 'the matter has moved on' using errcode = 'MX409', detail = (
          select jsonb_build_object('id', id, 'version', version)::text
          from matter where bureau_id = p_bureau and id = v_matter);
      end if;
    end if;

    if c ? 'content' then
      insert into content (bureau_id, matter_id, entry_no, salt, sealed)
      values (
        p_bureau, v_matter, v_no, (c #>> '{content,salt}')::bytea, (c #>> '{content,sealed}')::bytea);
    end if;
    if c ? 'keys' then
      -- Wrapped by what is no longer in force, or another act gave this class its key meanwhile: to be looked at anew.
      if (c #>> '{keys,wrap}')::int < (select max(n) from wrap_key) then
        raise exception 'another key wraps by now' using errcode = 'MX411';
      end if;
      insert into data_key as k (bureau_id, matter_id, words, people, reporter)
      select p_bureau, v_matter, words, people, reporter
      from jsonb_to_record(c -> 'keys') as x(words bytea, people bytea, reporter bytea)
      on conflict (bureau_id, matter_id) do update set
        words = coalesce(k.words, excluded.words), people = coalesce(k.people, excluded.people),
        reporter = coalesce(k.reporter, excluded.reporter)
      where (k.words is null or excluded.words is null) and (k.people is null or excluded.people is null)
        and (k.reporter is null or excluded.reporter is null);
      if not found then
        raise exception 'the matter has keys by now' using errcode = 'MX411';
      end if;
    end if;
    if c ? 'people' then
      insert into people_private (bureau_id, id, matter_id, role, sealed, phone)
      select p_bureau, id, v_matter, role, sealed, phone
      from jsonb_to_recordset(c -> 'people') as x(id uuid, role text, sealed bytea, phone bytea);
    end if;
    if c ? 'identities' then
      insert into vault_identity (bureau_id, id, matter_id, sealed, enveloped)
      select p_bureau, id, v_matter, sealed, true from jsonb_to_recordset(c -> 'identities') as x(id uuid, sealed bytea);
    end if;
    if c ? 'addresses' then
      insert into vault_address (bureau_id, id, matter_id, sealed, enveloped)
      select p_bureau, id, v_matter, sealed, true from jsonb_to_recordset(c -> 'addresses') as x(id uuid, sealed bytea);
    end if;
    if c ? 'settled' then
      update promise p set met_at = s.met_at, void_at = s.void_at, late = s.late
      from jsonb_to_recordset(c -> 'settled') as s(no int, met_at timestamptz, void_at timestamptz, late boolean)
      where p.bureau_id = p_bureau and p.matter_id = v_matter and p.no = s.no
        and coalesce(p.met_at, p.void_at) is null;
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
      insert into notice (bureau_id, matter_id, entry_no, name, role, recipient, id, made_at, day)
      select p_bureau, v_matter, v_no, name, role, recipient, id, p_at, day
      from jsonb_to_recordset(c -> 'notices') as x(name text, role text, recipient text, id uuid, day timestamptz)
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

    v_rows := null;
    if (c ->> 'opens')::boolean or c ?| array['promises', 'settled', 'moved', 'papers', 'links', 'evidence'] then
      v_rows := rows_digest(p_bureau, v_matter);
    end if;
    v_head := sha256(v_head || v_digest || coalesce(v_rows, ''));
    if (c ->> 'opens')::boolean then
      insert into matter (
        bureau_id, id, kind, state, version, entry_no, head, details, standing, people, code, word, place_code, village,
        lat, lng, unit_id, unit_path, beat_id, owner_id, why, wall, lets, speaks, barred, protected, anonymous, channel, language,
        opened_by, outcome, opened_at, closed_at, next_due, next_at, imported)
      select
        p_bureau, v_matter, kind, state, 1, v_no, v_head, details, standing, people, code, word, place_code, village,
        lat, lng, unit_id, unit_path, beat_id, owner_id, why, wall, lets, speaks, barred, protected, anonymous, channel, language,
        opened_by, outcome, opened_at, closed_at, next_due, next_at, imported
      from jsonb_populate_record(null::matter, c -> 'row');
    elsif c ? 'row' then
      update matter m set
        version = m.version + 1, entry_no = v_no, head = v_head,
        state = r.state, details = r.details, standing = r.standing, people = r.people, unit_id = r.unit_id,
        unit_path = r.unit_path, beat_id = r.beat_id, owner_id = r.owner_id, why = r.why, wall = r.wall,
        lets = r.lets, speaks = r.speaks, barred = r.barred,
        protected = r.protected, outcome = r.outcome, closed_at = r.closed_at, next_due = r.next_due,
        next_at = r.next_at
      from jsonb_populate_record(null::matter, c -> 'row') r
      where m.bureau_id = p_bureau and m.id = v_matter;
    else
      update matter m set entry_no = v_no, head = v_head where m.bureau_id = p_bureau and m.id = v_matter;
    end if;

    insert into entry (
      bureau_id, matter_id, no, command_id, actor, post, move, said_at, recorded_at, state_after, matter_digest,
      content_digest, digest, rows_digest, hash, tick)
    values (
      p_bureau, v_matter, v_no, p_command, p_actor, e ->> 'post', e ->> 'move', (e ->> 'said_at')::timestamptz, p_at,
      e ->> 'state_after', (e ->> 'matter_digest')::bytea, (e ->> 'content_digest')::bytea, v_digest, v_rows, v_head, v_tick);
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

create or replace function record_import(p_bureau int, p_at timestamptz, p_rows jsonb) returns int
language plpgsql
as $$
#variable_conflict use_column
declare
  v_tick bigint;
  v_fresh uuid[];
begin
  if (p_rows ->> 'wrap')::int < (select max(n) from wrap_key) then
    raise exception 'another key wraps by now' using errcode = 'MX411';
  end if;
  v_tick := (select base from cluster) + pg_current_xact_id()::text::bigint;
  with added as (
    insert into matter
    select m.* from jsonb_populate_recordset(null::matter, p_rows -> 'matters') m
    where m.bureau_id = p_bureau and m.imported is not null
    order by m.id
    on conflict (bureau_id, id) do nothing
    returning id
  )
  select coalesce(array_agg(id), '{}') into v_fresh from added;

  insert into data_key (bureau_id, matter_id, words)
  select p_bureau, k.matter_id, k.words
  from jsonb_populate_recordset(null::data_key, p_rows -> 'keys') k
  where k.matter_id = any (v_fresh);

  insert into content (bureau_id, matter_id, entry_no, salt, sealed)
  select p_bureau, c.matter_id, 1, c.salt, c.sealed
  from jsonb_populate_recordset(null::content, p_rows -> 'contents') c
  where c.matter_id = any (v_fresh);

  insert into promise (
    bureau_id, matter_id, no, measure, edition, text, "limit", cap, "on", by_post, started, due, provisional,
    calendar_edition, pauses, met_at, void_at, late)
  select
    p_bureau, p.matter_id, p.no, p.measure, p.edition, p.text, p."limit", p.cap, p."on", p.by_post, p.started, p.due,
    p.provisional, p.calendar_edition, p.pauses, p.met_at, p.void_at, p.late
  from jsonb_populate_recordset(null::promise, p_rows -> 'promises') p
  where p.matter_id = any (v_fresh);
  -- The last, when what lies beside them is there: its digest is of that, too.
  with linked as (
    select e.*, rows_digest(p_bureau, e.matter_id) as beside
    from jsonb_populate_recordset(null::entry, p_rows -> 'entries') e
    where e.matter_id = any (v_fresh)
  ), written as (
    insert into entry (
      bureau_id, matter_id, no, command_id, actor, post, move, said_at, recorded_at, state_after, matter_digest,
      content_digest, digest, rows_digest, hash, tick)
    select
      p_bureau, e.matter_id, 1, e.command_id, e.actor, e.post, 'imported', e.said_at, p_at, e.state_after,
      e.matter_digest, e.content_digest, e.digest, beside, sha256(e.digest || beside), v_tick
    from linked e
    returning matter_id, hash
  )
  update matter m set head = w.hash from written w where m.bureau_id = p_bureau and m.id = w.matter_id;
  return cardinality(v_fresh);
end $$;
