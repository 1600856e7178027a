-- On a day on which nothing has come, the newest root signed once more: that it was still the newest then.
create table checkpoint_day (
  bureau_id int not null,
  -- As the bureau's clock has it.
  day date not null,
  size bigint not null,
  root bytea not null,
  made_at timestamptz not null,
  key bytea not null,
  signature bytea not null,
  primary key (bureau_id, day)
);
