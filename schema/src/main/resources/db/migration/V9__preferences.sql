-- Preferences of a client are kept as torrents are: each is a generation that nobody added, with its name for a hash and 0
-- for added_on; its one field is queue_limit. So whatever is said of baselines, claims and receipts holds of them too.
create index baselines_of_limits on baselines (generation_id) where field = 'queue_limit' and closed_at is null;

create or replace view emergency_receipts_view as
  select h.account, h.number, r.id, g.client, case when b.field = 'run' then g.hash end as hash, g.name, b.field,
         r.operation, r.before, r.set_to, r.planned_at, r.voided_at, r.sent_at, r.confirmed_at, r.refused_at,
         r.refused_why
  from holders h
  join claims c on c.holder_id = h.id
  join baselines b on b.id = c.baseline_id
  join generations g on g.id = b.generation_id
  join receipts r on r.baseline_id = b.id and r.planned_at >= h.opened_at
  where h.holder like 'emergency/%';

create or replace view emergency_decisions_view as
  select h.account, h.number, d.id, g.client, case when b.field = 'run' then g.hash end as hash, g.name, b.field,
         d.verdict, d.look, d.decided_at
  from holders h
  join claims c on c.holder_id = h.id
  join baselines b on b.id = c.baseline_id
  join generations g on g.id = b.generation_id
  join decisions d on d.baseline_id = b.id and d.decided_at >= h.opened_at
  where h.holder like 'emergency/%';

create or replace view clients_view as
  select s.client, s.version, s.web_api, s.seen_at, s.reachable_since, s.trouble, s.trouble_since,
         s.max_active_uploads, coalesce(c.look, 0) as look,
         (select count(*)
          from baselines b join generations g on g.id = b.generation_id
          where g.client = s.client and b.field = 'run' and b.closed_at is null and b.parked_at is null) as held,
         (select count(*)
          from baselines b join generations g on g.id = b.generation_id
          where g.client = s.client and b.closed_at is null and b.guarded_at is not null) as guarded
  from client_states s
  left join clients c on c.client = s.client;

-- What may hinder the seeding of a client, as its last look showed it; null = not known.
alter table client_states
  add column queueing            boolean,
  add column max_active_torrents integer, -- null = no limit, too
  add column alternative_limits  boolean, -- the alternative speed limits are on
  add column session_paused      boolean,
  add column upload_limit        bigint;  -- bytes per second in force; 0 = none

create view client_seeding_view as
  select client, queueing, max_active_uploads, max_active_torrents, alternative_limits, session_paused, upload_limit
  from client_states;
