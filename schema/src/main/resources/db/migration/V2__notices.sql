-- Somebody who is to be told; since = what was told before is not for him.
create table notice_targets (
  target     text primary key,
  since      timestamptz not null default now(),
  busy_until timestamptz not null default '-infinity', -- one courier at a time
  due_at     timestamptz not null default now(),       -- not before
  failures   integer not null default 0,               -- in a row
  trouble    text
);

-- What became of a notice at a target; none yet = not tried.
create table notice_deliveries (
  notice_id bigint not null references notices (id),
  target    text not null,
  attempts  integer not null default 0,
  ended_at  timestamptz,
  given_up  text,                     -- why; null when delivered
  primary key (notice_id, target)
);
create index notices_by_time on notices (told_at);
