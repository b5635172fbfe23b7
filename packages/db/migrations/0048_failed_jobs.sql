-- Jobs that failed for good go too, longer after it than those that were done: their payload may have somebody's address in it.
create index outbox_failed on outbox (failed_at) where failed_at is not null;
create function lookup.remove_failed_outbox(p_before timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ delete from outbox where done_at is null and failed_at < p_before $$;
call app.expose('lookup.remove_failed_outbox(timestamptz)');
