-- A torrent is looked for by any of its hashes.
create index generations_by_infohash_v1 on generations (infohash_v1);
create index generations_by_infohash_v2 on generations (infohash_v2);

-- What orders have stopped and the client could not be made to start again, and why.
create view orders_left_stopped_view as
  select o.number, c.id, g.client, g.name,
         coalesce(b.refused_why, 'it waits for a decision, since too many changed at once') as why
  from orders o
  join holders h on h.holder = 'order/' || o.number
  join claims c on c.holder_id = h.id
  join baselines b on b.id = c.baseline_id
  join generations g on g.id = b.generation_id
  where c.ended_at is not null and b.closed_at is null
    and (b.refused_why is not null or b.guarded_at is not null);
