-- Written by `npm run xjw -- schema` from the catalogue of a migrated database. Change it by a file in migrations/.

create table absence (
  bureau_id integer not null,
  staff_id uuid not null,
  from_day date not null,
  to_day date not null,
  constraint absence_bureau_id_staff_id_fkey FOREIGN KEY (bureau_id, staff_id) REFERENCES staff(bureau_id, id),
  constraint absence_check CHECK ((to_day >= from_day)),
  constraint absence_pkey PRIMARY KEY (bureau_id, staff_id, from_day)
);

create table account_entry (
  bureau_id integer not null,
  n integer not null,
  at timestamp with time zone not null,
  actor_id uuid,
  what text not null,
  about_id uuid,
  details jsonb not null,
  address text,
  prev bytea not null,
  hash bytea not null,
  constraint account_entry_bureau_id_fkey FOREIGN KEY (bureau_id) REFERENCES bureau(bureau_id),
  constraint account_entry_n_check CHECK ((n > 0)),
  constraint account_entry_pkey PRIMARY KEY (bureau_id, n)
);

CREATE INDEX account_entry_about ON public.account_entry USING btree (bureau_id, about_id, n DESC);

create table asked_visit (
  bureau_id integer not null,
  id uuid not null,
  beat_id uuid not null,
  sealed bytea,
  consent_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint asked_visit_bureau_id_beat_id_fkey FOREIGN KEY (bureau_id, beat_id) REFERENCES beat(bureau_id, id),
  constraint asked_visit_check CHECK (((withdrawn_at IS NULL) OR (sealed IS NULL))),
  constraint asked_visit_pkey PRIMARY KEY (bureau_id, id)
);

CREATE INDEX asked_visit_in ON public.asked_visit USING btree (bureau_id, beat_id);

create table audit_draw (
  bureau_id integer not null,
  month text not null,
  drawn_on date not null,
  matters uuid[] not null,
  seed bytea not null,
  what text not null default 'audit'::text,
  picked uuid[] not null default '{}'::uuid[],
  constraint audit_draw_month_check CHECK ((month ~ '^\d{4}-\d\d$'::text)),
  constraint audit_draw_pkey PRIMARY KEY (bureau_id, month, what),
  constraint audit_draw_what_check CHECK ((what = ANY (ARRAY['audit'::text, 'survey'::text])))
);

create table beat (
  bureau_id integer not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  constraint beat_bureau_id_unit_id_fkey FOREIGN KEY (bureau_id, unit_id) REFERENCES unit(bureau_id, id),
  constraint beat_bureau_id_unit_id_name_key UNIQUE (bureau_id, unit_id, name),
  constraint beat_pkey PRIMARY KEY (bureau_id, id)
);

create table beat_holder (
  bureau_id integer not null,
  beat_id uuid not null,
  staff_id uuid not null,
  from_day date not null,
  to_day date,
  stand_in boolean not null,
  constraint beat_holder_bureau_id_beat_id_fkey FOREIGN KEY (bureau_id, beat_id) REFERENCES beat(bureau_id, id),
  constraint beat_holder_bureau_id_staff_id_fkey FOREIGN KEY (bureau_id, staff_id) REFERENCES staff(bureau_id, id),
  constraint beat_holder_check CHECK ((to_day >= from_day)),
  constraint beat_holder_pkey PRIMARY KEY (bureau_id, beat_id, staff_id, from_day)
);

CREATE INDEX beat_holder_is ON public.beat_holder USING btree (bureau_id, staff_id);

create table beat_place (
  bureau_id integer not null,
  beat_id uuid not null,
  village_code text not null,
  constraint beat_place_bureau_id_beat_id_fkey FOREIGN KEY (bureau_id, beat_id) REFERENCES beat(bureau_id, id),
  constraint beat_place_bureau_id_village_code_fkey FOREIGN KEY (bureau_id, village_code) REFERENCES division(bureau_id, code),
  constraint beat_place_pkey PRIMARY KEY (bureau_id, village_code)
);

CREATE INDEX beat_place_of ON public.beat_place USING btree (bureau_id, beat_id);

create table beat_polygon (
  bureau_id integer not null,
  beat_id uuid not null,
  n integer not null,
  ring jsonb not null,
  constraint beat_polygon_bureau_id_beat_id_fkey FOREIGN KEY (bureau_id, beat_id) REFERENCES beat(bureau_id, id),
  constraint beat_polygon_pkey PRIMARY KEY (bureau_id, beat_id, n)
);

create table bureau (
  bureau_id integer not null,
  letters text not null,
  name_zh text not null,
  name_en text not null,
  tz text not null,
  calendar_edition text not null,
  south double precision not null,
  west double precision not null,
  north double precision not null,
  east double precision not null,
  idle_minutes integer not null default 60,
  second_factor text[] not null default '{station_chief,inspector,head_inspector,system_admin,security_admin,audit_admin}'::text[],
  constraint bureau_check CHECK (((south < north) AND (west < east))),
  constraint bureau_idle_minutes_check CHECK (((idle_minutes >= 5) AND (idle_minutes <= 720))),
  constraint bureau_letters_check CHECK ((letters ~ '^[A-Z]{2,4}$'::text)),
  constraint bureau_letters_key UNIQUE (letters),
  constraint bureau_pkey PRIMARY KEY (bureau_id)
);

create table calendar (
  bureau_id integer not null,
  edition text not null,
  body jsonb not null,
  author uuid,
  made_at timestamp with time zone,
  constraint calendar_pkey PRIMARY KEY (bureau_id, edition)
);

create table campaign (
  bureau_id integer not null,
  id uuid not null,
  unit_id uuid not null,
  title text not null,
  sort text,
  from_day date not null,
  to_day date not null,
  ordered_by uuid not null,
  constraint campaign_bureau_id_unit_id_fkey FOREIGN KEY (bureau_id, unit_id) REFERENCES unit(bureau_id, id),
  constraint campaign_check CHECK ((to_day >= from_day)),
  constraint campaign_pkey PRIMARY KEY (bureau_id, id)
);

create table channel (
  bureau_id integer not null,
  name text not null,
  failures integer not null default 0,
  down_until timestamp with time zone,
  last text,
  last_at timestamp with time zone,
  sent_at timestamp with time zone,
  free_at timestamp with time zone,
  constraint channel_pkey PRIMARY KEY (bureau_id, name)
);

create table checkpoint (
  bureau_id integer not null,
  size bigint not null,
  before bigint not null,
  root bytea not null,
  frontier bytea[] not null,
  made_at timestamp with time zone not null,
  key bytea not null,
  signature bytea not null,
  constraint checkpoint_pkey PRIMARY KEY (bureau_id, size)
);

create table checkpoint_day (
  bureau_id integer not null,
  day date not null,
  size bigint not null,
  root bytea not null,
  made_at timestamp with time zone not null,
  key bytea not null,
  signature bytea not null,
  constraint checkpoint_day_pkey PRIMARY KEY (bureau_id, day)
);

create table cluster (
  id integer not null,
  base bigint not null,
  system_identifier text,
  timeline integer,
  constraint cluster_id_check CHECK ((id = 1)),
  constraint cluster_pkey PRIMARY KEY (id)
);

create table command (
  bureau_id integer not null,
  command_id uuid not null,
  actor uuid not null,
  digest bytea not null,
  answer jsonb not null,
  at timestamp with time zone not null,
  constraint command_pkey PRIMARY KEY (bureau_id, command_id)
);

CREATE INDEX command_at ON public.command USING brin (at);

create table content (
  bureau_id integer not null,
  matter_id uuid not null,
  entry_no integer not null,
  salt bytea,
  sealed bytea,
  destroyed_at timestamp with time zone,
  rule text,
  constraint content_check1 CHECK (((destroyed_at IS NULL) = (sealed IS NOT NULL))),
  constraint content_check2 CHECK (((destroyed_at IS NULL) = (rule IS NULL))),
  constraint content_pkey PRIMARY KEY (bureau_id, matter_id, entry_no)
);

CREATE INDEX content_plain ON public.content USING btree (bureau_id, matter_id) WHERE (get_byte(sealed, 0) < 128);

create table counted (
  bureau_id integer not null,
  matter_id uuid not null,
  no integer not null,
  series text not null,
  at timestamp with time zone not null,
  day date not null,
  unit_id uuid not null,
  kind text not null,
  type text not null,
  measure text not null,
  behind text not null,
  came text not null,
  village text not null,
  channel text not null,
  minute integer not null,
  value bigint not null,
  who uuid,
  same text,
  constraint counted_pkey PRIMARY KEY (bureau_id, matter_id, no)
);

CREATE INDEX counted_at ON public.counted USING btree (bureau_id, series, at);

CREATE INDEX counted_in_village ON public.counted USING btree (bureau_id, village, series, at) WHERE (series = ANY (ARRAY['fixed'::text, 'to-fix'::text]));

CREATE INDEX counted_same ON public.counted USING btree (bureau_id, series, same, at) WHERE (same IS NOT NULL);

create table credential (
  bureau_id integer not null,
  staff_id uuid not null,
  hash text not null,
  changed_at timestamp with time zone not null,
  constraint credential_bureau_id_staff_id_fkey FOREIGN KEY (bureau_id, staff_id) REFERENCES staff(bureau_id, id),
  constraint credential_pkey PRIMARY KEY (bureau_id, staff_id)
);

create table custodian (
  bureau_id integer not null,
  n integer not null,
  named_at timestamp with time zone not null,
  staff_id uuid not null,
  edition integer not null,
  constraint custodian_bureau_id_staff_id_fkey FOREIGN KEY (bureau_id, staff_id) REFERENCES staff(bureau_id, id),
  constraint custodian_edition_n_fkey FOREIGN KEY (edition, n) REFERENCES vault_share(edition, n),
  constraint custodian_pkey PRIMARY KEY (bureau_id, n, named_at)
);

create table data_key (
  bureau_id integer not null,
  matter_id uuid not null,
  words bytea,
  people bytea,
  reporter bytea,
  constraint data_key_pkey PRIMARY KEY (bureau_id, matter_id)
);

create table delivery (
  bureau_id integer not null,
  notice_id uuid not null,
  way text not null,
  pos bigint not null,
  at timestamp with time zone not null,
  due timestamp with time zone,
  held text,
  goes_at timestamp with time zone,
  digest uuid,
  constraint delivery_held_check CHECK ((held = 'protected'::text)),
  constraint delivery_pkey PRIMARY KEY (bureau_id, notice_id, way)
);

CREATE INDEX delivery_digest ON public.delivery USING btree (bureau_id, way, digest) WHERE (digest IS NOT NULL);

CREATE INDEX delivery_latest ON public.delivery USING btree (bureau_id, way, pos DESC);

create table deployment (
  id integer not null,
  mode text not null,
  made_at timestamp with time zone not null,
  suite text not null default 'standard'::text,
  constraint deployment_id_check CHECK ((id = 1)),
  constraint deployment_mode_check CHECK ((mode = ANY (ARRAY['demo'::text, 'real'::text]))),
  constraint deployment_pkey PRIMARY KEY (id),
  constraint deployment_suite_check CHECK ((suite = ANY (ARRAY['standard'::text, 'gm'::text])))
);

create table destruction (
  bureau_id integer not null,
  id uuid not null,
  rule text not null,
  at timestamp with time zone not null,
  day date not null,
  matters integer not null,
  contents integer not null,
  people integer not null,
  reporters integer not null,
  files integer not null,
  first_closed date not null,
  last_closed date not null,
  constraint destruction_pkey PRIMARY KEY (bureau_id, id)
);

CREATE INDEX destruction_of ON public.destruction USING btree (bureau_id, day DESC, rule);

create table division (
  bureau_id integer not null,
  code text not null,
  parent text,
  level text not null,
  name text not null,
  short text not null,
  initials text not null,
  lat double precision,
  lng double precision,
  constraint division_bureau_id_fkey FOREIGN KEY (bureau_id) REFERENCES bureau(bureau_id),
  constraint division_check CHECK (((lat IS NULL) = (lng IS NULL))),
  constraint division_level_check CHECK ((level = ANY (ARRAY['city'::text, 'county'::text, 'town'::text, 'village'::text]))),
  constraint division_pkey PRIMARY KEY (bureau_id, code)
);

CREATE INDEX division_of ON public.division USING btree (bureau_id, parent);

create table drop_try (
  bureau_id integer not null,
  neighbour_id uuid not null,
  file bytea not null,
  tries integer not null,
  try_at timestamp with time zone not null,
  constraint drop_try_bureau_id_neighbour_id_fkey FOREIGN KEY (bureau_id, neighbour_id) REFERENCES neighbour(bureau_id, id),
  constraint drop_try_pkey PRIMARY KEY (bureau_id, neighbour_id, file)
);

create table early_answer (
  bureau_id integer not null,
  sign_id uuid not null,
  staff_id uuid not null,
  useful boolean not null,
  at timestamp with time zone not null,
  constraint early_answer_pkey PRIMARY KEY (bureau_id, sign_id, staff_id)
);

create table early_rule (
  bureau_id integer not null,
  rule text not null,
  edition integer not null,
  "on" boolean not null,
  numbers jsonb not null,
  author uuid not null,
  made_at timestamp with time zone not null,
  constraint early_rule_pkey PRIMARY KEY (bureau_id, rule, edition)
);

create table early_sign (
  bureau_id integer not null,
  id uuid not null,
  rule text not null,
  edition integer not null,
  day date not null,
  made_at timestamp with time zone not null,
  kind text not null,
  unit_id uuid not null,
  unit_path text not null,
  owner_id uuid not null,
  village text,
  beat_id uuid,
  gate bigint,
  matters uuid[] not null,
  numbers jsonb not null,
  constraint early_sign_pkey PRIMARY KEY (bureau_id, id)
);

CREATE INDEX early_sign_lately ON public.early_sign USING btree (bureau_id, day DESC, id DESC);

create table edition (
  bureau_id integer not null,
  what text not null,
  n integer not null,
  constraint edition_bureau_id_fkey FOREIGN KEY (bureau_id) REFERENCES bureau(bureau_id),
  constraint edition_pkey PRIMARY KEY (bureau_id, what),
  constraint edition_what_check CHECK ((what = ANY (ARRAY['people'::text, 'measures'::text, 'calendar'::text])))
);

create table entry (
  bureau_id integer not null,
  matter_id uuid not null,
  no integer not null,
  command_id uuid not null,
  actor uuid not null,
  post text not null,
  move text not null,
  said_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  state_after text,
  matter_digest bytea,
  content_digest bytea,
  digest bytea not null,
  hash bytea not null,
  tick bigint not null,
  seq bigint not null generated always as identity,
  rows_digest bytea,
  constraint entry_pkey PRIMARY KEY (bureau_id, matter_id, no)
);

CREATE INDEX entry_recorded ON public.entry USING brin (recorded_at);

CREATE INDEX entry_tick ON public.entry USING btree (bureau_id, tick, seq);

create table evidence (
  bureau_id integer not null,
  matter_id uuid not null,
  entry_no integer not null,
  sha256 bytea not null,
  destroyed_at timestamp with time zone,
  name bytea,
  key bytea,
  constraint evidence_pkey PRIMARY KEY (bureau_id, matter_id, entry_no, sha256)
);

CREATE INDEX evidence_is ON public.evidence USING btree (bureau_id, sha256);

CREATE INDEX evidence_lies ON public.evidence USING btree (name) WHERE (name IS NOT NULL);

create table feed (
  bureau_id integer not null,
  pos bigint not null,
  matter_id uuid not null,
  entry_no integer not null,
  constraint feed_pkey PRIMARY KEY (bureau_id, pos)
);

CREATE INDEX feed_is ON public.feed USING btree (bureau_id, matter_id, entry_no);

create table feed_cursor (
  bureau_id integer not null,
  pos bigint not null,
  tick bigint not null,
  seq bigint not null,
  constraint feed_cursor_pkey PRIMARY KEY (bureau_id)
);

create table figure (
  bureau_id integer not null,
  series text not null,
  span text not null,
  day date not null,
  unit_id uuid not null,
  kind text not null,
  measure text not null,
  type text not null,
  behind text not null,
  came text not null,
  minute integer not null,
  n integer not null,
  total bigint not null,
  constraint figure_pkey PRIMARY KEY (bureau_id, series, span, day, unit_id, kind, measure, type, behind, came, minute) INCLUDE (n, total),
  constraint figure_span_check CHECK ((span = ANY (ARRAY['day'::text, 'month'::text])))
);

CREATE INDEX figure_empty ON public.figure USING btree (bureau_id) WHERE ((n = 0) AND (total = 0));

create table handed_on (
  bureau_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  server text not null,
  made_at timestamp with time zone not null,
  tries integer not null default 0,
  next_at timestamp with time zone,
  trying_at timestamp with time zone,
  sent_at timestamp with time zone,
  token text,
  request_id text,
  status text,
  notes bytea,
  their_at timestamp with time zone,
  asked_at timestamp with time zone,
  ended_at timestamp with time zone,
  dead_at timestamp with time zone,
  last text,
  constraint handed_on_pkey PRIMARY KEY (bureau_id, id)
);

CREATE INDEX handed_on_of ON public.handed_on USING btree (bureau_id, matter_id);

CREATE INDEX handed_on_waiting ON public.handed_on USING btree (bureau_id, next_at) WHERE (next_at IS NOT NULL);

create table import (
  bureau_id integer not null,
  id uuid not null,
  neighbour_id uuid not null,
  name text not null,
  author uuid not null,
  made_at timestamp with time zone not null,
  state text not null,
  line integer not null default 0,
  rows integer not null default 0,
  share real not null default 0,
  added integer not null default 0,
  known integer not null default 0,
  refused integer not null default 0,
  passed_over text[] not null default '{}'::text[],
  code text,
  began_at timestamp with time zone,
  ended_at timestamp with time zone,
  held_at timestamp with time zone,
  tries integer not null default 0,
  try_at timestamp with time zone,
  last text,
  failed_in text,
  constraint import_bureau_id_fkey FOREIGN KEY (bureau_id) REFERENCES bureau(bureau_id),
  constraint import_bureau_id_neighbour_id_fkey FOREIGN KEY (bureau_id, neighbour_id) REFERENCES neighbour(bureau_id, id),
  constraint import_pkey PRIMARY KEY (bureau_id, id),
  constraint import_state_check CHECK ((state = ANY (ARRAY['looking'::text, 'looked'::text, 'taking'::text, 'taken'::text, 'refused'::text, 'dropped'::text, 'failed'::text])))
);

CREATE INDEX import_open ON public.import USING btree (made_at) WHERE (state = ANY (ARRAY['looking'::text, 'taking'::text]));

create table import_fault (
  bureau_id integer not null,
  import_id uuid not null,
  line integer not null,
  n integer not null,
  field text not null,
  code text not null,
  most integer,
  constraint import_fault_bureau_id_import_id_fkey FOREIGN KEY (bureau_id, import_id) REFERENCES import(bureau_id, id) ON DELETE CASCADE,
  constraint import_fault_pkey PRIMARY KEY (bureau_id, import_id, line, n)
);

create table keyring (
  what text not null,
  public bytea not null,
  constraint keyring_pkey PRIMARY KEY (what),
  constraint keyring_what_check CHECK ((what = ANY (ARRAY['seal'::text, 'delivery'::text, 'vault'::text])))
);

create table kind_model (
  bureau_id integer not null,
  made_at timestamp with time zone not null,
  learned uuid[] not null,
  constraint kind_model_pkey PRIMARY KEY (bureau_id)
);

create table kind_suggestion (
  bureau_id integer not null,
  matter_id uuid not null,
  at timestamp with time zone not null,
  model text not null,
  suggested text not null,
  likely real not null,
  unsure boolean not null,
  chosen text not null,
  constraint kind_suggestion_pkey PRIMARY KEY (bureau_id, matter_id)
);

create table known_device (
  bureau_id integer not null,
  token_hash bytea not null,
  staff_id uuid not null,
  seen_at timestamp with time zone not null,
  constraint known_device_bureau_id_staff_id_fkey FOREIGN KEY (bureau_id, staff_id) REFERENCES staff(bureau_id, id),
  constraint known_device_pkey PRIMARY KEY (bureau_id, token_hash, staff_id)
);

CREATE INDEX known_device_of ON public.known_device USING btree (bureau_id, staff_id);

create table legal_rule (
  bureau_id integer not null,
  id text not null,
  from_day date not null,
  unit_path text not null,
  to_day date,
  value jsonb not null,
  text text not null,
  constraint legal_rule_pkey PRIMARY KEY (bureau_id, id, from_day, unit_path)
);

create table link (
  bureau_id integer not null,
  from_matter uuid not null,
  to_matter uuid not null,
  "as" text not null,
  constraint link_pkey PRIMARY KEY (bureau_id, from_matter, to_matter, "as")
);

CREATE INDEX link_to ON public.link USING btree (bureau_id, to_matter);

create table look (
  bureau_id integer not null,
  matter_id uuid not null,
  at timestamp with time zone not null,
  staff_id uuid not null,
  what text not null,
  constraint look_pkey PRIMARY KEY (bureau_id, matter_id, at, staff_id, what)
);

CREATE INDEX look_at ON public.look USING btree (bureau_id, at);

create table look_question (
  bureau_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  look_at timestamp with time zone not null,
  staff_id uuid not null,
  what text not null,
  unit_id uuid not null,
  asked_at timestamp with time zone not null,
  due timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  finding text,
  answer bytea,
  constraint look_question_bureau_id_unit_id_fkey FOREIGN KEY (bureau_id, unit_id) REFERENCES unit(bureau_id, id),
  constraint look_question_check CHECK ((((answered_at IS NULL) = (finding IS NULL)) AND ((answered_at IS NULL) = (answered_by IS NULL)))),
  constraint look_question_check1 CHECK ((answered_by <> staff_id)),
  constraint look_question_finding_check CHECK ((finding = ANY (ARRAY['for_the_work'::text, 'not_needed'::text, 'wrongful'::text]))),
  constraint look_question_pkey PRIMARY KEY (bureau_id, id)
);

CREATE INDEX look_question_of ON public.look_question USING btree (bureau_id, matter_id);

CREATE INDEX look_question_open ON public.look_question USING btree (bureau_id, unit_id, due) WHERE (answered_at IS NULL);

create table market (
  bureau_id integer not null,
  code text not null,
  calendar text not null,
  days integer[] not null,
  constraint market_calendar_check CHECK ((calendar = ANY (ARRAY['lunar'::text, 'solar'::text]))),
  constraint market_pkey PRIMARY KEY (bureau_id, code)
);

create table matter (
  bureau_id integer not null,
  id uuid not null,
  kind text not null,
  state text not null,
  version integer not null,
  entry_no integer not null,
  head bytea not null,
  details jsonb not null,
  standing jsonb not null,
  people jsonb not null,
  code text not null,
  link_no integer not null default 1,
  word bytea,
  place_code text,
  village text,
  lat double precision,
  lng double precision,
  unit_id uuid not null,
  unit_path text not null,
  beat_id uuid,
  owner_id uuid not null,
  why jsonb not null,
  wall text,
  lets uuid[] not null,
  speaks uuid[] not null,
  barred uuid[] not null,
  protected boolean not null,
  anonymous boolean not null,
  channel text not null,
  language text not null,
  opened_by uuid not null,
  outcome text,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  next_due timestamp with time zone,
  next_at timestamp with time zone,
  imported jsonb,
  constraint matter_pkey PRIMARY KEY (bureau_id, id),
  constraint matter_wall_check CHECK ((wall = ANY (ARRAY['inspection'::text, 'owner'::text])))
) with (fillfactor=85);

CREATE INDEX matter_audited ON public.matter USING btree (bureau_id, ((details ->> 'month'::text))) WHERE ((kind = 'conduct'::text) AND (details ? 'month'::text));

CREATE INDEX matter_closed ON public.matter USING btree (bureau_id, unit_path text_pattern_ops, closed_at, id) WHERE (closed_at IS NOT NULL);

CREATE UNIQUE INDEX matter_code ON public.matter USING btree (bureau_id, code);

CREATE INDEX matter_due ON public.matter USING btree (bureau_id, next_due, id) WHERE (closed_at IS NULL);

CREATE INDEX matter_in_the_open ON public.matter USING btree (bureau_id, opened_at DESC, id DESC) WHERE ((kind = 'hazard'::text) AND (NOT protected) AND (wall IS NULL) AND (imported IS NULL));

CREATE INDEX matter_in_unit ON public.matter USING btree (bureau_id, unit_path text_pattern_ops, next_due, id) WHERE (closed_at IS NULL);

CREATE INDEX matter_next ON public.matter USING btree (bureau_id, next_at) WHERE (next_at IS NOT NULL);

CREATE INDEX matter_over ON public.matter USING btree (bureau_id, kind, closed_at) WHERE (closed_at IS NOT NULL);

CREATE INDEX matter_owned ON public.matter USING btree (bureau_id, owner_id, next_due, id) WHERE (closed_at IS NULL);

CREATE INDEX matter_round ON public.matter USING btree (bureau_id, closed_at) WHERE (kind = 'round'::text);

CREATE INDEX matter_survey ON public.matter USING btree (bureau_id, ((details ->> 'of'::text))) WHERE (kind = 'survey'::text);

create table measure (
  bureau_id integer not null,
  id text not null,
  edition integer not null,
  body jsonb not null,
  from_day date not null default '0001-01-01'::date,
  retired boolean not null default false,
  author uuid,
  made_at timestamp with time zone,
  constraint measure_pkey PRIMARY KEY (bureau_id, id, edition)
);

create table message (
  bureau_id integer not null,
  id uuid not null,
  notice_id uuid not null,
  pos bigint not null,
  matter_id uuid not null,
  channel text not null,
  role text not null,
  recipient text not null,
  template text not null,
  language text not null,
  digest uuid,
  made_at timestamp with time zone not null,
  goes_at timestamp with time zone not null,
  tries integer not null default 0,
  next_at timestamp with time zone,
  slot_at timestamp with time zone,
  trying_at timestamp with time zone,
  sent_at timestamp with time zone,
  joined uuid,
  dead_at timestamp with time zone,
  last text,
  ref text,
  heard text,
  heard_at timestamp with time zone,
  parts integer,
  constraint message_pkey PRIMARY KEY (bureau_id, id)
);

CREATE INDEX message_dead ON public.message USING btree (bureau_id, dead_at DESC) WHERE (dead_at IS NOT NULL);

CREATE INDEX message_ref ON public.message USING btree (bureau_id, channel, ref) WHERE (ref IS NOT NULL);

CREATE INDEX message_together ON public.message USING btree (bureau_id, matter_id, recipient, channel) WHERE (next_at IS NOT NULL);

CREATE INDEX message_waiting ON public.message USING btree (bureau_id, next_at) WHERE (next_at IS NOT NULL);

create table migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table neighbour (
  bureau_id integer not null,
  id uuid not null,
  name text not null,
  key_hash bytea not null,
  scopes text[] not null,
  per_minute integer not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  file_secret bytea,
  file_form text,
  constraint neighbour_bureau_id_fkey FOREIGN KEY (bureau_id) REFERENCES bureau(bureau_id),
  constraint neighbour_file_form_check CHECK ((file_form = ANY (ARRAY['csv'::text, 'json'::text]))),
  constraint neighbour_per_minute_check CHECK ((per_minute > 0)),
  constraint neighbour_pkey PRIMARY KEY (bureau_id, id)
);

CREATE UNIQUE INDEX neighbour_key ON public.neighbour USING btree (bureau_id, key_hash);

create table neighbour_sent (
  bureau_id integer not null,
  id uuid not null,
  neighbour_id uuid not null,
  at timestamp with time zone not null,
  service text not null,
  token text not null,
  matter_id uuid,
  own text,
  constraint neighbour_sent_bureau_id_neighbour_id_fkey FOREIGN KEY (bureau_id, neighbour_id) REFERENCES neighbour(bureau_id, id),
  constraint neighbour_sent_pkey PRIMARY KEY (bureau_id, id)
);

CREATE INDEX neighbour_sent_as ON public.neighbour_sent USING btree (bureau_id, matter_id);

CREATE INDEX neighbour_sent_by ON public.neighbour_sent USING btree (bureau_id, neighbour_id, at DESC);

CREATE UNIQUE INDEX neighbour_sent_token ON public.neighbour_sent USING btree (bureau_id, token);

create table note_again (
  bureau_id integer not null,
  matter_id uuid not null,
  constraint note_again_pkey PRIMARY KEY (bureau_id, matter_id)
);

create table notice (
  bureau_id integer not null,
  matter_id uuid not null,
  entry_no integer not null,
  name text not null,
  role text not null,
  recipient text not null,
  id uuid not null,
  made_at timestamp with time zone not null,
  day timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (bureau_id, matter_id, entry_no, name, recipient)
);

create table one_time_link (
  bureau_id integer not null,
  hash bytea not null,
  staff_id uuid not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  anew boolean not null default false,
  constraint one_time_link_bureau_id_staff_id_fkey FOREIGN KEY (bureau_id, staff_id) REFERENCES staff(bureau_id, id),
  constraint one_time_link_pkey PRIMARY KEY (bureau_id, hash)
);

create table paper (
  bureau_id integer not null,
  matter_id uuid not null,
  entry_no integer not null,
  name text not null,
  id uuid not null,
  series text,
  unit_id uuid not null,
  year integer not null,
  n integer,
  constraint paper_check CHECK (((series IS NULL) = (n IS NULL))),
  constraint paper_pkey PRIMARY KEY (bureau_id, matter_id, entry_no, name)
);

CREATE UNIQUE INDEX paper_number ON public.paper USING btree (bureau_id, series, unit_id, year, n) WHERE (series IS NOT NULL);

create table paper_counter (
  bureau_id integer not null,
  series text not null,
  unit_id uuid not null,
  year integer not null,
  last integer not null,
  constraint paper_counter_pkey PRIMARY KEY (bureau_id, series, unit_id, year)
);

create table paper_form (
  bureau_id integer not null,
  unit_id uuid not null,
  kind text not null,
  name text not null,
  edition integer not null,
  docx bytea,
  form jsonb,
  holds_from timestamp with time zone not null,
  author uuid not null,
  made_at timestamp with time zone not null,
  undoes integer,
  constraint paper_form_check CHECK (((docx IS NULL) = (form IS NULL))),
  constraint paper_form_edition_check CHECK ((edition > 0)),
  constraint paper_form_pkey PRIMARY KEY (bureau_id, unit_id, kind, name, edition)
);

create table paper_void (
  bureau_id integer not null,
  matter_id uuid not null,
  entry_no integer not null,
  name text not null,
  reason text not null,
  at timestamp with time zone not null,
  staff_id uuid not null,
  constraint paper_void_pkey PRIMARY KEY (bureau_id, matter_id, entry_no, name),
  constraint paper_void_reason_check CHECK ((reason = ANY (ARRAY['misprinted'::text, 'wrong_content'::text, 'not_handed_over'::text, 'replaced'::text])))
);

create table people_private (
  bureau_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  role text not null,
  sealed bytea,
  destroyed_at timestamp with time zone,
  rule text,
  phone bytea,
  constraint people_private_check CHECK (((destroyed_at IS NULL) = (sealed IS NOT NULL))),
  constraint people_private_pkey PRIMARY KEY (bureau_id, id)
);

CREATE INDEX people_private_phone ON public.people_private USING btree (bureau_id, phone) WHERE (length(phone) > 0);

CREATE INDEX people_private_plain ON public.people_private USING btree (bureau_id, matter_id) WHERE ((get_byte(sealed, 0) < 128) OR ((sealed IS NOT NULL) AND (phone IS NULL)));

create table phone_code (
  bureau_id integer not null,
  phone bytea not null,
  id uuid not null,
  code bytea not null,
  language text not null,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  tries integer not null default 0,
  sealed bytea,
  next_at timestamp with time zone,
  sends integer not null default 0,
  sent_at timestamp with time zone,
  last text,
  constraint phone_code_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint phone_code_pkey PRIMARY KEY (bureau_id, phone)
);

CREATE INDEX phone_code_ends ON public.phone_code USING btree (bureau_id, ends_at);

CREATE INDEX phone_code_waiting ON public.phone_code USING btree (next_at) WHERE (next_at IS NOT NULL);

create table phone_session (
  bureau_id integer not null,
  token_hash bytea not null,
  phone bytea not null,
  ends_at timestamp with time zone not null,
  constraint phone_session_pkey PRIMARY KEY (bureau_id, token_hash)
);

CREATE INDEX phone_session_ends ON public.phone_session USING btree (bureau_id, ends_at);

create table place_code (
  bureau_id integer not null,
  code text not null,
  village_code text not null,
  premises_id uuid,
  constraint place_code_bureau_id_premises_id_fkey FOREIGN KEY (bureau_id, premises_id) REFERENCES premises(bureau_id, id),
  constraint place_code_bureau_id_village_code_fkey FOREIGN KEY (bureau_id, village_code) REFERENCES division(bureau_id, code),
  constraint place_code_pkey PRIMARY KEY (bureau_id, code)
);

create table post_held (
  bureau_id integer not null,
  staff_id uuid not null,
  post text not null,
  unit_id uuid not null,
  from_day date not null,
  to_day date,
  constraint post_held_bureau_id_staff_id_fkey FOREIGN KEY (bureau_id, staff_id) REFERENCES staff(bureau_id, id),
  constraint post_held_bureau_id_unit_id_fkey FOREIGN KEY (bureau_id, unit_id) REFERENCES unit(bureau_id, id),
  constraint post_held_check CHECK ((to_day >= from_day)),
  constraint post_held_pkey PRIMARY KEY (bureau_id, staff_id, post, unit_id, from_day)
);

CREATE INDEX post_held_in ON public.post_held USING btree (bureau_id, unit_id);

create table premises (
  bureau_id integer not null,
  id uuid not null,
  village_code text not null,
  sort text not null,
  name text not null,
  responsible bytea,
  last_check date,
  next_check date,
  closed_on date,
  made_at timestamp with time zone not null,
  constraint premises_bureau_id_village_code_fkey FOREIGN KEY (bureau_id, village_code) REFERENCES division(bureau_id, code),
  constraint premises_pkey PRIMARY KEY (bureau_id, id),
  constraint premises_sort_check CHECK ((sort = ANY (ARRAY['school'::text, 'shop'::text, 'workshop'::text, 'rented'::text, 'public_place'::text, 'site'::text, 'farm'::text, 'other'::text])))
);

CREATE INDEX premises_in ON public.premises USING btree (bureau_id, village_code);

create table premises_check (
  bureau_id integer not null,
  premises_id uuid not null,
  on_day date not null,
  round_id uuid,
  constraint premises_check_bureau_id_premises_id_fkey FOREIGN KEY (bureau_id, premises_id) REFERENCES premises(bureau_id, id),
  constraint premises_check_pkey PRIMARY KEY (bureau_id, premises_id, on_day)
);

create table promise (
  bureau_id integer not null,
  matter_id uuid not null,
  no integer not null,
  measure text not null,
  edition integer not null,
  text jsonb not null,
  "limit" jsonb not null,
  cap jsonb,
  "on" integer not null,
  by_post text not null,
  started timestamp with time zone not null,
  due timestamp with time zone not null,
  provisional boolean not null,
  calendar_edition text not null,
  pauses jsonb not null,
  met_at timestamp with time zone,
  void_at timestamp with time zone,
  late boolean,
  constraint promise_pkey PRIMARY KEY (bureau_id, matter_id, no)
);

CREATE INDEX promise_open ON public.promise USING btree (bureau_id, due) WHERE ((met_at IS NULL) AND (void_at IS NULL));

create table rating_device (
  bureau_id integer not null,
  day date not null,
  device bytea not null,
  rating bytea not null,
  constraint rating_device_pkey PRIMARY KEY (bureau_id, day, device, rating)
);

create table reach (
  bureau_id integer not null,
  matter_id uuid not null,
  person_id uuid not null,
  channel text not null,
  language text not null,
  address bytea,
  changed_at timestamp with time zone not null,
  constraint reach_pkey PRIMARY KEY (bureau_id, matter_id, person_id)
);

create table reader (
  bureau_id integer not null,
  name text not null,
  pos bigint not null,
  constraint reader_pkey PRIMARY KEY (bureau_id, name)
);

create table recovery_code (
  bureau_id integer not null,
  staff_id uuid not null,
  hash bytea not null,
  constraint recovery_code_bureau_id_staff_id_fkey FOREIGN KEY (bureau_id, staff_id) REFERENCES staff(bureau_id, id),
  constraint recovery_code_pkey PRIMARY KEY (bureau_id, staff_id, hash)
);

create table roster (
  bureau_id integer not null,
  unit_id uuid not null,
  post text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  staff_id uuid not null,
  constraint roster_bureau_id_staff_id_fkey FOREIGN KEY (bureau_id, staff_id) REFERENCES staff(bureau_id, id),
  constraint roster_bureau_id_unit_id_fkey FOREIGN KEY (bureau_id, unit_id) REFERENCES unit(bureau_id, id),
  constraint roster_check CHECK ((to_at > from_at)),
  constraint roster_pkey PRIMARY KEY (bureau_id, unit_id, post, from_at, staff_id)
);

CREATE INDEX roster_until ON public.roster USING btree (bureau_id, to_at);

create table second_factor (
  bureau_id integer not null,
  id uuid not null,
  staff_id uuid not null,
  sort text not null,
  secret bytea,
  step bigint,
  credential text,
  public_key bytea,
  counter bigint,
  transports text[],
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint second_factor_bureau_id_staff_id_fkey FOREIGN KEY (bureau_id, staff_id) REFERENCES staff(bureau_id, id),
  constraint second_factor_check CHECK (
CASE sort
    WHEN 'totp'::text THEN (secret IS NOT NULL)
    ELSE (public_key IS NOT NULL)
END),
  constraint second_factor_pkey PRIMARY KEY (bureau_id, id),
  constraint second_factor_sort_check CHECK ((sort = ANY (ARRAY['totp'::text, 'passkey'::text])))
);

CREATE INDEX second_factor_of ON public.second_factor USING btree (bureau_id, staff_id);

create table serious_review (
  bureau_id integer not null,
  matter_id uuid not null,
  at timestamp with time zone not null,
  reviewed_at timestamp with time zone not null,
  by uuid not null,
  signs text not null,
  lesson text not null,
  constraint serious_review_bureau_id_fkey FOREIGN KEY (bureau_id) REFERENCES bureau(bureau_id),
  constraint serious_review_pkey PRIMARY KEY (bureau_id, matter_id, at)
);

create table session (
  bureau_id integer not null,
  token_hash bytea not null,
  staff_id uuid not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  id uuid not null,
  seen_at timestamp with time zone not null,
  away_until timestamp with time zone,
  agent text,
  address text,
  shown text not null default 'password'::text,
  constraint session_bureau_id_staff_id_fkey FOREIGN KEY (bureau_id, staff_id) REFERENCES staff(bureau_id, id),
  constraint session_pkey PRIMARY KEY (bureau_id, token_hash),
  constraint session_shown_check CHECK ((shown = ANY (ARRAY['password'::text, 'totp'::text, 'passkey'::text, 'recovery'::text, 'city'::text, 'demo'::text])))
);

CREATE INDEX session_of ON public.session USING btree (bureau_id, staff_id);

CREATE INDEX session_until ON public.session USING btree (bureau_id, expires_at);

create table sheet_edit (
  bureau_id integer not null,
  sheet text not null,
  no integer not null,
  author uuid not null,
  made_at timestamp with time zone not null,
  changes jsonb not null,
  undoes integer,
  constraint sheet_edit_pkey PRIMARY KEY (bureau_id, sheet, no),
  constraint sheet_edit_sheet_check CHECK ((sheet = ANY (ARRAY['places'::text, 'units'::text, 'beats'::text, 'people'::text, 'rosters'::text])))
);

create table sign (
  bureau_id integer not null,
  matter_id uuid not null,
  opened_at timestamp with time zone not null,
  facts integer[] not null,
  tokens integer[] not null,
  likeness bytea,
  gate bigint,
  constraint sign_pkey PRIMARY KEY (bureau_id, matter_id)
);

CREATE INDEX sign_gate ON public.sign USING btree (bureau_id, opened_at) WHERE (gate IS NOT NULL);

CREATE INDEX sign_tokens ON public.sign USING gin (tokens);

create table sign_in_step (
  bureau_id integer not null,
  token_hash bytea not null,
  staff_id uuid not null,
  purpose text not null,
  challenge text,
  draft bytea,
  expires_at timestamp with time zone not null,
  constraint sign_in_step_bureau_id_staff_id_fkey FOREIGN KEY (bureau_id, staff_id) REFERENCES staff(bureau_id, id),
  constraint sign_in_step_pkey PRIMARY KEY (bureau_id, token_hash),
  constraint sign_in_step_purpose_check CHECK ((purpose = ANY (ARRAY['show'::text, 'set_up'::text])))
);

CREATE INDEX sign_in_step_until ON public.sign_in_step USING btree (bureau_id, expires_at);

create table sign_in_tries (
  bureau_id integer not null,
  key bytea not null,
  n integer not null,
  until timestamp with time zone not null,
  constraint sign_in_tries_pkey PRIMARY KEY (bureau_id, key)
);

CREATE INDEX sign_in_tries_until ON public.sign_in_tries USING btree (bureau_id, until);

create table sign_place (
  bureau_id integer not null,
  place bigint not null,
  opened_at timestamp with time zone not null,
  matter_id uuid not null,
  constraint sign_place_pkey PRIMARY KEY (bureau_id, place, opened_at, matter_id)
);

CREATE INDEX sign_place_of ON public.sign_place USING btree (bureau_id, matter_id);

create table slot (
  bureau_id integer not null,
  unit_id uuid not null,
  sort text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  capacity integer not null,
  taken integer not null default 0,
  constraint slot_bureau_id_unit_id_fkey FOREIGN KEY (bureau_id, unit_id) REFERENCES unit(bureau_id, id),
  constraint slot_capacity_check CHECK ((capacity >= 0)),
  constraint slot_check CHECK ((to_at > from_at)),
  constraint slot_check1 CHECK (((taken >= 0) AND (taken <= capacity))),
  constraint slot_pkey PRIMARY KEY (bureau_id, unit_id, sort, from_at),
  constraint slot_sort_check CHECK ((sort = ANY (ARRAY['home'::text, 'window'::text])))
);

create table slot_taken (
  bureau_id integer not null,
  matter_id uuid not null,
  unit_id uuid not null,
  sort text not null,
  from_at timestamp with time zone not null,
  taken_at timestamp with time zone not null,
  constraint slot_taken_bureau_id_unit_id_sort_from_at_fkey FOREIGN KEY (bureau_id, unit_id, sort, from_at) REFERENCES slot(bureau_id, unit_id, sort, from_at),
  constraint slot_taken_pkey PRIMARY KEY (bureau_id, matter_id)
);

CREATE INDEX slot_taken_of ON public.slot_taken USING btree (bureau_id, unit_id, sort, from_at);

create table staff (
  bureau_id integer not null,
  id uuid not null,
  number text not null,
  name text not null,
  phone text,
  woman boolean,
  left_on date,
  constraint staff_bureau_id_fkey FOREIGN KEY (bureau_id) REFERENCES bureau(bureau_id),
  constraint staff_bureau_id_number_key UNIQUE (bureau_id, number),
  constraint staff_pkey PRIMARY KEY (bureau_id, id)
);

create table tree_part (
  bureau_id integer not null,
  level integer not null,
  at bigint not null,
  root bytea not null,
  constraint tree_part_pkey PRIMARY KEY (bureau_id, level, at)
);

create table unit (
  bureau_id integer not null,
  id uuid not null,
  parent_id uuid,
  code text not null,
  path text not null,
  sort text not null,
  name_zh text not null,
  name_en text not null,
  phone text,
  hours jsonb,
  quiet_from time without time zone not null default '21:00:00'::time without time zone,
  quiet_to time without time zone not null default '07:30:00'::time without time zone,
  constraint unit_bureau_id_code_key UNIQUE (bureau_id, code),
  constraint unit_bureau_id_fkey FOREIGN KEY (bureau_id) REFERENCES bureau(bureau_id),
  constraint unit_bureau_id_parent_id_fkey FOREIGN KEY (bureau_id, parent_id) REFERENCES unit(bureau_id, id),
  constraint unit_bureau_id_path_key UNIQUE (bureau_id, path),
  constraint unit_pkey PRIMARY KEY (bureau_id, id),
  constraint unit_sort_check CHECK ((sort = ANY (ARRAY['bureau'::text, 'county'::text, 'station'::text, 'window'::text, 'desk'::text, 'inspection'::text])))
);

create table unit_area (
  bureau_id integer not null,
  unit_id uuid not null,
  division_code text not null,
  constraint unit_area_bureau_id_division_code_fkey FOREIGN KEY (bureau_id, division_code) REFERENCES division(bureau_id, code),
  constraint unit_area_bureau_id_unit_id_fkey FOREIGN KEY (bureau_id, unit_id) REFERENCES unit(bureau_id, id),
  constraint unit_area_pkey PRIMARY KEY (bureau_id, unit_id, division_code)
);

create table vault_address (
  bureau_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  sealed bytea,
  enveloped boolean not null default false,
  destroyed_at timestamp with time zone,
  rule text,
  constraint vault_address_check CHECK (((destroyed_at IS NULL) = (sealed IS NOT NULL))),
  constraint vault_address_pkey PRIMARY KEY (bureau_id, id)
);

CREATE INDEX vault_address_plain ON public.vault_address USING btree (bureau_id, matter_id) WHERE ((sealed IS NOT NULL) AND (NOT enveloped));

create table vault_identity (
  bureau_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  sealed bytea,
  enveloped boolean not null default false,
  destroyed_at timestamp with time zone,
  rule text,
  constraint vault_identity_check CHECK (((destroyed_at IS NULL) = (sealed IS NOT NULL))),
  constraint vault_identity_pkey PRIMARY KEY (bureau_id, id)
);

CREATE INDEX vault_identity_plain ON public.vault_identity USING btree (bureau_id, matter_id) WHERE ((sealed IS NOT NULL) AND (NOT enveloped));

create table vault_opening (
  bureau_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  because text not null,
  reason bytea not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  first_by uuid,
  first_n integer,
  first_at timestamp with time zone,
  part bytea,
  opened_by uuid,
  opened_at timestamp with time zone,
  constraint vault_opening_check CHECK (((first_by IS NOT NULL) OR ((part IS NULL) AND (opened_by IS NULL)))),
  constraint vault_opening_check1 CHECK ((opened_by <> first_by)),
  constraint vault_opening_pkey PRIMARY KEY (bureau_id, id)
);

CREATE INDEX vault_opening_lately ON public.vault_opening USING btree (bureau_id, asked_at DESC);

CREATE INDEX vault_opening_part ON public.vault_opening USING btree (ends_at) WHERE (part IS NOT NULL);

create table vault_share (
  edition integer not null,
  n integer not null,
  public bytea not null,
  constraint vault_share_n_check CHECK (((n >= 1) AND (n <= 3))),
  constraint vault_share_pkey PRIMARY KEY (edition, n)
);

create table webhook (
  bureau_id integer not null,
  id uuid not null,
  neighbour_id uuid not null,
  url text not null,
  kinds text[],
  secret bytea not null,
  pos bigint not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint webhook_bureau_id_neighbour_id_fkey FOREIGN KEY (bureau_id, neighbour_id) REFERENCES neighbour(bureau_id, id),
  constraint webhook_pkey PRIMARY KEY (bureau_id, id)
);

create table webhook_call (
  bureau_id integer not null,
  id uuid not null,
  webhook_id uuid not null,
  pos bigint not null,
  matter_id uuid not null,
  body jsonb not null,
  made_at timestamp with time zone not null,
  tries integer not null default 0,
  next_at timestamp with time zone,
  done_at timestamp with time zone,
  dead_at timestamp with time zone,
  last text,
  constraint webhook_call_bureau_id_webhook_id_fkey FOREIGN KEY (bureau_id, webhook_id) REFERENCES webhook(bureau_id, id),
  constraint webhook_call_bureau_id_webhook_id_pos_key UNIQUE (bureau_id, webhook_id, pos),
  constraint webhook_call_pkey PRIMARY KEY (bureau_id, id)
);

CREATE INDEX webhook_call_before ON public.webhook_call USING btree (bureau_id, webhook_id, matter_id, pos) WHERE ((done_at IS NULL) AND (dead_at IS NULL));

CREATE INDEX webhook_call_waiting ON public.webhook_call USING btree (bureau_id, next_at) WHERE ((done_at IS NULL) AND (dead_at IS NULL));

create table wrap_key (
  n integer not null,
  fingerprint bytea not null,
  made_at timestamp with time zone not null,
  constraint wrap_key_pkey PRIMARY KEY (n)
);

CREATE OR REPLACE FUNCTION public.count_figures(p_bureau integer, p_from bigint, p_to bigint, p_matters uuid[], p_lines jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare
  v_gone counted[];
  v_new counted[];
begin
  insert into reader (bureau_id, name, pos) values (p_bureau, 'figures', 0) on conflict do nothing;
  perform from reader where bureau_id = p_bureau and name = 'figures' and pos = p_from for update;
  if not found then
    return false;
  end if;
  with lines as (select l from jsonb_populate_recordset(null::counted, p_lines) l), gone as (
    delete from counted c where c.bureau_id = p_bureau and c.matter_id = any (p_matters)
      and not exists (select from lines where l is not distinct from c)
    returning c
  ) select coalesce(array_agg(c), '{}') into v_gone from gone;
  with added as (
    insert into counted
    select (l).* from jsonb_populate_recordset(null::counted, p_lines) l
    where not exists (
      select from counted c where c.bureau_id = p_bureau and c.matter_id = (l).matter_id and c.no = (l).no)
    returning counted
  ) select coalesce(array_agg(counted), '{}') into v_new from added;

  insert into figure as f (
    bureau_id, series, span, day, unit_id, kind, measure, type, behind, came, minute, n, total)
  select p_bureau, series, span, case span when 'day' then day else date_trunc('month', day)::date end as day,
    unit_id, kind, measure, type, behind, came, minute, sum(sign), sum(sign * value)
  from (
    select series, day, unit_id, kind, measure, case series when 'promise' then '' else type end as type,
      behind, came, minute, value, sign from (
      select *, -1 as sign from unnest(v_gone) union all select *, 1 from unnest(v_new)) one
    union all
    select 'typed', day, unit_id, kind, measure, type, behind, came, minute, value, sign from (
      select *, -1 as sign from unnest(v_gone) union all select *, 1 from unnest(v_new)) one
    where series = 'promise'
    union all
    select 'village', day, unit_id, '', '', village, behind, came, minute, value, sign from (
      select *, -1 as sign from unnest(v_gone) union all select *, 1 from unnest(v_new)) one
    where series = 'promise' and village <> ''
    union all
    select 'channel', day, unit_id, '', '', channel, behind, came, minute, value, sign from (
      select *, -1 as sign from unnest(v_gone) union all select *, 1 from unnest(v_new)) one
    where series = 'promise'
  ) cells cross join (values ('day'), ('month')) spans (span)
  group by series, span, 4, unit_id, kind, measure, type, behind, came, minute
  having sum(sign) <> 0 or sum(sign * value) <> 0
  on conflict (bureau_id, series, span, day, unit_id, kind, measure, type, behind, came, minute)
  do update set n = f.n + excluded.n, total = f.total + excluded.total;
  delete from figure where bureau_id = p_bureau and n = 0 and total = 0;
  update reader set pos = p_to where bureau_id = p_bureau and name = 'figures';
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.end_vault(p_bureau integer, p_matter uuid, p_rule text, p_at timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with identity as (
    update vault_identity set sealed = null, destroyed_at = p_at, rule = p_rule
    where bureau_id = p_bureau and matter_id = p_matter and sealed is not null returning 1
  ), address as (
    update vault_address set sealed = null, destroyed_at = p_at, rule = p_rule
    where bureau_id = p_bureau and matter_id = p_matter and sealed is not null returning 1
  )
  select ((select count(*) from identity) + (select count(*) from address))::int
$function$;

CREATE OR REPLACE FUNCTION public.envelope_vault(p_bureau integer, p_id uuid, p_identity boolean, p_sealed bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update vault_identity set sealed = p_sealed, enveloped = true
  where p_identity and bureau_id = p_bureau and id = p_id and sealed is not null and not enveloped;
  update vault_address set sealed = p_sealed, enveloped = true
  where not p_identity and bureau_id = p_bureau and id = p_id and sealed is not null and not enveloped;
$function$;

CREATE OR REPLACE FUNCTION public.keyed(sealed bytea, key bytea)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
AS $function$ select case when get_byte(sealed, 0) < 128 then sealed else '\x7f'::bytea || key || sealed end $function$;

CREATE OR REPLACE FUNCTION public.note_signs(p_bureau integer, p_from bigint, p_to bigint, p_matters uuid[], p_signs jsonb, p_places jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  if p_from is not null then
    insert into reader (bureau_id, name, pos) values (p_bureau, 'signals', 0) on conflict do nothing;
    update reader set pos = p_to where bureau_id = p_bureau and name = 'signals' and pos = p_from;
    if not found then
      return false;
    end if;
  end if;
  delete from sign where bureau_id = p_bureau and matter_id = any (p_matters);
  delete from sign_place where bureau_id = p_bureau and matter_id = any (p_matters);
  insert into sign select s.* from jsonb_populate_recordset(null::sign, p_signs) s where s.bureau_id = p_bureau;
  insert into sign_place
  select s.* from jsonb_populate_recordset(null::sign_place, p_places) s where s.bureau_id = p_bureau
  on conflict do nothing;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.number_feed(p_bureau integer, p_most integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  v_cursor feed_cursor;
  v_horizon bigint;
  v_last feed_cursor;
  v_count int;
begin
  insert into feed_cursor (bureau_id, pos, tick, seq) values (p_bureau, 0, 0, 0) on conflict do nothing;
  select * into v_cursor from feed_cursor where bureau_id = p_bureau for update skip locked;
  if not found then
    return 0;
  end if;
  -- The horizon first: the statement after it, with a younger snapshot, sees all that ended below.
  v_horizon := (select base from cluster) + pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  with next as (
    select tick, seq, matter_id, no, v_cursor.pos + row_number() over (order by tick, seq) as pos
    from entry
    where bureau_id = p_bureau and (tick, seq) > (v_cursor.tick, v_cursor.seq) and tick < v_horizon
    order by tick, seq limit p_most
  ), numbered as (
    insert into feed (bureau_id, pos, matter_id, entry_no) select p_bureau, pos, matter_id, no from next
  )
  select p_bureau, pos, tick, seq into v_last from next order by pos desc limit 1;
  if v_last.pos is null then
    return 0;
  end if;
  v_count := v_last.pos - v_cursor.pos;
  update feed_cursor set pos = v_last.pos, tick = v_last.tick, seq = v_last.seq where bureau_id = p_bureau;
  return v_count;
end $function$;

CREATE OR REPLACE FUNCTION public.record_act(p_bureau integer, p_command uuid, p_actor uuid, p_digest bytea, p_answer jsonb, p_editions jsonb, p_at timestamp with time zone, p_changes jsonb)
 RETURNS TABLE(fresh boolean, answer jsonb)
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
declare
  c jsonb;
  e jsonb;
  p jsonb;
  v_stored command;
  v_matter uuid;
  v_digest bytea;
  v_no int;
  v_head bytea;
  v_tick bigint;
  v_n int;
  v_papers jsonb := '[]';
  v_rows bytea;
  v_stale boolean;
  v_opens boolean;
begin
  insert into command (bureau_id, command_id, actor, digest, answer, at)
  values (p_bureau, p_command, p_actor, p_digest, p_answer, p_at)
  on conflict do nothing;
  if not found then
    -- A new statement: it sees the winner.
    select * into v_stored from command where bureau_id = p_bureau and command_id = p_command;
    if not found then
      raise exception 'the answer expired a moment ago' using errcode = '40001';
    end if;
    if v_stored.digest <> p_digest or v_stored.actor <> p_actor then
      raise exception 'this command id was used for something else' using errcode = 'MX422';
    end if;
    return query select false, v_stored.answer;
    return;
  end if;

  select base + pg_current_xact_id()::text::bigint,
    exists (select from edition where bureau_id = p_bureau and n <> coalesce((p_editions ->> what)::int, n))
  into v_tick, v_stale from cluster;
  if v_stale then
    raise exception 'an edition is stale' using errcode = 'MX410',
      detail = (select jsonb_object_agg(what, n)::text from edition where bureau_id = p_bureau);
  end if;

  if jsonb_array_length(p_changes) > 1 then
    perform from matter
    where bureau_id = p_bureau and id in (select (x ->> 'id')::uuid from jsonb_array_elements(p_changes) x)
    order by id for update;
  end if;

  for i in 0 .. jsonb_array_length(p_changes) - 1 loop
    c := p_changes -> i;
    v_opens := (c -> 'opens')::boolean;
    v_matter := (c ->> 'id')::uuid;
    e := c -> 'entry';
    v_digest := (e ->> 'digest')::bytea;

    -- The matter first, and locked: what lies beside it is digested as it stands after this entry.
    if v_opens then
      v_no := 1;
      v_head := '';
    else
      select m.entry_no + 1, m.head into v_no, v_head from matter m
      where m.bureau_id = p_bureau and m.id = v_matter and m.version = coalesce((c ->> 'expect')::int, m.version)
      for update;
      if not found then
        raise exception 'the matter has moved on' using errcode = 'MX409', detail = (
          select jsonb_build_object('id', id, 'version', version)::text
          from matter where bureau_id = p_bureau and id = v_matter);
      end if;
    end if;

    if c ? 'content' then
      insert into content (bureau_id, matter_id, entry_no, salt, sealed)
      values (
        p_bureau, v_matter, v_no, (c #>> '{content,salt}')::bytea, (c #>> '{content,sealed}')::bytea);
    end if;
    if c ? 'keys' then
      -- Wrapped by what is no longer in force, or another act gave this class its key meanwhile: to be looked at anew.
      if (c #>> '{keys,wrap}')::int < (select max(n) from wrap_key) then
        raise exception 'another key wraps by now' using errcode = 'MX411';
      end if;
      insert into data_key as k (bureau_id, matter_id, words, people, reporter)
      select p_bureau, v_matter, words, people, reporter
      from jsonb_to_record(c -> 'keys') as x(words bytea, people bytea, reporter bytea)
      on conflict (bureau_id, matter_id) do update set
        words = coalesce(k.words, excluded.words), people = coalesce(k.people, excluded.people),
        reporter = coalesce(k.reporter, excluded.reporter)
      where (k.words is null or excluded.words is null) and (k.people is null or excluded.people is null)
        and (k.reporter is null or excluded.reporter is null);
      if not found then
        raise exception 'the matter has keys by now' using errcode = 'MX411';
      end if;
    end if;
    if c ? 'people' then
      insert into people_private (bureau_id, id, matter_id, role, sealed, phone)
      select p_bureau, id, v_matter, role, sealed, phone
      from jsonb_to_recordset(c -> 'people') as x(id uuid, role text, sealed bytea, phone bytea);
    end if;
    if c ? 'identities' then
      insert into vault_identity (bureau_id, id, matter_id, sealed, enveloped)
      select p_bureau, id, v_matter, sealed, true from jsonb_to_recordset(c -> 'identities') as x(id uuid, sealed bytea);
    end if;
    if c ? 'addresses' then
      insert into vault_address (bureau_id, id, matter_id, sealed, enveloped)
      select p_bureau, id, v_matter, sealed, true from jsonb_to_recordset(c -> 'addresses') as x(id uuid, sealed bytea);
    end if;
    if c ? 'settled' then
      update promise p set met_at = s.met_at, void_at = s.void_at, late = s.late
      from jsonb_to_recordset(c -> 'settled') as s(no int, met_at timestamptz, void_at timestamptz, late boolean)
      where p.bureau_id = p_bureau and p.matter_id = v_matter and p.no = s.no
        and coalesce(p.met_at, p.void_at) is null;
    end if;
    if c ? 'moved' then
      update promise p set due = s.due, pauses = s.pauses, provisional = s.provisional
      from jsonb_to_recordset(c -> 'moved') as s(no int, due timestamptz, pauses jsonb, provisional boolean)
      where p.bureau_id = p_bureau and p.matter_id = v_matter and p.no = s.no;
    end if;
    if c ? 'promises' then
      insert into promise (
        bureau_id, matter_id, no, measure, edition, text, "limit", cap, "on", by_post, started, due, provisional,
        calendar_edition, pauses, met_at, void_at, late)
      select
        p_bureau, v_matter, no, measure, edition, text, "limit", cap, "on", by_post, started, due, provisional,
        calendar_edition, pauses, met_at, void_at, late
      from jsonb_populate_recordset(null::promise, c -> 'promises');
    end if;
    if c ? 'notices' then
      insert into notice (bureau_id, matter_id, entry_no, name, role, recipient, id, made_at, day)
      select p_bureau, v_matter, v_no, name, role, recipient, id, p_at, day
      from jsonb_to_recordset(c -> 'notices') as x(name text, role text, recipient text, id uuid, day timestamptz)
      on conflict do nothing;
    end if;
    if c ? 'papers' then
      for p in select x from jsonb_array_elements(c -> 'papers') x loop
        v_n := null;
        if p ->> 'series' is not null then
          insert into paper_counter as k (bureau_id, series, unit_id, year, last)
          values (p_bureau, p ->> 'series', (p ->> 'unit_id')::uuid, (p ->> 'year')::int, 1)
          on conflict (bureau_id, series, unit_id, year) do update set last = k.last + 1
          returning last into v_n;
        end if;
        insert into paper (bureau_id, matter_id, entry_no, name, id, series, unit_id, year, n)
        values (
          p_bureau, v_matter, v_no, p ->> 'name', (p ->> 'id')::uuid, p ->> 'series', (p ->> 'unit_id')::uuid,
          (p ->> 'year')::int, v_n);
        v_papers := v_papers || jsonb_build_object('name', p ->> 'name', 'id', p ->> 'id', 'n', v_n);
      end loop;
    end if;
    if c ? 'links' then
      insert into link (bureau_id, from_matter, to_matter, "as")
      select p_bureau, v_matter, "to", "as" from jsonb_to_recordset(c -> 'links') as x("to" uuid, "as" text)
      on conflict do nothing;
    end if;
    if c ? 'evidence' then
      insert into evidence (bureau_id, matter_id, entry_no, sha256, name, key)
      select p_bureau, v_matter, v_no, decode(x, 'hex'), (c #>> array['files', x, 'name'])::bytea, (c #>> array['files', x, 'key'])::bytea
      from jsonb_array_elements_text(c -> 'evidence') x
      on conflict do nothing;
    end if;

    v_rows := null;
    if v_opens or c ?| array['promises', 'settled', 'moved', 'papers', 'links', 'evidence'] then
      -- Of one that opens with promises alone, whoever opens it digests them: all of them are in what it says here.
      v_rows := coalesce(case when v_opens then (c ->> 'rows_digest')::bytea end, rows_digest(p_bureau, v_matter));
    end if;
    v_head := sha256(v_head || v_digest || coalesce(v_rows, ''));
    if v_opens then
      insert into matter (
        bureau_id, id, kind, state, version, entry_no, head, details, standing, people, code, word, place_code, village,
        lat, lng, unit_id, unit_path, beat_id, owner_id, why, wall, lets, speaks, barred, protected, anonymous, channel, language,
        opened_by, outcome, opened_at, closed_at, next_due, next_at, imported)
      select
        p_bureau, v_matter, kind, state, 1, v_no, v_head, details, standing, people, code, word, place_code, village,
        lat, lng, unit_id, unit_path, beat_id, owner_id, why, wall, lets, speaks, barred, protected, anonymous, channel, language,
        opened_by, outcome, opened_at, closed_at, next_due, next_at, imported
      from jsonb_populate_record(null::matter, c -> 'row');
    elsif c ? 'row' then
      update matter m set
        version = m.version + 1, entry_no = v_no, head = v_head,
        state = r.state, details = r.details, standing = r.standing, people = r.people, unit_id = r.unit_id,
        unit_path = r.unit_path, beat_id = r.beat_id, owner_id = r.owner_id, why = r.why, wall = r.wall,
        lets = r.lets, speaks = r.speaks, barred = r.barred,
        protected = r.protected, word = r.word, outcome = r.outcome, closed_at = r.closed_at, next_due = r.next_due,
        next_at = r.next_at
      from jsonb_populate_record(null::matter, c -> 'row') r
      where m.bureau_id = p_bureau and m.id = v_matter;
    else
      update matter m set entry_no = v_no, head = v_head where m.bureau_id = p_bureau and m.id = v_matter;
    end if;

    insert into entry (
      bureau_id, matter_id, no, command_id, actor, post, move, said_at, recorded_at, state_after, matter_digest,
      content_digest, digest, rows_digest, hash, tick)
    values (
      p_bureau, v_matter, v_no, p_command, p_actor, e ->> 'post', e ->> 'move', (e ->> 'said_at')::timestamptz, p_at,
      e ->> 'state_after', (e ->> 'matter_digest')::bytea, (e ->> 'content_digest')::bytea, v_digest, v_rows, v_head, v_tick);
  end loop;

  -- Numbers of papers are known only now.
  if v_papers <> '[]' then
    update command set answer = p_answer || jsonb_build_object('papers', v_papers)
    where bureau_id = p_bureau and command_id = p_command;
    return query select true, p_answer || jsonb_build_object('papers', v_papers);
    return;
  end if;
  return query select true, p_answer;
end $function$;

CREATE OR REPLACE FUNCTION public.record_import(p_bureau integer, p_at timestamp with time zone, p_rows jsonb)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare
  v_tick bigint;
  v_fresh uuid[];
begin
  if (p_rows ->> 'wrap')::int < (select max(n) from wrap_key) then
    raise exception 'another key wraps by now' using errcode = 'MX411';
  end if;
  v_tick := (select base from cluster) + pg_current_xact_id()::text::bigint;
  with added as (
    insert into matter
    select m.* from jsonb_populate_recordset(null::matter, p_rows -> 'matters') m
    where m.bureau_id = p_bureau and m.imported is not null
    order by m.id
    on conflict (bureau_id, id) do nothing
    returning id
  )
  select coalesce(array_agg(id), '{}') into v_fresh from added;

  insert into data_key (bureau_id, matter_id, words)
  select p_bureau, k.matter_id, k.words
  from jsonb_populate_recordset(null::data_key, p_rows -> 'keys') k
  where k.matter_id = any (v_fresh);

  insert into content (bureau_id, matter_id, entry_no, salt, sealed)
  select p_bureau, c.matter_id, 1, c.salt, c.sealed
  from jsonb_populate_recordset(null::content, p_rows -> 'contents') c
  where c.matter_id = any (v_fresh);

  insert into promise (
    bureau_id, matter_id, no, measure, edition, text, "limit", cap, "on", by_post, started, due, provisional,
    calendar_edition, pauses, met_at, void_at, late)
  select
    p_bureau, p.matter_id, p.no, p.measure, p.edition, p.text, p."limit", p.cap, p."on", p.by_post, p.started, p.due,
    p.provisional, p.calendar_edition, p.pauses, p.met_at, p.void_at, p.late
  from jsonb_populate_recordset(null::promise, p_rows -> 'promises') p
  where p.matter_id = any (v_fresh);
  -- The last, when what lies beside them is there: its digest is of that, too.
  with linked as (
    select e.*, rows_digest(p_bureau, e.matter_id) as beside
    from jsonb_populate_recordset(null::entry, p_rows -> 'entries') e
    where e.matter_id = any (v_fresh)
  ), written as (
    insert into entry (
      bureau_id, matter_id, no, command_id, actor, post, move, said_at, recorded_at, state_after, matter_digest,
      content_digest, digest, rows_digest, hash, tick)
    select
      p_bureau, e.matter_id, 1, e.command_id, e.actor, e.post, 'imported', e.said_at, p_at, e.state_after,
      e.matter_digest, e.content_digest, e.digest, beside, sha256(e.digest || beside), v_tick
    from linked e
    returning matter_id, hash
  )
  update matter m set head = w.hash from written w where m.bureau_id = p_bureau and m.id = w.matter_id;
  return cardinality(v_fresh);
end $function$;

CREATE OR REPLACE FUNCTION public.rows_digest(p_bureau integer, p_matter uuid)
 RETURNS bytea
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return (select sha256(convert_to(json_build_array(
    (select json_agg(json_build_array(
        no, measure, edition, text, "limit", cap, "on", by_post, extract(epoch from started), extract(epoch from due),
        provisional, calendar_edition, pauses, extract(epoch from met_at), extract(epoch from void_at), late) order by no)
      from promise where bureau_id = p_bureau and matter_id = p_matter),
    (select json_agg(json_build_array(entry_no, name, id, series, unit_id, year, n) order by entry_no, name)
      from paper where bureau_id = p_bureau and matter_id = p_matter),
    (select json_agg(json_build_array(entry_no, encode(sha256, 'hex')) order by entry_no, sha256)
      from evidence where bureau_id = p_bureau and matter_id = p_matter),
    (select json_agg(json_build_array(to_matter, "as") order by to_matter, "as")
      from link where bureau_id = p_bureau and from_matter = p_matter)
  )::text, 'UTF8')));
end $function$;

CREATE OR REPLACE FUNCTION public.send_notices(p_bureau integer, p_way text, p_staff text[], p_at timestamp with time zone, p_most integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  v_from bigint;
  v_to bigint;
begin
  insert into reader (bureau_id, name, pos) values (p_bureau, 'notices:' || p_way, 0) on conflict do nothing;
  select pos into v_from from reader where bureau_id = p_bureau and name = 'notices:' || p_way for update skip locked;
  if not found then
    return 0;
  end if;
  select max(pos) into v_to from (
    select pos from feed where bureau_id = p_bureau and pos > v_from order by pos limit p_most) next;
  if v_to is null then
    return 0;
  end if;
  -- Of a protected matter nothing leaves the house but to those who work on it.
  insert into delivery (bureau_id, notice_id, way, pos, at, due, held)
  select p_bureau, n.id, p_way, f.pos, p_at, m.next_due,
    case when m.protected and not n.role = any (p_staff) then 'protected' end
  from feed f
  join notice n on n.bureau_id = f.bureau_id and n.matter_id = f.matter_id and n.entry_no = f.entry_no
  join matter m on m.bureau_id = f.bureau_id and m.id = f.matter_id
  where f.bureau_id = p_bureau and f.pos > v_from and f.pos <= v_to
  on conflict do nothing;
  update reader set pos = v_to where bureau_id = p_bureau and name = 'notices:' || p_way;
  return v_to - v_from;
end $function$;

CREATE OR REPLACE FUNCTION public.send_notices_quietly(p_bureau integer, p_way text, p_staff text[], p_at timestamp with time zone, p_most integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  v_from bigint;
  v_to bigint;
  v_tz text := (select tz from bureau where bureau_id = p_bureau);
  -- The next full five minutes, by the clock on the wall.
  v_soon timestamp := to_timestamp(ceil(extract(epoch from p_at) / 300) * 300) at time zone v_tz;
begin
  insert into reader (bureau_id, name, pos) values (p_bureau, 'notices:' || p_way, 0) on conflict do nothing;
  select pos into v_from from reader where bureau_id = p_bureau and name = 'notices:' || p_way for update skip locked;
  if not found then
    return 0;
  end if;
  select max(pos) into v_to from (
    select pos from feed where bureau_id = p_bureau and pos > v_from order by pos limit p_most) next;
  if v_to is null then
    return 0;
  end if;
  -- Of a protected matter nothing leaves the house but to those who work on it.
  insert into delivery (bureau_id, notice_id, way, pos, at, due, held, goes_at, digest)
  select p_bureau, id, p_way, pos, p_at, due, held, goes_at,
    case when by_clock and held is null then md5(p_bureau || recipient || goes_at)::uuid end
  from (
    select n.id, f.pos, n.recipient, e.post = 'clock' as by_clock, n.day as due,
      case when m.protected and not n.role = any (p_staff) then 'protected' end as held,
      case
        when e.post <> 'clock' or exists (
          select from roster r where r.bureau_id = p_bureau and r.staff_id::text = n.recipient
            and r.from_at <= p_at and r.to_at > p_at)
        then p_at
        when u.quiet_from = u.quiet_to then v_soon at time zone v_tz
        when u.quiet_from < u.quiet_to and v_soon::time >= u.quiet_from and v_soon::time < u.quiet_to
        then (v_soon::date + u.quiet_to) at time zone v_tz
        when u.quiet_from > u.quiet_to and v_soon::time >= u.quiet_from
        then (v_soon::date + 1 + u.quiet_to) at time zone v_tz
        when u.quiet_from > u.quiet_to and v_soon::time < u.quiet_to
        then (v_soon::date + u.quiet_to) at time zone v_tz
        else v_soon at time zone v_tz
      end as goes_at
    from feed f
    join notice n on n.bureau_id = f.bureau_id and n.matter_id = f.matter_id and n.entry_no = f.entry_no
    join matter m on m.bureau_id = f.bureau_id and m.id = f.matter_id
    join unit u on u.bureau_id = m.bureau_id and u.id = m.unit_id
    join entry e on e.bureau_id = f.bureau_id and e.matter_id = f.matter_id and e.no = f.entry_no
    where f.bureau_id = p_bureau and f.pos > v_from and f.pos <= v_to) sent
  on conflict do nothing;
  update reader set pos = v_to where bureau_id = p_bureau and name = 'notices:' || p_way;
  return v_to - v_from;
end $function$;
