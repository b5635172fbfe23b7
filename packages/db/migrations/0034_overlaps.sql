-- Whether overlaps are forbidden is the workspace's to say, whoever writes an entry: it is copied onto the entry here, so that
-- no way of writing one forgets, and so that the setting cannot change in between.
create function app.mark_overlaps() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(new.workspace_id::text, 34));
  new.overlap_forbidden := coalesce(
    (select s.overlap_forbidden from time_settings s where s.workspace_id = new.workspace_id), false);
  return new;
end $$;
create trigger mark_overlaps before insert or update of member_id, started_at, ended_at, is_timed, deleted_at on time_entries
  for each row execute function app.mark_overlaps();

-- As in 0030, but for that mark, which says nothing of the work; and a generated column is not there yet before an update.
create or replace function app.keep_invoiced_entries() returns trigger language plpgsql as $$
begin
  if current_user = 'promptsheet_lookup' and tg_op = 'DELETE' then return old; end if;
  if old.status <> 'invoiced' then return case tg_op when 'DELETE' then old else new end; end if;
  if tg_op = 'UPDATE' and (to_jsonb(new) - '{overlap_forbidden,local_date}'::text[])
    = (to_jsonb(old) - '{overlap_forbidden,local_date}'::text[]) then return new; end if;
  if tg_op = 'UPDATE' and new.status = 'approved' and new.invoice_id is null
    and exists (select from invoices i where i.workspace_id = old.workspace_id and i.id = old.invoice_id and i.status = 'void')
    and (to_jsonb(new) - '{status,invoice_id,revision,updated_at,local_date}'::text[])
      = (to_jsonb(old) - '{status,invoice_id,revision,updated_at,local_date}'::text[])
  then return new; end if;
  raise exception 'this entry is on an invoice' using errcode = 'check_violation', constraint = 'time_entries_invoiced';
end $$;

-- What waits for approval, of everybody.
create index time_entries_submitted on time_entries (workspace_id, started_at) where status = 'submitted' and deleted_at is null;
