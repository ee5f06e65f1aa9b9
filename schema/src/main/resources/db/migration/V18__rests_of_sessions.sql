-- What a rest belongs to ------------------------------------------------------------------------------

-- One that the site asked for holds there for every session; one of ours ends with the settings that led to it.
alter table site_rests
  add column site       text,  -- base address; null: from before this column, holds everywhere
  add column configured text;  -- fingerprint of the cookie in the settings; null: the site asked for it
