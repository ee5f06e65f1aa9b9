-- What was moved and is not booked yet ------------------------------------------------------------

-- What each torrent of a client had moved when that was last counted: a row for each that is there.
create table torrent_totals (
  client     text not null,
  hash       text not null,
  added_on   bigint not null,
  uploaded   bigint not null,
  downloaded bigint not null,
  primary key (client, hash)
) with (fillfactor = 70);

-- All that the torrents of an account were ever seen to move at a client, those that are gone included. It only grows.
create table account_traffic (
  client     text not null,
  account    text not null,
  uploaded   bigint not null,
  downloaded bigint not null,
  primary key (client, account)
);

-- What running downloads still lack.
alter table client_torrents add column left_bytes bigint not null default 0;

-- How things stood when the reading was taken; null in readings of before, and where it was refused.
alter table readings
  add column moved_uploaded      bigint,  -- account_traffic of all clients
  add column moved_downloaded    bigint,
  add column unbooked_uploaded   bigint,  -- of that, what the site had not booked yet
  add column unbooked_downloaded bigint,
  add column coming              bigint,  -- bytes to come down within one announce interval
  add column projected           boolean; -- whether the level follows from the projected ratio alone

-- Why the last attempt at a reading failed, and after which reading that counted (0 = none yet).
create table missed_readings (
  account   text primary key,
  after     bigint not null,
  why       text not null,
  missed_at timestamptz not null default now()
);

-- The last reading that was asked for out of turn, and after which reading (of any kind).
create table extra_readings (
  account  text primary key,
  after    bigint not null,
  asked_at timestamptz not null default now()
);

create or replace view all_readings_view as
  select id, account, read_at, uploaded_bytes, downloaded_bytes, points, wedges, vip_until,
         unsatisfied, unsatisfied_limit, level, at_recovery, refusal,
         coalesce(emergency_active, false) or exists (
           select from holders where holders.opening_reading = readings.id) as emergency_active,
         coalesce(emergency_frozen, false) as emergency_frozen,
         seeding_allocation,
         trunc((uploaded_bytes::numeric + unbooked_uploaded)
           / nullif(downloaded_bytes::numeric + unbooked_downloaded + coming, 0), 4)
           as projected_ratio,
         projected
  from readings;
