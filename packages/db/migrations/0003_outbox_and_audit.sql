-- Jobs leave in the transaction of the change that asks for them; who changed what is written beside it.

create table outbox (
  id uuid primary key,
  workspace_id uuid references workspaces,
  job text not null,
  payload jsonb not null,
  dedupe_key text unique,
  run_after timestamptz not null,
  created_at timestamptz not null,
  relayed_at timestamptz,
  attempts integer not null default 0,
  last_error text,
  done_at timestamptz,
  failed_at timestamptz
);
create index outbox_due on outbox (run_after) where done_at is null and failed_at is null;
create index outbox_finished on outbox (done_at) where done_at is not null;

alter table outbox enable row level security;
alter table outbox force row level security;
create policy added on outbox for insert with check (workspace_id is null or workspace_id = app.workspace_id());
grant insert on outbox to promptsheet_app;
call app.open_to_lookup('outbox', 'select, update, insert, delete');

-- Takes what is due: new rows, and rows relayed so long ago that the queue must have lost them.
create function lookup.claim_outbox(p_now timestamptz, p_stale interval, p_limit integer)
  returns table (id uuid, job text, workspace_id uuid, payload jsonb)
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ update outbox o set relayed_at = p_now from (
          select d.id from outbox d where d.done_at is null and d.failed_at is null and d.run_after <= p_now
            and (d.relayed_at is null or d.relayed_at < p_now - p_stale)
          order by d.run_after limit p_limit for update skip locked) due
        where o.id = due.id returning o.id, o.job, o.workspace_id, o.payload $$;
call app.expose('lookup.claim_outbox(timestamptz, interval, integer)');

-- True for the one caller who may take effect; the row stays locked until that caller's transaction ends.
create function lookup.finish_outbox(p_id uuid, p_now timestamptz) returns boolean
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with done as (update outbox set done_at = p_now, last_error = null where id = p_id and done_at is null returning 1)
        select exists (select from done) $$;
call app.expose('lookup.finish_outbox(uuid, timestamptz)');

create function lookup.is_outbox_done(p_id uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select not exists (select from outbox where id = p_id and done_at is null) $$;
call app.expose('lookup.is_outbox_done(uuid)');

create function lookup.record_outbox_error(p_id uuid, p_error text, p_failed_at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ update outbox set attempts = attempts + 1, last_error = left(p_error, 2000), failed_at = p_failed_at
        where id = p_id and done_at is null $$;
call app.expose('lookup.record_outbox_error(uuid, text, timestamptz)');

-- A scheduled job has no workspace and no change to ride on; its dedupe key names its slot.
create function lookup.schedule_outbox(p_id uuid, p_job text, p_payload jsonb, p_dedupe_key text, p_now timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ insert into outbox (id, job, payload, dedupe_key, run_after, created_at)
        values (p_id, p_job, p_payload, p_dedupe_key, p_now, p_now) on conflict (dedupe_key) do nothing $$;
call app.expose('lookup.schedule_outbox(uuid, text, jsonb, text, timestamptz)');

create function lookup.outbox_depth() returns table (waiting bigint, failed bigint)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select count(*) filter (where failed_at is null), count(*) filter (where failed_at is not null)
        from outbox where done_at is null $$;
call app.expose('lookup.outbox_depth()');

create function lookup.remove_finished_outbox(p_before timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ delete from outbox where done_at < p_before $$;
call app.expose('lookup.remove_finished_outbox(timestamptz)');

create function lookup.list_workspaces() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select id from workspaces where deleted_at is null $$;
call app.expose('lookup.list_workspaces()');

create table audit_entries (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  actor_kind text not null check (actor_kind in ('member', 'key', 'job')),
  member_id uuid,
  key_id uuid,
  action text not null,
  subject_type text not null,
  subject_id uuid,
  prompt_id uuid,
  collection_id uuid,
  detail jsonb not null default '{}',
  request_id text,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members,
  foreign key (workspace_id, key_id) references api_keys
);
create index audit_entries_prompt on audit_entries (workspace_id, prompt_id, id) where prompt_id is not null;
call app.isolate('audit_entries', 'select, insert');
