-- Orders to torrents that an operator chose: each is a holder of its own, 'order/<number>'.
create table orders (
  number    bigint generated always as identity primary key,
  request   text not null unique,     -- the story that gave it: makes giving safe to repeat
  kind      text not null,            -- STOP_DOWNLOADING, RESTART
  reason    text not null,
  selection text not null             -- JSON
);

create view orders_view as
  select o.number, o.kind, o.reason, o.selection, h.opened_at, h.closed_at, h.closed_why
  from orders o
  join holders h on h.holder = 'order/' || o.number;

-- How far each client is with an order.
create view order_clients_view as
  select o.number, hc.client, hc.settled_at, hc.report is not null as reported, r.closed,
         r.pending, r.stopped, r.started, r.restoring, r.restored, r.ceded, r.parked, r.guarded,
         r.refused, r."wouldStop" as would_stop
  from orders o
  join holders h on h.holder = 'order/' || o.number
  join holder_clients hc on hc.holder_id = h.id
  left join lateral json_to_record(hc.report::json) as r (
    closed boolean, pending integer, stopped integer, started integer, restoring integer,
    restored integer, ceded integer, parked integer, guarded integer, refused integer,
    "wouldStop" integer) on true;

-- What was written to the fields that an order claimed, from its opening on.
create view order_receipts_view as
  select o.number, r.id, g.client, g.hash, g.name, b.field, r.operation, r.before,
         r.set_to, r.planned_at, r.voided_at, r.sent_at, r.confirmed_at, r.refused_at, r.refused_why
  from orders o
  join holders h on h.holder = 'order/' || o.number
  join claims c on c.holder_id = h.id
  join baselines b on b.id = c.baseline_id
  join generations g on g.id = b.generation_id
  join receipts r on r.baseline_id = b.id and r.planned_at >= h.opened_at;

-- What became of those fields without a write, or by a person's word.
create view order_decisions_view as
  select o.number, d.id, g.client, g.hash, g.name, b.field, d.verdict, d.look, d.decided_at
  from orders o
  join holders h on h.holder = 'order/' || o.number
  join claims c on c.holder_id = h.id
  join baselines b on b.id = c.baseline_id
  join generations g on g.id = b.generation_id
  join decisions d on d.baseline_id = b.id and d.decided_at >= h.opened_at;

-- Where a torrent has ever been seen.
create view sightings_view as
  select client, hash, infohash_v1, infohash_v2 from generations;
create index generations_by_hash on generations (hash);
