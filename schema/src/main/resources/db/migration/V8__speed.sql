-- A freeze writes five rows a torrent and changes most of them twice. These tables are written by the keepers alone, and
-- nothing they refer to is ever deleted: to look every reference up again would take as long as the writing itself.

alter table baselines drop constraint baselines_generation_id_fkey;
alter table claims drop constraint claims_holder_id_fkey, drop constraint claims_generation_id_fkey,
  drop constraint claims_baseline_id_fkey;
alter table receipts drop constraint receipts_baseline_id_fkey;
alter table decisions drop constraint decisions_baseline_id_fkey;

-- Room for the next version of a row beside it, so that a change that no index knows of touches no index.
alter table generations set (fillfactor = 70);
alter table baselines set (fillfactor = 50);
alter table claims set (fillfactor = 60);
alter table receipts set (fillfactor = 60);

-- What is pending is found by its baseline; an index that knows of confirmations would have to follow each of them.
drop index receipts_pending;
drop index receipts_lost;
create index receipts_lost on receipts (baseline_id) where lost_at is not null and arrived_at is null;
create index receipts_unsent on receipts (baseline_id) where sent_at is null and voided_at is null;
create index receipts_of_starts on receipts (sent_at) where set_to <> 'STOPPED';
