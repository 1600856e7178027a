-- The figures. What each matter counts for, as it was counted last: at an instant by which it belongs to a period, with how it
-- came out. Every sum below is the sum of these; counted again, a matter's old lines are taken off and its new ones added.
create table counted (
  bureau_id int not null,
  matter_id uuid not null,
  no int not null,
  series text not null,
  at timestamptz not null,
  -- That instant's day by the bureau's clocks.
  day date not null,
  unit_id uuid not null,
  kind text not null,
  type text not null,
  measure text not null,
  -- Who may not know of it: '' nobody is kept from it, else protected, owner, inspection, barred, disclosed.
  behind text not null,
  came text not null,
  village text not null,
  channel text not null,
  -- Of an answer: after how many whole minutes it came; the key of a histogram. Else 0.
  minute int not null,
  -- Seconds, stars: what is added up. Else 0.
  value bigint not null,
  -- For the guards alone: who did it. In no sum, and shown to nobody.
  who uuid,
  -- What makes two of them the same again: a place and a type.
  same text,
  primary key (bureau_id, matter_id, no)
);
create index counted_at on counted (bureau_id, series, at);
create index counted_same on counted (bureau_id, series, same, at) where same is not null;

-- The sums, by day and by month. Nobody's name, no matter's id.
create table figure (
  bureau_id int not null,
  series text not null,
  span text not null check (span in ('day', 'month')),
  day date not null,
  unit_id uuid not null,
  kind text not null,
  measure text not null,
  type text not null,
  behind text not null,
  came text not null,
  minute int not null,
  n int not null,
  total bigint not null,
  primary key (bureau_id, series, span, day, unit_id, kind, measure, type, behind, came, minute) include (n, total)
);
create index figure_empty on figure (bureau_id) where n = 0 and total = 0;

-- Counts these matters anew and goes on from one position of the feed to another, all of it or nothing. False where somebody
-- else has gone on from there already: two at once count nothing twice.
create function count_figures(p_bureau int, p_from bigint, p_to bigint, p_matters uuid[], p_lines jsonb) returns boolean
language plpgsql
as $$
declare
  v_gone counted[];
  v_new counted[];
begin
  insert into reader (bureau_id, name, pos) values (p_bureau, 'figures', 0) on conflict do nothing;
  perform from reader where bureau_id = p_bureau and name = 'figures' and pos = p_from for update;
  if not found then
    return false;
  end if;
  with lines as (select l from jsonb_populate_recordset(null::counted, p_lines) l), gone as (
    delete from counted c where c.bureau_id = p_bureau and c.matter_id = any (p_matters)
      and not exists (select from lines where l is not distinct from c)
    returning c
  ) select coalesce(array_agg(c), '{}') into v_gone from gone;
  with added as (
    insert into counted
    select (l).* from jsonb_populate_recordset(null::counted, p_lines) l
    where not exists (
      select from counted c where c.bureau_id = p_bureau and c.matter_id = (l).matter_id and c.no = (l).no)
    returning counted
  ) select coalesce(array_agg(counted), '{}') into v_new from added;

  insert into figure as f (
    bureau_id, series, span, day, unit_id, kind, measure, type, behind, came, minute, n, total)
  select p_bureau, series, span, case span when 'day' then day else date_trunc('month', day)::date end as day,
    unit_id, kind, measure, type, behind, came, minute, sum(sign), sum(sign * value)
  from (
    select series, day, unit_id, kind, measure, type, behind, came, minute, value, sign from (
      select *, -1 as sign from unnest(v_gone) union all select *, 1 from unnest(v_new)) one
    union all
    select 'village', day, unit_id, '', '', village, behind, came, minute, value, sign from (
      select *, -1 as sign from unnest(v_gone) union all select *, 1 from unnest(v_new)) one
    where series = 'promise' and village <> ''
    union all
    select 'channel', day, unit_id, '', '', channel, behind, came, minute, value, sign from (
      select *, -1 as sign from unnest(v_gone) union all select *, 1 from unnest(v_new)) one
    where series = 'promise'
  ) cells cross join (values ('day'), ('month')) spans (span)
  group by series, span, 4, unit_id, kind, measure, type, behind, came, minute
  having sum(sign) <> 0 or sum(sign * value) <> 0
  on conflict (bureau_id, series, span, day, unit_id, kind, measure, type, behind, came, minute)
  do update set n = f.n + excluded.n, total = f.total + excluded.total;
  delete from figure where bureau_id = p_bureau and n = 0 and total = 0;
  update reader set pos = p_to where bureau_id = p_bureau and name = 'figures';
  return true;
end $$;
