-- Imports of hours in two steps, as those of prompts: read and shown first, then committed as a whole.

alter table time_imports
  -- The rows that cannot be read: [{row, column, message}].
  add column problems jsonb not null default '[]',
  add column committed_at timestamptz,
  add column undone_at timestamptz;

-- How far reading or committing has come: written outside that work's transaction, so that it can be watched.
create table time_import_progress (
  workspace_id uuid not null,
  import_id uuid not null,
  done integer not null default 0,
  total integer not null default 0,
  primary key (workspace_id, import_id),
  foreign key (workspace_id, import_id) references time_imports on delete cascade
);
call app.isolate('time_import_progress', 'select, insert, update');
create policy own on time_import_progress as restrictive to promptsheet_app using (exists (
  select from time_imports i where i.workspace_id = time_import_progress.workspace_id and i.id = time_import_progress.import_id));

-- What was imported before and deleted since does not come back unasked.
create index time_entries_external_deleted on time_entries (workspace_id, external_key)
  where external_key is not null and deleted_at is not null;

-- What was never committed goes after a week, with its file. A committed one stays: its entries say where they are from.
call app.open_to_lookup('time_imports', 'select, delete');
create function lookup.remove_expired_time_imports(p_now timestamptz) returns integer
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with gone as (
          delete from time_imports where updated_at < p_now - interval '7 days' and status in ('pending', 'ready', 'failed') returning 1)
        select count(*)::int from gone $$;
call app.expose('lookup.remove_expired_time_imports(timestamptz)');
