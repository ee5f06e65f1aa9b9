-- What a client that has died may have forgotten is what ended shortly before it was seen last.
alter table clients
  add column seen_until timestamptz;  -- the last look before the start that was counted last

create index baselines_closed on baselines (closed_at);
