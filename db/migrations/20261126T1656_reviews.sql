-- What was learned from something serious, without blame: codes only, one record for each event.
create table serious_review (
  bureau_id int not null references bureau,
  matter_id uuid not null,
  at timestamptz not null,
  reviewed_at timestamptz not null,
  by uuid not null,
  signs text not null,
  lesson text not null,
  primary key (bureau_id, matter_id, at)
);

create index look_at on look (bureau_id, at);
