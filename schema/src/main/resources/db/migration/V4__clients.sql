-- Where no session can be logged out, a write whose answer was lost may still arrive: it is watched for, and undone.
alter table receipts
  add column lost_at    timestamptz,  -- its answer was lost
  add column arrived_at timestamptz;  -- it came when it was no longer wanted, and is being undone
create index receipts_lost on receipts (baseline_id)
  where lost_at is not null and confirmed_at is null and arrived_at is null and fenced_at is null;
