-- A row can be given back in parts: it is open on, claims nothing new, and what its account's buffer does not bear waits.
alter table holders
  add column releasing_at   timestamptz, -- null = it claims by its rule
  add column releasing_why  text,
  add column released_as_of bigint;      -- the last reading by which something was given back

-- Bytes that the torrent still needed when it was last seen unmasked; null = not seen yet.
alter table claims add column amount_left bigint;

-- Bytes that the account's torrents at the client will still bring by themselves: those that run, and those being given back.
alter table holder_clients add column to_come bigint not null default 0;

-- What is given back in parts, and by client what of it waits; client is null when nothing does.
create view emergency_releases_view as
  select h.account, h.number, h.releasing_at, g.client, count(c.id) as waiting,
         coalesce(sum(c.amount_left), 0)::bigint as waiting_bytes
  from holders h
  left join claims c on c.holder_id = h.id and c.ended_at is null
  left join generations g on g.id = c.generation_id
  where h.holder like 'emergency/%' and h.releasing_at is not null and h.closed_at is null
  group by h.account, h.number, h.releasing_at, g.client;
