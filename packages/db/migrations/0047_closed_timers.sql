-- Whoever closes their account can stop no timer any more: it ends with the account, in every workspace.

grant update (ended_at, revision, updated_at) on time_entries to promptsheet_lookup;
create policy timer_ended on time_entries for update to promptsheet_lookup using (true) with check (true);
-- What guards entries locks the invoice that one is on, which takes the right to write one. A timer is on none.
grant update (updated_at) on invoices to promptsheet_lookup;

-- At the closing, or after the 31 days that an entry can have; a start ahead of our clock is the end too. Once more with the
-- removal, for accounts that were closed before this was so, and for a timer that began as the account was closed.
create function lookup.end_timers() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
begin
  update time_entries e
    set ended_at = least(greatest(e.started_at, new.closed_at), e.started_at + interval '31 days'),
      revision = e.revision + 1, updated_at = coalesce(new.removed_at, new.closed_at)
    from members m where m.user_id = new.id and e.workspace_id = m.workspace_id and e.member_id = m.id
      and e.ended_at is null and e.deleted_at is null;
  return null;
end $$;
create trigger users_timers_ended after update of closed_at, removed_at on users for each row
  when (new.closed_at is not null) execute function lookup.end_timers();
call app.expose('lookup.end_timers()');
revoke execute on function lookup.end_timers() from promptsheet_app;
