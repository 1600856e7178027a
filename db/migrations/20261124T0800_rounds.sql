-- Which rounds are open, and when each was last over: asked every minute.
create index matter_round on matter (bureau_id, closed_at) where kind = 'round';
