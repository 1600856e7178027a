-- What was drawn, by its id: who audits reads it. Where the draw was made before, it is drawn again from its own seed.
alter table audit_draw add column picked uuid[] not null default '{}';
update audit_draw d set picked = array(
  select d.matters[1 + floor((i + start) * n / wanted)::int]
  from (select cardinality(d.matters) as n,
      ceil(cardinality(d.matters) * case d.what when 'audit' then 0.03 else 0.05 end)::int as wanted,
      ('x' || encode(substr(d.seed, 1, 4), 'hex'))::bit(32)::bigint / 4294967296.0::float8 as start) x,
    generate_series(0, wanted - 1) i
  order by i);

-- What an audit found, by the month that was drawn from.
create index matter_audited on matter (bureau_id, (details ->> 'month')) where kind = 'conduct' and details ? 'month';
