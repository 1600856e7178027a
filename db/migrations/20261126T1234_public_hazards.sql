-- no transaction
-- What is in the open of hazards, the latest first.
create index concurrently if not exists matter_in_the_open on matter (bureau_id, opened_at desc, id desc)
where kind = 'hazard' and not protected and wall is null and imported is null;
