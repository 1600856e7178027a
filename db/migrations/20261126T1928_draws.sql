-- A month is drawn from twice: what inspection looks at again, and whom another unit calls (R37). Each once, by a seed of its own.
alter table audit_draw add column what text not null default 'audit' check (what in ('audit', 'survey'));
alter table audit_draw drop constraint audit_draw_pkey;
alter table audit_draw add primary key (bureau_id, month, what);

-- What was drawn of a month, and is called about already.
create index matter_survey on matter (bureau_id, (details ->> 'of')) where kind = 'survey';
