-- Accounts ---------------------------------------------------------------------------------------

-- Every answer of a tracker site that could be read. Append-only.
create table readings (
  id                bigint generated always as identity primary key,
  request           text not null unique, -- who asked: makes storing safe to repeat
  account           text not null,
  read_at           timestamptz not null,
  user_id           text not null,
  uploaded_bytes    bigint not null,
  downloaded_bytes  bigint not null,
  shown_ratio       numeric,
  points            bigint not null,
  wedges            integer not null,
  vip_until         timestamptz,
  unsatisfied       integer,
  unsatisfied_limit integer,
  level             text,             -- null when refused
  at_recovery       boolean,          -- null when refused
  refusal           text,             -- why the reading gives no level; null when it counts
  constraint judged_or_refused check ((level is null) = (refusal is not null))
);
create index readings_by_account on readings (account, id);

-- The cookie of a tracker site, sealed; a dead one is not sent again until the settings change.
create table site_sessions (
  account    text primary key,
  configured text not null,           -- fingerprint of the cookie in the settings
  cookie     bytea not null,          -- sealed
  dead_since timestamptz,
  dead_why   text,
  changed_at timestamptz not null
);

-- An account whose operator released it: no automatic emergency until its level has once left emergency.
create table account_quiet (
  account text primary key,
  since   timestamptz not null,
  why     text not null
);

-- Clients ----------------------------------------------------------------------------------------

create table client_leases (
  client     text primary key,
  holder     text not null,
  epoch      bigint not null,
  expires_at timestamptz not null
);

-- Sessions at clients: stored before their first use, logged out by whoever takes over.
create table client_sessions (
  id        bigint generated always as identity primary key,
  client    text not null,
  epoch     bigint not null,
  session   bytea not null,           -- sealed
  opened_at timestamptz not null default now(),
  looked    boolean not null default false, -- a look was written down in it: no start before it was missed
  ended_at  timestamptz
);
create index client_sessions_open on client_sessions (client) where ended_at is null;

-- A login that a client refused is not tried again with the same credentials; a ban ends by itself.
create table client_refusals (
  client      text primary key,
  credentials text not null,          -- fingerprint
  reason      text not null,
  refused_at  timestamptz not null,
  ends_at     timestamptz           -- null = with other credentials only
);

-- looks and runs are counted; claims and changes of holders raise changes.
create table clients (
  client  text primary key,
  look    bigint not null default 0,
  run     bigint not null default 0,
  changes bigint not null default 0
);

create table generations (
  id                  bigint generated always as identity primary key,
  client              text not null,
  hash                text not null,
  infohash_v1         text,
  infohash_v2         text,
  added_on            bigint not null,
  name                text not null,
  first_unmasked_look bigint,
  last_run            text,           -- last seen unmasked
  unique (client, hash, added_on)
);

-- Keeping ----------------------------------------------------------------------------------------

-- Who may claim: a row is open or closed for ever.
create table holders (
  id              bigint generated always as identity primary key,
  holder          text not null,      -- 'emergency/mam': also the id of the story
  number          bigint not null,
  account         text,               -- whose rule holds while the row is open; null = claims by list only
  opening_reading bigint unique references readings (id),
  request         text unique,        -- the order that opened it: makes opening safe to repeat
  hold            text,               -- reason of the operator who holds it; null = nobody does
  opened_at       timestamptz not null default now(),
  closed_at       timestamptz,
  closed_why      text,
  unique (holder, number)
);
create unique index holders_open on holders (holder) where closed_at is null;

-- What the keeper of a client has seen of and told to a holder.
create table holder_clients (
  holder_id    bigint not null references holders (id),
  client       text not null,
  opening_look bigint not null,
  looked       bigint not null,       -- last look in which its rule was evaluated
  report       text,                  -- last report made
  told         text,                  -- last report the story has received
  settled_at   timestamptz,           -- row closed, everything given back, story told
  primary key (holder_id, client)
);

create table baselines (
  id             bigint generated always as identity primary key,
  generation_id  bigint not null references generations (id),
  field          text not null,
  value          text not null,
  look           bigint not null,     -- the unmasked look it was read in
  opened_at      timestamptz not null default now(),
  confirmed      text,                -- the last effective value that was read back
  confirmed_run  bigint,              -- the client run in which it was last seen to hold
  diverged_look  bigint,              -- first look of a series in which it had another value
  absent_look    bigint,              -- first look of a series in which the torrent was missing
  parked_at      timestamptz,
  guarded_at     timestamptz,         -- waits for a person: too many changed at once
  refused_why    text,
  refused_run    bigint,
  refused_target text,
  tagged_at      timestamptz,         -- from here on its tag is to be removed one day
  tag_seen_at    timestamptz,
  untagged_at    timestamptz,
  closed_at      timestamptz,
  closed_how     text                 -- restored, ceded, unused
);
create unique index baselines_open on baselines (generation_id, field) where closed_at is null;
create index baselines_tagged on baselines (generation_id)
  where tagged_at is not null and untagged_at is null;

create table claims (
  id            bigint generated always as identity primary key,
  holder_id     bigint not null references holders (id),
  generation_id bigint not null references generations (id),
  baseline_id   bigint references baselines (id), -- once there is one
  field         text not null,
  wanted        text not null,
  placed_look   bigint not null,
  placed_at     timestamptz not null default now(),
  ended_at      timestamptz,
  ended_why     text,                 -- released, ceded, users_own, finished, excluded, refused
  unique (holder_id, generation_id, field)
);
create index claims_open on claims (generation_id, field) where ended_at is null;

create table receipts (
  id           bigint generated always as identity primary key,
  baseline_id  bigint not null references baselines (id),
  operation    text not null,
  before       text not null,
  set_to       text not null,
  look         bigint not null,       -- the look it was decided from
  epoch        bigint not null,
  planned_at   timestamptz not null default now(),
  voided_at    timestamptz,
  sent_at      timestamptz,           -- committed before the call
  fenced_at    timestamptz,           -- from here on the call can no longer arrive
  confirmed_at timestamptz,
  refused_at   timestamptz,
  refused_why  text
);
create index receipts_by_baseline on receipts (baseline_id);
create index receipts_pending on receipts (baseline_id)
  where sent_at is not null and confirmed_at is null and refused_at is null;

-- What ended a field without a write, or how a person decided. Append-only.
create table decisions (
  id          bigint generated always as identity primary key,
  baseline_id bigint not null references baselines (id),
  verdict     text not null,          -- restored, ceded, parked, reopened, guarded, left, asserted
  look        bigint not null,
  decided_at  timestamptz not null default now()
);

-- Telling ----------------------------------------------------------------------------------------

create table notices (
  id        bigint generated always as identity primary key,
  key       text not null unique,     -- makes telling safe to repeat
  account   text,
  client    text,
  kind      text not null,
  text      text not null,
  told_at   timestamptz not null default now()
);

-- Views: what the api reads ------------------------------------------------------------------------

create view readings_view as
  select id, account, read_at, uploaded_bytes, downloaded_bytes, points, wedges, vip_until,
         unsatisfied, unsatisfied_limit, level, at_recovery
  from readings
  where refusal is null;

create view emergencies_view as
  select account, number, opening_reading, opened_at, closed_at, closed_why
  from holders
  where holder like 'emergency/%';
