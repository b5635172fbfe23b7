-- What was approved stays as it was approved, and what was invoiced as it was invoiced: said by the database, whoever asks.

-- As in 0034, and more: an approved entry changes in nothing until it is opened again, but that it gets a price where it had
-- none, and goes onto a draft or off it; it joins drafts alone, and is invoiced with the invoice it is on, when that is issued.
create or replace function app.keep_invoiced_entries() returns trigger language plpgsql as $$
declare
  v_own constant text[] := '{overlap_forbidden,local_date}';
  v_moves constant text[] := v_own || '{status,invoice_id,revision,updated_at}';
  v_price constant text[] := '{rate,currency,amount}';
begin
  if current_user = 'promptsheet_lookup' and tg_op = 'DELETE' then return old; end if;
  if tg_op = 'DELETE' and old.status <> 'invoiced' then return old; end if;
  if tg_op <> 'DELETE' and new.status <> 'invoiced' and new.invoice_id is not null
    and (tg_op = 'INSERT' or new.invoice_id is distinct from old.invoice_id)
    and not exists (select from invoices i where i.workspace_id = new.workspace_id and i.id = new.invoice_id
      and i.status = 'draft' and new.status = 'approved' for share) then
    raise exception 'only a draft takes time, and only what is approved' using errcode = 'check_violation', constraint = 'time_entries_draft';
  end if;
  if tg_op <> 'DELETE' and new.status = 'invoiced' and (tg_op = 'INSERT' or old.status <> 'invoiced')
    and (tg_op = 'INSERT' or old.status <> 'approved' or new.invoice_id is distinct from old.invoice_id or new.rate is null
      or not exists (select from invoices i where i.workspace_id = new.workspace_id and i.id = new.invoice_id and i.status = 'issued')) then
    raise exception 'time is invoiced with its issued invoice alone' using errcode = 'check_violation', constraint = 'time_entries_issued';
  end if;
  if tg_op = 'INSERT' then return new; end if;
  if old.status = 'invoiced' then
    if tg_op = 'UPDATE' and (to_jsonb(new) - v_own) = (to_jsonb(old) - v_own) then return new; end if;
    if tg_op = 'UPDATE' and new.status = 'approved' and new.invoice_id is null
      and exists (select from invoices i where i.workspace_id = old.workspace_id and i.id = old.invoice_id and i.status = 'void')
      and (to_jsonb(new) - v_moves) = (to_jsonb(old) - v_moves)
    then return new; end if;
    raise exception 'this entry is on an invoice' using errcode = 'check_violation', constraint = 'time_entries_invoiced';
  end if;
  if old.status = 'approved' and ((to_jsonb(new) - v_moves - v_price) <> (to_jsonb(old) - v_moves - v_price)
    or new.status in ('approved', 'invoiced') and old.rate is not null
      and (new.rate, new.currency, new.amount) is distinct from (old.rate, old.currency, old.amount)) then
    raise exception 'this entry is approved' using errcode = 'check_violation', constraint = 'time_entries_approved';
  end if;
  return new;
end $$;
drop trigger keep_invoiced on time_entries;
create trigger keep_invoiced before insert or update or delete on time_entries
  for each row execute function app.keep_invoiced_entries();

-- As in 0030, and a line cannot slip onto an invoice while that is being issued.
create or replace function app.keep_issued_lines() returns trigger language plpgsql as $$
declare
  v_line invoice_lines := case tg_op when 'INSERT' then new else old end;
  v_status text;
begin
  if current_user = 'promptsheet_lookup' then return v_line; end if;
  select i.status into v_status from invoices i where i.workspace_id = v_line.workspace_id and i.id = v_line.invoice_id for share;
  if v_status <> 'draft' then
    raise exception 'this invoice is issued' using errcode = 'check_violation', constraint = 'invoices_issued';
  end if;
  return v_line;
end $$;

-- What an import or a copy wrote is known by its key. When it was deleted, written anew and then brought back, the first is
-- only an entry like any other: nobody's hours are lost for it, and none are taken for the copy.
create function app.free_key() returns trigger language plpgsql as $$
begin
  if exists (select from time_entries e where e.workspace_id = new.workspace_id and e.external_key = new.external_key
    and e.deleted_at is null and e.id <> new.id) then new.external_key := null; end if;
  return new;
end $$;
create trigger free_key before update of deleted_at on time_entries for each row
  when (old.deleted_at is not null and new.deleted_at is null and new.external_key is not null) execute function app.free_key();
