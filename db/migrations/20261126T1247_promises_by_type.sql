-- Promises are summed by type apart: the table of all measures by all units is asked for without it, and is a tenth as long so.
-- The sums that there are get the same form: the position stays where it is.
insert into figure (bureau_id, series, span, day, unit_id, kind, measure, type, behind, came, minute, n, total)
select bureau_id, 'typed', span, day, unit_id, kind, measure, type, behind, came, minute, n, total from figure where series = 'promise';

delete from figure where series = 'promise';

insert into figure (bureau_id, series, span, day, unit_id, kind, measure, type, behind, came, minute, n, total)
select bureau_id, 'promise', span, day, unit_id, kind, measure, '', behind, came, minute, sum(n), sum(total)
from figure where series = 'typed' group by bureau_id, span, day, unit_id, kind, measure, behind, came, minute;

create or replace function count_figures(p_bureau int, p_from bigint, p_to bigint, p_matters uuid[], p_lines jsonb) returns boolean
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
    select series, day, unit_id, kind, measure, case series when 'promise' then '' else type end as type,
      behind, came, minute, value, sign from (
      select *, -1 as sign from unnest(v_gone) union all select *, 1 from unnest(v_new)) one
    union all
    select 'typed', day, unit_id, kind, measure, type, behind, came, minute, value, sign from (
      select *, -1 as sign from unnest(v_gone) union all select *, 1 from unnest(v_new)) one
    where series = 'promise'
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
