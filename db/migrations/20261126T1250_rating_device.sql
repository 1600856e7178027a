-- That somebody rated by a link, on which day, and a keyed digest of from where: to see several from one place. Of no matter, and
-- with another key each day; gone after two months.
create table rating_device (
  bureau_id int not null,
  day date not null,
  device bytea not null,
  rating bytea not null,
  primary key (bureau_id, day, device, rating)
);
