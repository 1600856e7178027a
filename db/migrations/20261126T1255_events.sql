-- no transaction
-- When something was written down: read by those who ask what changed in the last hours. Entries lie in that order.
create index concurrently if not exists entry_recorded on entry using brin (recorded_at);
