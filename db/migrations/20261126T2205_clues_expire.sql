-- A clue that came to nothing expires after twelve months (domain.md §3.4): the clock looks once at each that is open, and notes
-- itself when to look again. Whoever has one that is older is warned a month ahead all the same.
update matter set next_at = least(next_at, opened_at) where kind = 'clue' and closed_at is null;
