-- The two doors and the three roles. `promptsheet_owner` owns everything and runs this file, `promptsheet_app`
-- owns nothing, `promptsheet_lookup` cannot log in and owns the few security definer functions.

create extension if not exists citext;
create schema app;
create schema lookup;
grant usage on schema app, lookup to promptsheet_app, promptsheet_lookup;
grant create on schema lookup to promptsheet_lookup;
alter default privileges revoke execute on functions from public;

-- set_config(…, true) reverts to the empty string, not to null: hence nullif.
create function app.workspace_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.workspace_id', true), '')::uuid $$;
create function app.member_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.member_id', true), '')::uuid $$;
create function app.user_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

-- Enters a tenant for the rest of the transaction; refuses to change one that is already set.
create function app.enter(p_workspace uuid, p_member uuid, p_user uuid) returns void language plpgsql
  as $$
begin
  if app.workspace_id() is distinct from p_workspace and app.workspace_id() is not null then
    raise exception 'another workspace is already set in this transaction' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.workspace_id', coalesce(p_workspace::text, ''), true),
          set_config('app.member_id', coalesce(p_member::text, ''), true),
          set_config('app.user_id', coalesce(p_user::text, ''), true);
end $$;
grant execute on function app.workspace_id(), app.member_id(), app.user_id() to promptsheet_app, promptsheet_lookup;
grant execute on function app.enter(uuid, uuid, uuid) to promptsheet_app;

-- Puts a table behind its tenant: forced row-level security, the workspace policy, the named grants.
create procedure app.isolate(p_table regclass, p_privileges text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('create policy tenant on %s using (workspace_id = app.workspace_id()) with check (workspace_id = app.workspace_id())', p_table);
  execute format('grant %s on %s to promptsheet_app', p_privileges, p_table);
end $$;

-- Lets the lookup role see (or also write) a table: under FORCE a definer function sees nothing without it.
create procedure app.open_to_lookup(p_table regclass, p_privileges text default 'select') language plpgsql as $$
begin
  execute format('grant %s on %s to promptsheet_lookup', p_privileges, p_table);
  execute format('create policy lookup on %s to promptsheet_lookup using (true) with check (true)', p_table);
end $$;

-- Hands a definer function to the lookup role and lets the application call it. Without pg_temp named last, a
-- temporary view would stand before every table the function reads, and could read what only the function may.
create procedure app.expose(p_function regprocedure) language plpgsql as $$
begin
  execute format('revoke all on function %s from public', p_function);
  execute format('grant execute on function %s to promptsheet_app', p_function);
  execute format('alter function %s set search_path = pg_catalog, public, pg_temp', p_function);
  execute format('alter function %s owner to promptsheet_lookup', p_function);
end $$;
