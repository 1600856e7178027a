-- A word may be chosen after the report, too: when a matter becomes protected, or by whoever forgot theirs (R26).
create or replace function record_act(p_bureau integer, p_command uuid, p_actor uuid, p_digest bytea, p_answer jsonb, p_editions jsonb, p_at timestamp with time zone, p_changes jsonb)

returns table (fresh boolean, answer jsonb)
language plpgsql
set plan_cache_mode = 'force_generic_plan'
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
      insert into evidence (bureau_id, matter_id, entry_no, sha256, name, key)
      select p_bureau, v_matter, v_no, decode(x, 'hex'), (c #>> array['files', x, 'name'])::bytea, (c #>> array['files', x, 'key'])::bytea
      from jsonb_array_elements_text(c -> 'evidence') x
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
        protected = r.protected, word = r.word, outcome = r.outcome, closed_at = r.closed_at, next_due = r.next_due,
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
