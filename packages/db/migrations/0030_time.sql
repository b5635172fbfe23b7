-- Time: what it is booked on, what it costs, the entries themselves, and what is billed.

create extension if not exists btree_gist;

-- The tree: clients, their projects, tasks to any depth. Nothing of it is deleted, only archived: old entries keep their names.
create table clients (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 100),
  code text not null default '' check (char_length(code) <= 20),
  colour text not null default 'slate' check (char_length(colour) <= 20),
  -- What their rates and invoices are in.
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  estimate_seconds integer check (estimate_seconds > 0),
  -- What stands on their invoices.
  billing_name text not null default '' check (char_length(billing_name) <= 200),
  billing_address text not null default '' check (char_length(billing_address) <= 1000),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id)
);
create unique index clients_name on clients (workspace_id, lower(name)) where archived_at is null;

create table projects (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  -- Null for one's own work.
  client_id uuid,
  name text not null check (char_length(name) between 1 and 100),
  code text not null default '' check (char_length(code) <= 20),
  colour text not null default 'slate' check (char_length(colour) <= 20),
  billable boolean not null default true,
  estimate_seconds integer check (estimate_seconds > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, client_id) references clients
);
create unique index projects_name on projects (workspace_id, client_id, lower(name)) nulls not distinct where archived_at is null;
create index projects_client on projects (workspace_id, client_id);

create table tasks (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  project_id uuid not null,
  parent_id uuid,
  -- The ids from the project's own task down to this one, itself included.
  path uuid[] not null check (path[array_length(path, 1)] = id and array_length(path, 1) <= 20),
  name text not null check (char_length(name) between 1 and 200),
  code text not null default '' check (char_length(code) <= 20),
  -- Null takes what stands above it.
  colour text check (char_length(colour) <= 20),
  billable boolean,
  estimate_seconds integer check (estimate_seconds > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, project_id, id),
  foreign key (workspace_id, project_id) references projects,
  foreign key (workspace_id, project_id, parent_id) references tasks (workspace_id, project_id, id)
    on update cascade deferrable initially deferred,
  check (parent_id is null or parent_id <> id)
);
create unique index tasks_name on tasks (workspace_id, project_id, parent_id, lower(name)) nulls not distinct where archived_at is null;
create index tasks_path on tasks using gin (path);

-- What an hour costs from a day on, of one task, project, client or member, or of the workspace when none is named. History
-- stays: a new rate begins a new row.
create table rates (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  task_id uuid,
  project_id uuid,
  client_id uuid,
  member_id uuid,
  -- Minor units of the currency for an hour.
  amount bigint not null check (amount between 0 and 100000000),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  effective_from date not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, task_id) references tasks,
  foreign key (workspace_id, project_id) references projects,
  foreign key (workspace_id, client_id) references clients,
  foreign key (workspace_id, member_id) references members,
  check (num_nonnulls(task_id, project_id, client_id, member_id) <= 1)
);
create unique index rates_target on rates (workspace_id, task_id, project_id, client_id, member_id, currency, effective_from) nulls not distinct;

-- Hours or money that a client, project or task may take, in all or in each month.
create table budgets (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  task_id uuid,
  project_id uuid,
  client_id uuid,
  period text not null check (period in ('total', 'month')),
  seconds integer check (seconds > 0),
  amount bigint check (amount > 0),
  currency char(3) check (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, task_id) references tasks,
  foreign key (workspace_id, project_id) references projects,
  foreign key (workspace_id, client_id) references clients,
  check (num_nonnulls(task_id, project_id, client_id) = 1),
  check (num_nonnulls(seconds, amount) = 1 and (amount is null) = (currency is null))
);
create unique index budgets_target on budgets (workspace_id, task_id, project_id, client_id, period) nulls not distinct;

create table invoices (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  client_id uuid not null,
  status text not null default 'draft' check (status in ('draft', 'issued', 'paid', 'void')),
  -- Given as it is issued, without gaps.
  number text check (char_length(number) between 1 and 40),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  from_date date not null,
  to_date date not null,
  group_by text not null check (char_length(group_by) <= 100),
  rounding jsonb,
  -- Thousandths of a percent.
  tax_millipercent integer not null default 0 check (tax_millipercent between 0 and 100000),
  notes text not null default '' check (char_length(notes) <= 2000),
  due_date date,
  subtotal bigint not null default 0,
  tax bigint not null default 0,
  total bigint not null default 0,
  -- Who bills whom, as it was on the day of issue; null before.
  parties jsonb,
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  issued_at timestamptz,
  paid_at timestamptz,
  voided_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, client_id) references clients,
  foreign key (workspace_id, created_by) references members,
  check (from_date <= to_date),
  check (total = subtotal + tax),
  check (status = 'draft' or (number is not null and issued_at is not null and parties is not null))
);
create unique index invoices_number on invoices (workspace_id, number) where number is not null;

create table invoice_lines (
  workspace_id uuid not null,
  invoice_id uuid not null,
  position integer not null check (position > 0),
  description text not null check (char_length(description) <= 1000),
  quantity_seconds integer not null,
  rate bigint not null,
  amount bigint not null,
  primary key (workspace_id, invoice_id, position),
  foreign key (workspace_id, invoice_id) references invoices on delete cascade
);

-- The last number given of each series; locked while the next one is.
create table invoice_series (
  workspace_id uuid not null references workspaces,
  series text not null check (char_length(series) <= 30),
  last_number integer not null default 0,
  primary key (workspace_id, series)
);

-- How a workspace keeps time.
create table time_settings (
  workspace_id uuid not null references workspaces,
  overlap_forbidden boolean not null default false,
  -- Before the running number of an invoice; `{year}` stands for the year of issue.
  invoice_series text not null default '{year}-' check (char_length(invoice_series) <= 30),
  -- What stands on invoices as their sender.
  sender_name text not null default '' check (char_length(sender_name) <= 200),
  sender_address text not null default '' check (char_length(sender_address) <= 1000),
  sender_details text not null default '' check (char_length(sender_details) <= 1000),
  updated_at timestamptz not null,
  primary key (workspace_id)
);

-- How a person does.
create table member_time_settings (
  workspace_id uuid not null,
  member_id uuid not null,
  -- After how long a running timer asks whether it was forgotten.
  forgotten_after_seconds integer not null default 28800 check (forgotten_after_seconds between 1800 and 172800),
  -- At which share of its estimate work is said to go long.
  long_from_percent integer not null default 80 check (long_from_percent between 10 and 100),
  updated_at timestamptz not null,
  primary key (workspace_id, member_id),
  foreign key (workspace_id, member_id) references members on delete cascade
);

create table time_imports (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  kind text not null check (kind in ('toggl', 'clockify', 'harvest', 'promptsheet')),
  status text not null check (status in ('pending', 'ready', 'committing', 'committed', 'undoing', 'undone', 'failed')),
  file_name text not null default '' check (char_length(file_name) <= 300),
  source bytea,
  -- What to take people, zones and currencies for; what was read; what came of it.
  settings jsonb not null default '{}',
  preview jsonb,
  result jsonb,
  failure text,
  progress integer not null default 0,
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references members
);

create table time_entries (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  member_id uuid not null,
  project_id uuid,
  task_id uuid,
  description text not null default '' check (char_length(description) <= 2000),
  billable boolean not null,
  tags text[] not null default '{}' check (cardinality(tags) <= 30),
  started_at timestamptz not null,
  -- Null while the timer runs.
  ended_at timestamptz,
  -- The zone the person was in, and the day it was there when it began.
  timezone text not null check (char_length(timezone) <= 64),
  local_date date not null generated always as ((started_at at time zone timezone)::date) stored,
  -- Whether the clock times are known, or only the day and how long.
  is_timed boolean not null default true,
  source text not null check (source in ('manual', 'timer', 'draft', 'import')),
  status text not null default 'open' check (status in ('open', 'submitted', 'approved', 'invoiced')),
  -- Frozen as the entry is approved: minor units for an hour, and for the entry.
  rate bigint,
  currency char(3),
  amount bigint,
  -- The draft it is proposed on, or the invoice that locks it.
  invoice_id uuid,
  revision integer not null default 1,
  overlap_forbidden boolean not null default false,
  import_id uuid,
  -- The same row of the same file makes no second entry.
  external_key text check (char_length(external_key) <= 200),
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members,
  foreign key (workspace_id, created_by) references members,
  foreign key (workspace_id, project_id) references projects,
  foreign key (workspace_id, project_id, task_id) references tasks (workspace_id, project_id, id)
    on update cascade deferrable initially deferred,
  foreign key (workspace_id, invoice_id) references invoices,
  foreign key (workspace_id, import_id) references time_imports,
  check (task_id is null or project_id is not null),
  check (ended_at >= started_at and ended_at - started_at <= interval '31 days'),
  check (ended_at is not null or status = 'open'),
  check (num_nonnulls(rate, currency, amount) in (0, 3)),
  check (status <> 'invoiced' or invoice_id is not null),
  constraint time_entries_overlap exclude using gist (
    workspace_id with =, member_id with =, tstzrange(started_at, coalesce(ended_at, 'infinity'), '[)') with &&)
    where (overlap_forbidden and is_timed and deleted_at is null)
);
create unique index time_entries_running on time_entries (workspace_id, member_id) where ended_at is null and deleted_at is null;
create unique index time_entries_external on time_entries (workspace_id, external_key) where external_key is not null and deleted_at is null;
create index time_entries_member on time_entries (workspace_id, member_id, started_at) where deleted_at is null;
create index time_entries_when on time_entries (workspace_id, started_at) where deleted_at is null;
create index time_entries_project on time_entries (workspace_id, project_id, started_at) where deleted_at is null;
create index time_entries_task on time_entries (workspace_id, task_id) where deleted_at is null;
create index time_entries_invoice on time_entries (workspace_id, invoice_id) where invoice_id is not null;
create index time_entries_import on time_entries (workspace_id, import_id) where import_id is not null;

-- What was said of a person's week; where each entry stands is on the entry.
create table timesheet_weeks (
  workspace_id uuid not null,
  member_id uuid not null,
  -- `2026-W47`
  week text not null check (week ~ '^\d{4}-W\d{2}$'),
  submitted_at timestamptz,
  returned_at timestamptz,
  returned_by uuid,
  return_note text not null default '' check (char_length(return_note) <= 1000),
  updated_at timestamptz not null,
  primary key (workspace_id, member_id, week),
  foreign key (workspace_id, member_id) references members,
  foreign key (workspace_id, returned_by) references members
);

create table saved_reports (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 100),
  -- Shown to everybody who may see reports, or to who saved it alone.
  is_shared boolean not null default false,
  query jsonb not null,
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references members
);

call app.isolate('clients', 'select, insert, update');
call app.isolate('projects', 'select, insert, update');
call app.isolate('tasks', 'select, insert, update');
call app.isolate('rates', 'select, insert, update, delete');
call app.isolate('budgets', 'select, insert, update, delete');
call app.isolate('invoices', 'select, insert, update, delete');
call app.isolate('invoice_lines', 'select, insert, delete');
call app.isolate('invoice_series', 'select, insert, update');
call app.isolate('time_settings', 'select, insert, update');
call app.isolate('member_time_settings', 'select, insert, update');
call app.isolate('time_imports', 'select, insert, update, delete');
call app.isolate('time_entries', 'select, insert, update');
call app.isolate('timesheet_weeks', 'select, insert, update');
call app.isolate('saved_reports', 'select, insert, update, delete');

-- Who sees everybody's hours and money: owners, admins and managers, and a job, which acts for nobody. The same table is in
-- `can.ts`.
create function lookup.sees_everyones_time() returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return app.member_id() is null or exists (select from members m where m.workspace_id = app.workspace_id()
    and m.id = app.member_id() and m.removed_at is null and m.role in ('owner', 'admin', 'manager'));
end $$;
call app.expose('lookup.sees_everyones_time()');

create policy own on time_entries as restrictive to promptsheet_app
  using (member_id = app.member_id() or (select lookup.sees_everyones_time()))
  with check (member_id = app.member_id() or (select lookup.sees_everyones_time()));
create policy own on timesheet_weeks as restrictive to promptsheet_app
  using (member_id = app.member_id() or (select lookup.sees_everyones_time()))
  with check (member_id = app.member_id() or (select lookup.sees_everyones_time()));
create policy own on member_time_settings as restrictive to promptsheet_app
  using (member_id = app.member_id() or app.member_id() is null)
  with check (member_id = app.member_id());
create policy managers on rates as restrictive to promptsheet_app using ((select lookup.sees_everyones_time()));
create policy managers on budgets as restrictive to promptsheet_app using ((select lookup.sees_everyones_time()));
create policy managers on invoices as restrictive to promptsheet_app using ((select lookup.sees_everyones_time()));
create policy managers on invoice_lines as restrictive to promptsheet_app using ((select lookup.sees_everyones_time()));
create policy managers on invoice_series as restrictive to promptsheet_app using ((select lookup.sees_everyones_time()));
create policy managers on time_imports as restrictive to promptsheet_app using ((select lookup.sees_everyones_time()));
create policy shown on saved_reports as restrictive to promptsheet_app
  using (created_by = app.member_id() or is_shared or app.member_id() is null)
  with check (created_by = app.member_id() or is_shared);

-- What was invoiced stays as it was invoiced: an entry leaves an invoice only when that one is void, and changes in nothing.
create function app.keep_invoiced_entries() returns trigger language plpgsql as $$
begin
  if current_user = 'promptsheet_lookup' and tg_op = 'DELETE' then return old; end if;
  if old.status <> 'invoiced' then return case tg_op when 'DELETE' then old else new end; end if;
  if tg_op = 'UPDATE' and new.status = 'approved' and new.invoice_id is null
    and exists (select from invoices i where i.workspace_id = old.workspace_id and i.id = old.invoice_id and i.status = 'void')
    and (to_jsonb(new) - '{status,invoice_id,revision,updated_at}'::text[]) = (to_jsonb(old) - '{status,invoice_id,revision,updated_at}'::text[])
  then return new; end if;
  raise exception 'this entry is on an invoice' using errcode = 'check_violation', constraint = 'time_entries_invoiced';
end $$;
create trigger keep_invoiced before update or delete on time_entries for each row execute function app.keep_invoiced_entries();

-- An issued invoice is never changed again, but for being paid or void; its lines never.
create function app.keep_issued_invoices() returns trigger language plpgsql as $$
begin
  if current_user = 'promptsheet_lookup' and tg_op = 'DELETE' then return old; end if;
  if old.status = 'draft' then return case tg_op when 'DELETE' then old else new end; end if;
  if tg_op = 'UPDATE' and new.status in ('issued', 'paid', 'void') and old.status <> 'void'
    and (to_jsonb(new) - '{status,paid_at,voided_at,updated_at}'::text[]) = (to_jsonb(old) - '{status,paid_at,voided_at,updated_at}'::text[])
  then return new; end if;
  raise exception 'this invoice is issued' using errcode = 'check_violation', constraint = 'invoices_issued';
end $$;
create trigger keep_issued before update or delete on invoices for each row execute function app.keep_issued_invoices();
create function app.keep_issued_lines() returns trigger language plpgsql as $$
declare
  v_line invoice_lines := case tg_op when 'INSERT' then new else old end;
begin
  if current_user = 'promptsheet_lookup' then return v_line; end if;
  if exists (select from invoices i where i.workspace_id = v_line.workspace_id and i.id = v_line.invoice_id and i.status <> 'draft') then
    raise exception 'this invoice is issued' using errcode = 'check_violation', constraint = 'invoices_issued';
  end if;
  return v_line;
end $$;
create trigger keep_issued before insert or delete on invoice_lines for each row execute function app.keep_issued_lines();

-- The first instant of a local day in a zone, by the zone's own rules. Where clocks go back across midnight the day begins with
-- the first second that has its date, and where midnight is skipped, with the first one there is.
create function app.day_start(p_day date, p_timezone text) returns timestamptz language plpgsql stable parallel safe as $$
declare
  v_at timestamptz := p_day::timestamp at time zone p_timezone;
  v_earlier timestamptz;
begin
  -- An ambiguous midnight is taken for its second occurrence; no zone's clocks go back by more than three hours at once.
  foreach v_earlier in array array[v_at - interval '30 minutes', v_at - interval '1 hour', v_at - interval '2 hours', v_at - interval '3 hours'] loop
    if (v_earlier at time zone p_timezone)::date >= p_day then v_at := v_earlier; end if;
  end loop;
  return v_at;
end $$;
grant execute on function app.day_start(date, text) to promptsheet_app;

-- An entry as the API tells it, without its money, which is not for everybody.
create view app.entry_details with (security_invoker = true) as
select e.workspace_id, e.id, e.member_id, e.started_at, e.ended_at, e.local_date, e.status, e.deleted_at, e.revision,
  e.project_id, e.task_id, p.client_id, e.billable, e.tags, e.invoice_id, e.rate, e.currency, e.amount,
  json_build_object(
    'id', e.id, 'memberId', e.member_id, 'startedAt', app.instant(e.started_at), 'endedAt', app.instant(e.ended_at),
    'durationSeconds', case when e.ended_at is not null then round(extract(epoch from e.ended_at - e.started_at))::int end,
    'timezone', e.timezone, 'localDate', e.local_date, 'isTimed', e.is_timed,
    'projectId', e.project_id, 'taskId', e.task_id, 'clientId', p.client_id,
    'description', e.description, 'billable', e.billable, 'tags', e.tags, 'source', e.source, 'status', e.status,
    'rate', case when e.rate is not null and s.yes then json_build_object('amount', e.rate, 'currency', e.currency) end,
    'amount', case when e.amount is not null and s.yes then json_build_object('amount', e.amount, 'currency', e.currency) end,
    'invoiceId', case when s.yes then e.invoice_id end, 'revision', e.revision,
    'createdAt', app.instant(e.created_at), 'updatedAt', app.instant(e.updated_at), 'deletedAt', app.instant(e.deleted_at)) as json
from time_entries e
left join projects p on p.workspace_id = e.workspace_id and p.id = e.project_id
cross join (select lookup.sees_everyones_time() as yes offset 0) s;
grant select on app.entry_details to promptsheet_app;

-- As in 0024, two more kinds of words: `time <workspace> <member> <member> …`, whose entries changed, and `tree <workspace>`.
create function lookup.note_time() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('promptsheet_changes', 'time ' || part.workspace_id || ' ' || string_agg(part.member_id::text, ' ')) from (
    select n.workspace_id, n.member_id, row_number() over (partition by n.workspace_id order by n.member_id) / 150 as part
    from (select distinct c.workspace_id, c.member_id from changed c) n) part
    group by part.workspace_id, part.part;
  return null;
end $$;
create trigger time_added after insert on time_entries referencing new table as changed
  for each statement execute function lookup.note_time();
create trigger time_changed after update on time_entries referencing new table as changed
  for each statement execute function lookup.note_time();
create function lookup.note_tree() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('promptsheet_changes', 'tree ' || c.workspace_id) from (select distinct workspace_id from changed) c;
  return null;
end $$;
do $$ declare t text; begin
  foreach t in array array['clients', 'projects', 'tasks'] loop
    execute format('create trigger tree_added after insert on %I referencing new table as changed for each statement execute function lookup.note_tree()', t);
    execute format('create trigger tree_changed after update on %I referencing new table as changed for each statement execute function lookup.note_tree()', t);
  end loop;
  foreach t in array array['note_time()', 'note_tree()'] loop
    execute format('call app.expose(''lookup.%s'')', t);
    execute format('revoke execute on function lookup.%s from promptsheet_app', t);
  end loop;
end $$;
