-- A client that was out of sight moved things that are known only when it is seen again -----------

-- The last time that the client was not seen.
alter table account_traffic
  add column unseen_from  timestamptz,
  add column unseen_until timestamptz;

-- At what rate those downloads run whose bytes count in left_bytes: not the ones that are left alone.
alter table client_torrents add column left_rate bigint not null default 0;
