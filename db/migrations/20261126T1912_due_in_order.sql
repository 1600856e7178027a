-- A list of a county, of the city or of a busy unit begins with what is due next, however much is open there.
create index matter_due on matter (bureau_id, next_due, id) where closed_at is null;
