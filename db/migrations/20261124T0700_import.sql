-- The history of another system, many matters in one statement: the only way past the moves, and closed to HTTP (R17). Each is
-- there once, however often it is brought. p_rows: {"matters", "entries", "contents",
-- "promises"}, each as its table.
create function record_import(p_bureau int, p_at timestamptz, p_rows jsonb) returns int
language plpgsql
as $$
#variable_conflict use_column
declare
  v_tick bigint;
  v_fresh uuid[];
begin
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

  insert into entry (
    bureau_id, matter_id, no, command_id, actor, post, move, said_at, recorded_at, state_after, matter_digest,
    content_digest, digest, hash, tick)
  select
    p_bureau, e.matter_id, 1, e.command_id, e.actor, e.post, 'imported', e.said_at, p_at, e.state_after, e.matter_digest,
    e.content_digest, e.digest, sha256(e.digest), v_tick
  from jsonb_populate_recordset(null::entry, p_rows -> 'entries') e
  where e.matter_id = any (v_fresh);

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
  return cardinality(v_fresh);
end $$;
