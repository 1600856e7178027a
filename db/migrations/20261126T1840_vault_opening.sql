-- The public halves of the shares of the vault's key, by the edition in which they were dealt: what a custodian sends is checked with them.
create table vault_share (
  edition int not null,
  n int not null check (n between 1 and 3),
  public bytea not null,
  primary key (edition, n)
);

-- Who was handed which share, when; the latest of a share holds. Rows are only added.
create table custodian (
  bureau_id int not null,
  n int not null,
  named_at timestamptz not null,
  staff_id uuid not null,
  edition int not null,
  foreign key (edition, n) references vault_share,
  foreign key (bureau_id, staff_id) references staff (bureau_id, id),
  primary key (bureau_id, n, named_at)
);

-- Two custodians open who reported one matter (R27): asked for, half open with the first one's part, opened. A part is of use for this
-- one row only, lies sealed, and goes when the time is over.
create table vault_opening (
  bureau_id int not null,
  id uuid not null,
  matter_id uuid not null,
  because text not null,
  reason bytea not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  first_by uuid,
  first_n int,
  first_at timestamptz,
  part bytea,
  opened_by uuid,
  opened_at timestamptz,
  check (first_by is not null or (part is null and opened_by is null)),
  check (opened_by <> first_by),
  primary key (bureau_id, id)
);
create index vault_opening_lately on vault_opening (bureau_id, asked_at desc);
create index vault_opening_part on vault_opening (ends_at) where part is not null;
