-- All that a matter is found by in one index, so that a common word, who may see it and when it came are looked up together and
-- few rows are read: among a million matters two indexes took a second. Apart stays what those find it by who read no words.
drop index sign_facts;
drop index sign_words;
alter table sign rename column words to tokens;
create index sign_tokens on sign using gin (tokens);

-- Made anew by the reader of the feed.
delete from sign;
delete from sign_place;
delete from reader where name = 'signals';
