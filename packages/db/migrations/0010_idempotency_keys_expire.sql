-- A key is good for 24 hours; then its reply, which may hold texts, goes.
call app.open_to_lookup('idempotency_keys', 'select, delete');
create function lookup.remove_idempotency_keys(p_before timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ delete from idempotency_keys where created_at < p_before $$;
call app.expose('lookup.remove_idempotency_keys(timestamptz)');
