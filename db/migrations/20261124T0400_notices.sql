-- How far each reader of the feed has come.
create table reader (
  bureau_id int not null,
  name text not null,
  pos bigint not null,
  primary key (bureau_id, name)
);

-- A notice that left the house by some way, or was held back and why. Once for each, however often it is tried.
create table delivery (
  bureau_id int not null,
  notice_id uuid not null,
  way text not null,
  pos bigint not null,
  at timestamptz not null,
  -- The day that its words name: the earliest promise still open when it went out.
  due timestamptz,
  held text check (held in ('protected')),
  primary key (bureau_id, notice_id, way)
);
create index delivery_latest on delivery (bureau_id, way, pos desc);

-- Sends what the feed holds since the last time; answers how many entries it read. One at a time for each way.
create function send_notices(p_bureau int, p_way text, p_staff text[], p_at timestamptz, p_most int) returns int
language plpgsql
as $$
declare
  v_from bigint;
  v_to bigint;
begin
  insert into reader (bureau_id, name, pos) values (p_bureau, 'notices:' || p_way, 0) on conflict do nothing;
  select pos into v_from from reader where bureau_id = p_bureau and name = 'notices:' || p_way for update skip locked;
  if not found then
    return 0;
  end if;
  select max(pos) into v_to from (
    select pos from feed where bureau_id = p_bureau and pos > v_from order by pos limit p_most) next;
  if v_to is null then
    return 0;
  end if;
  -- Of a protected matter nothing leaves the house but to those who work on it.
  insert into delivery (bureau_id, notice_id, way, pos, at, due, held)
  select p_bureau, n.id, p_way, f.pos, p_at, m.next_due,
    case when m.protected and not n.role = any (p_staff) then 'protected' end
  from feed f
  join notice n on n.bureau_id = f.bureau_id and n.matter_id = f.matter_id and n.entry_no = f.entry_no
  join matter m on m.bureau_id = f.bureau_id and m.id = f.matter_id
  where f.bureau_id = p_bureau and f.pos > v_from and f.pos <= v_to
  on conflict do nothing;
  update reader set pos = v_to where bureau_id = p_bureau and name = 'notices:' || p_way;
  return v_to - v_from;
end $$;
