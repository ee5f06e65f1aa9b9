-- What a client that has died may have forgotten is what ended shortly before.
create index baselines_closed on baselines (closed_at);
