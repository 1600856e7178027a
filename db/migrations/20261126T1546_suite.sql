-- Which algorithms a database was made with; those that are there have the standard ones.
alter table deployment add column suite text not null default 'standard' check (suite in ('standard', 'gm'));
