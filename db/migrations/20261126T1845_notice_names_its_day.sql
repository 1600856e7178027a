-- The day that a notice names is written down with it, by what it speaks of: whoever reported hears by when they are answered, a
-- responsible unit by when to put it right, never the next of our own dues. What was to be sent at this very moment says "soon".
create or replace function send_notices_quietly(p_bureau integer, p_way text, p_staff text[], p_at timestamp with time zone, p_most integer)
 returns integer
language plpgsql as $$
declare
  v_from bigint;
  v_to bigint;
  v_tz text := (select tz from bureau where bureau_id = p_bureau);
  -- The next full five minutes, by the clock on the wall.
  v_soon timestamp := to_timestamp(ceil(extract(epoch from p_at) / 300) * 300) at time zone v_tz;
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
  insert into delivery (bureau_id, notice_id, way, pos, at, due, held, goes_at, digest)
  select p_bureau, id, p_way, pos, p_at, due, held, goes_at,
    case when by_clock and held is null then md5(p_bureau || recipient || goes_at)::uuid end
  from (
    select n.id, f.pos, n.recipient, e.post = 'clock' as by_clock, n.day as due,
      case when m.protected and not n.role = any (p_staff) then 'protected' end as held,
      case
        when e.post <> 'clock' or exists (
          select from roster r where r.bureau_id = p_bureau and r.staff_id::text = n.recipient
            and r.from_at <= p_at and r.to_at > p_at)
        then p_at
        when u.quiet_from = u.quiet_to then v_soon at time zone v_tz
        when u.quiet_from < u.quiet_to and v_soon::time >= u.quiet_from and v_soon::time < u.quiet_to
        then (v_soon::date + u.quiet_to) at time zone v_tz
        when u.quiet_from > u.quiet_to and v_soon::time >= u.quiet_from
        then (v_soon::date + 1 + u.quiet_to) at time zone v_tz
        when u.quiet_from > u.quiet_to and v_soon::time < u.quiet_to
        then (v_soon::date + u.quiet_to) at time zone v_tz
        else v_soon at time zone v_tz
      end as goes_at
    from feed f
    join notice n on n.bureau_id = f.bureau_id and n.matter_id = f.matter_id and n.entry_no = f.entry_no
    join matter m on m.bureau_id = f.bureau_id and m.id = f.matter_id
    join unit u on u.bureau_id = m.bureau_id and u.id = m.unit_id
    join entry e on e.bureau_id = f.bureau_id and e.matter_id = f.matter_id and e.no = f.entry_no
    where f.bureau_id = p_bureau and f.pos > v_from and f.pos <= v_to) sent
  on conflict do nothing;
  update reader set pos = v_to where bureau_id = p_bureau and name = 'notices:' || p_way;
  return v_to - v_from;
end $$;
