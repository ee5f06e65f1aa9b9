-- What the door shows ------------------------------------------------------------------------------

-- What the keeper of a client saw last. Written over: no history.
create table client_states (
  client             text primary key,
  version            text,             -- of the program; null until it was looked at
  web_api            text,
  seen_at            timestamptz,      -- the last look that succeeded, as far as it was written down
  reachable_since    timestamptz,      -- since when every look has succeeded; null while one does not
  trouble            text,             -- why it cannot be looked at, in words; null = it can
  trouble_since      timestamptz,
  max_active_uploads integer           -- null = no limit
);

-- Its torrents in numbers, at that look.
create table client_torrents (
  client            text not null,
  account           text not null,     -- '' = all torrents, whoever's
  downloading       integer not null,
  seeding           integer not null,
  stalled           integer not null,
  stopped           integer not null,
  queued            integer not null,
  checking          integer not null,
  moving            integer not null,
  errored           integer not null,
  stalled_downloads integer not null,  -- those of the stalled that are not complete
  active_uploads    integer not null,  -- that send at this moment
  active_downloads  integer not null,
  upload_rate       bigint not null,   -- bytes per second
  download_rate     bigint not null,
  primary key (client, account)
);

-- How things stood when the reading was stored; null in readings of before.
alter table readings
  add column emergency_active   boolean,
  add column emergency_frozen   boolean, -- anything was held or about to be
  add column seeding_allocation integer; -- max_active_uploads of all clients; null = no limit or unknown

create index readings_by_time on readings (account, read_at);

-- Orders that came with a key: the same key is one order. Written by the api alone.
create table order_keys (
  key      text primary key,
  asked    text not null,              -- which order: its path
  body     text not null,              -- fingerprint of what it said
  taken_at timestamptz not null default now(),
  status   integer,                    -- of the answer; null until there is one
  location text,
  answer   text
);
create index order_keys_by_age on order_keys (taken_at);

create view all_readings_view as
  select id, account, read_at, uploaded_bytes, downloaded_bytes, points, wedges, vip_until,
         unsatisfied, unsatisfied_limit, level, at_recovery, refusal,
         coalesce(emergency_active, false) or exists (
           select from holders where holders.opening_reading = readings.id) as emergency_active,
         coalesce(emergency_frozen, false) as emergency_frozen,
         seeding_allocation
  from readings;

create or replace view emergencies_view as
  select account, number, opening_reading, opened_at, closed_at, closed_why, hold
  from holders
  where holder like 'emergency/%';

-- How far each client is with an emergency.
create view emergency_clients_view as
  select h.account, h.number, hc.client, hc.settled_at, hc.report is not null as reported,
         r.pending, r.stopped, r.started, r.restoring, r.restored, r.ceded, r.parked, r.guarded,
         r.refused, r."wouldStop" as would_stop
  from holders h
  join holder_clients hc on hc.holder_id = h.id
  left join lateral json_to_record(hc.report::json) as r (
    pending integer, stopped integer, started integer, restoring integer, restored integer,
    ceded integer, parked integer, guarded integer, refused integer, "wouldStop" integer) on true
  where h.holder like 'emergency/%';

-- What was written to the fields that an emergency claimed, from its opening on.
create view emergency_receipts_view as
  select h.account, h.number, r.id, g.client, g.hash, g.name, b.field, r.operation, r.before,
         r.set_to, r.planned_at, r.voided_at, r.sent_at, r.confirmed_at, r.refused_at, r.refused_why
  from holders h
  join claims c on c.holder_id = h.id
  join baselines b on b.id = c.baseline_id
  join generations g on g.id = b.generation_id
  join receipts r on r.baseline_id = b.id and r.planned_at >= h.opened_at
  where h.holder like 'emergency/%';

-- What became of those fields without a write, or by a person's word.
create view emergency_decisions_view as
  select h.account, h.number, d.id, g.client, g.hash, g.name, b.field, d.verdict, d.look,
         d.decided_at
  from holders h
  join claims c on c.holder_id = h.id
  join baselines b on b.id = c.baseline_id
  join generations g on g.id = b.generation_id
  join decisions d on d.baseline_id = b.id and d.decided_at >= h.opened_at
  where h.holder like 'emergency/%';

create view account_quiet_view as select account, since, why from account_quiet;

-- Why an account gives no fresh readings: its cookie, and what was told when they went stale.
create view account_troubles_view as
  select account, dead_since as since, dead_why as why, true as dead
  from site_sessions
  where dead_since is not null
  union all
  select account, told_at, text, false
  from notices
  where kind = 'STALE';

create view clients_view as
  select s.client, s.version, s.web_api, s.seen_at, s.reachable_since, s.trouble, s.trouble_since,
         s.max_active_uploads, coalesce(c.look, 0) as look,
         (select count(*)
          from baselines b join generations g on g.id = b.generation_id
          where g.client = s.client and b.closed_at is null and b.parked_at is null) as held,
         (select count(*)
          from baselines b join generations g on g.id = b.generation_id
          where g.client = s.client and b.closed_at is null and b.guarded_at is not null) as guarded
  from client_states s
  left join clients c on c.client = s.client;

create view client_torrents_view as select * from client_torrents;
