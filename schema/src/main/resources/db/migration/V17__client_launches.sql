-- A new session tells nothing of the client: what tells that it was started is its own word.
alter table clients
  add column launch    text,         -- how the client named its start when that was counted; null: it does not tell
  add column launch_at timestamptz,  -- the first look that found it
  add column looked_at timestamptz;  -- the last look
