-- How long an account's site is to be left alone ---------------------------------------------------

-- What it asked for, or what follows from its failing; goes with its next good answer.
create table site_rests (
  account  text primary key,
  begun_at timestamptz not null,
  ends_at  timestamptz not null,
  kind     text not null,
  found    text not null,
  failures integer not null  -- in a row
);
