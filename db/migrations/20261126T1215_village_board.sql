-- What hangs on the board of a village: what was put right there, and what is open and by when.
create index counted_in_village on counted (bureau_id, village, series, at) where series in ('fixed', 'to-fix');
