-- From which closed matters suggestions of a kind are learned: their ids, and no word of them; whoever suggests reads the words
-- where they lie, and holds what was learned in memory alone. Gone as soon as one of them is destroyed or protected.
create table kind_model (
  bureau_id int primary key,
  made_at timestamptz not null,
  learned uuid[] not null
);

-- What was suggested for a matter that somebody of the bureau took down, by which model, and what they chose. No text.
create table kind_suggestion (
  bureau_id int not null,
  matter_id uuid not null,
  at timestamptz not null,
  model text not null,
  suggested text not null,
  likely real not null,
  unsure boolean not null,
  chosen text not null,
  primary key (bureau_id, matter_id)
);
