-- By what a matter is found again: in the search, and as perhaps the same as another. Readable here are keyed digests only
-- (R11); made from the record by a reader of the feed, so that it can be thrown away and made again. Protected matters,
-- complaints about persons and what lies behind a wall are never in it (R25, R26).
create table sign (
  bureau_id int not null,
  matter_id uuid not null,
  opened_at timestamptz not null,
  -- What everybody who sees the matter sees: place, kind, type, official numbers.
  facts int[] not null,
  -- What was said.
  words int[] not null,
  -- How it is compared with others; null where its kind is compared with nothing.
  likeness bytea,
  primary key (bureau_id, matter_id)
);
create index sign_facts on sign using gin (facts);
create index sign_words on sign using gin (words);

-- Matters that might be the same share one of these: an address, a street of a town, a part of the map.
create table sign_place (
  bureau_id int not null,
  place bigint not null,
  opened_at timestamptz not null,
  matter_id uuid not null,
  primary key (bureau_id, place, opened_at, matter_id)
);
create index sign_place_of on sign_place (bureau_id, matter_id);

-- Saves what these matters are found by and goes on from one position of the feed to another, all of it or nothing. False
-- where somebody else has gone on from there already. p_from null: outside the feed, which stays where it is.
create function note_signs(p_bureau int, p_from bigint, p_to bigint, p_matters uuid[], p_signs jsonb, p_places jsonb) returns boolean
language plpgsql
as $$
begin
  if p_from is not null then
    insert into reader (bureau_id, name, pos) values (p_bureau, 'signals', 0) on conflict do nothing;
    update reader set pos = p_to where bureau_id = p_bureau and name = 'signals' and pos = p_from;
    if not found then
      return false;
    end if;
  end if;
  delete from sign where bureau_id = p_bureau and matter_id = any (p_matters);
  delete from sign_place where bureau_id = p_bureau and matter_id = any (p_matters);
  insert into sign select s.* from jsonb_populate_recordset(null::sign, p_signs) s where s.bureau_id = p_bureau;
  insert into sign_place
  select s.* from jsonb_populate_recordset(null::sign_place, p_places) s where s.bureau_id = p_bureau
  on conflict do nothing;
  return true;
end $$;
