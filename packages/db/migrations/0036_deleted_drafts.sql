-- A draft that was deleted can come back for a month; what was issued is never deleted.
alter table invoices add column deleted_at timestamptz check (deleted_at is null or status = 'draft');
