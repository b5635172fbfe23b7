-- Leaving: an account or a workspace is closed at once, can come back for two weeks, and is then removed.

alter table users add column closed_at timestamptz, add column removed_at timestamptz;
alter table workspaces add column deleted_by uuid;

alter table sign_in_tokens drop constraint sign_in_tokens_kind_check;
alter table sign_in_tokens add constraint sign_in_tokens_kind_check
  check (kind in ('verify_email', 'reset_password', 'magic_link', 'change_email', 'undo_email', 'second_factor', 'reopen'));

-- As in 0010, and nobody who closed their account.
create or replace function lookup.find_session(p_id text, p_now timestamptz)
  returns table (id text, user_id uuid, expires_at timestamptz, email text, email_verified boolean, name text,
                 workspace_id uuid, member_id uuid, role text)
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with touched as (update sessions s set last_seen_at = p_now
          where s.id = p_id and s.last_seen_at < p_now - interval '5 minutes')
        select s.id, s.user_id, s.expires_at, u.email::text, u.email_verified_at is not null, u.name, m.workspace_id, m.id, m.role
        from sessions s join users u on u.id = s.user_id and u.closed_at is null
        left join (members m join workspaces w on w.id = m.workspace_id and w.deleted_at is null)
          on m.workspace_id = s.workspace_id and m.user_id = s.user_id and m.removed_at is null
        where s.id = p_id $$;

-- As in 0002, and no key of somebody who closed their account.
create or replace function lookup.find_key(p_hash text, p_now timestamptz)
  returns table (workspace_id uuid, key_id uuid, member_id uuid, user_id uuid, role text, scopes text[])
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with touched as (update api_keys k set last_used_at = p_now
          where k.secret_hash = p_hash and (k.last_used_at is null or k.last_used_at < p_now - interval '1 minute'))
        select k.workspace_id, k.id, m.id, m.user_id, m.role, k.scopes from api_keys k
        join members m on m.workspace_id = k.workspace_id and m.id = k.member_id and m.removed_at is null
        join users u on u.id = m.user_id and u.closed_at is null
        join workspaces w on w.id = k.workspace_id and w.deleted_at is null
        where k.secret_hash = p_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > p_now) $$;

-- Closes the account of whoever asks, and the workspaces where nobody else is left; or changes nothing and gives the
-- name of one that would be left without an owner. Locks as every change of members does, so two owners take turns.
create function lookup.close_account(p_now timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
declare
  v_blocked text;
begin
  perform from workspaces w where w.id in (
    select m.workspace_id from members m where m.user_id = app.user_id() and m.removed_at is null)
    order by w.id for update;
  select w.name into v_blocked from workspaces w join members own on own.workspace_id = w.id
    where own.user_id = app.user_id() and own.removed_at is null and own.role = 'owner' and w.deleted_at is null
      and (select bool_or(true) and not bool_or(m.role = 'owner') from members m
        join users u on u.id = m.user_id and u.closed_at is null
        where m.workspace_id = w.id and m.removed_at is null and m.id <> own.id)
    order by w.name limit 1;
  if v_blocked is not null then return v_blocked; end if;
  update workspaces w set deleted_at = p_now, deleted_by = own.id from members own
    where own.workspace_id = w.id and own.user_id = app.user_id() and own.removed_at is null and w.deleted_at is null
      and not exists (select from members m join users u on u.id = m.user_id and u.closed_at is null
        where m.workspace_id = w.id and m.removed_at is null and m.id <> own.id);
  update users set closed_at = p_now where id = app.user_id();
  return null;
end $$;
call app.expose('lookup.close_account(timestamptz)');

-- Spends the token and brings back the account, with the workspaces that were deleted as it was closed.
create function lookup.reopen_account(p_hash text, p_now timestamptz) returns uuid
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with spent as (
          update sign_in_tokens t set used_at = p_now from users u
          where t.hash = p_hash and t.kind = 'reopen' and t.used_at is null and t.expires_at > p_now
            and u.id = t.user_id and u.closed_at is not null and u.removed_at is null returning t.user_id, u.closed_at),
        opened as (update users u set closed_at = null from spent where u.id = spent.user_id),
        undeleted as (update workspaces w set deleted_at = null, deleted_by = null from spent join members m on m.user_id = spent.user_id
          where m.workspace_id = w.id and m.id = w.deleted_by and w.deleted_at = spent.closed_at)
        select user_id from spent $$;
call app.expose('lookup.reopen_account(text, timestamptz)');

-- What is kept of a tenant may be removed by the functions below, now and for tables to come.
create procedure app.open_to_purge(p_table regclass) language plpgsql as $$
begin
  execute format('grant select, delete on %s to promptsheet_lookup', p_table);
  execute format('create policy purge_seen on %s for select to promptsheet_lookup using (true)', p_table);
  execute format('create policy purge on %s for delete to promptsheet_lookup using (true)', p_table);
end $$;
create or replace procedure app.isolate(p_table regclass, p_privileges text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('create policy tenant on %s using (workspace_id = app.workspace_id()) with check (workspace_id = app.workspace_id())', p_table);
  execute format('grant %s on %s to promptsheet_app', p_privileges, p_table);
  call app.open_to_purge(p_table);
end $$;
do $$ declare t regclass; begin
  for t in select c.oid::regclass from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  loop call app.open_to_purge(t); end loop;
end $$;
call app.open_to_purge('workspaces');
grant update on members, invites to promptsheet_lookup;
create policy purge_changed on members for update to promptsheet_lookup using (true) with check (true);
create policy purge_changed on invites for update to promptsheet_lookup using (true) with check (true);

create function lookup.list_due_removals(p_before timestamptz) returns table (kind text, id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select 'workspace', w.id from workspaces w where w.deleted_at < p_before
        union all select 'account', u.id from users u where u.closed_at < p_before and u.removed_at is null
        order by 1 desc, 2 $$;
call app.expose('lookup.list_due_removals(timestamptz)');

-- Removes prompts that have been in the bin since before, with all that hangs on them; how many.
create function lookup.remove_binned_prompts(p_before timestamptz, p_limit integer) returns integer
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with gone as (delete from prompts p using (
          select b.workspace_id, b.id from prompts b where b.deleted_at < p_before limit p_limit) due
          where p.workspace_id = due.workspace_id and p.id = due.id returning 1)
        select count(*)::int from gone $$;
call app.expose('lookup.remove_binned_prompts(timestamptz, integer)');
create index prompts_bin_age on prompts (deleted_at) where deleted_at is not null;

-- Removes a part of a workspace that has been deleted since before: some prompts with all that hangs on them, or, when
-- there are none left, the rest, in whatever order foreign keys allow. True when nothing of it is left.
create function lookup.remove_workspace(p_workspace uuid, p_before timestamptz, p_limit integer) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
declare
  t regclass;
  is_left boolean;
begin
  if not exists (select from workspaces w where w.id = p_workspace and w.deleted_at < p_before) then return true; end if;
  delete from prompts p where p.workspace_id = p_workspace and p.id in (
    select b.id from prompts b where b.workspace_id = p_workspace limit p_limit);
  if found then return false; end if;
  update sessions set workspace_id = null where workspace_id = p_workspace;
  for pass in 1..8 loop
    is_left := false;
    for t in select c.oid::regclass from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> 'sessions'
    loop
      begin
        execute format('delete from %s where workspace_id = $1', t) using p_workspace;
      exception when foreign_key_violation then is_left := true;
      end;
    end loop;
    exit when not is_left;
  end loop;
  delete from workspaces where id = p_workspace;
  return true;
end $$;
call app.expose('lookup.remove_workspace(uuid, timestamptz, integer)');
grant update on workspaces to promptsheet_lookup;
create policy purge_changed on workspaces for update to promptsheet_lookup using (true) with check (true);

-- Removes what is known about a person who closed their account before. What they wrote stays with its workspace.
create function lookup.remove_account(p_user uuid, p_before timestamptz, p_now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
declare
  v_email citext;
begin
  select email into v_email from users where id = p_user and closed_at < p_before and removed_at is null for update;
  if not found then return; end if;
  delete from credentials where user_id = p_user;
  delete from sessions where user_id = p_user;
  delete from sign_in_tokens where user_id = p_user;
  delete from second_factors where user_id = p_user;
  delete from recovery_codes where user_id = p_user;
  delete from account_events where user_id = p_user;
  delete from remembered_inputs r using members m where m.user_id = p_user and r.workspace_id = m.workspace_id and r.member_id = m.id;
  delete from team_members t using members m where m.user_id = p_user and t.workspace_id = m.workspace_id and t.member_id = m.id;
  update api_keys k set revoked_at = p_now from members m
    where m.user_id = p_user and k.workspace_id = m.workspace_id and k.member_id = m.id and k.revoked_at is null;
  update members set removed_at = coalesce(removed_at, p_now) where user_id = p_user;
  update invites set email = (id::text || '@removed.invalid')::citext, revoked_at = coalesce(revoked_at, p_now) where email = v_email;
  update users set email = (p_user::text || '@removed.invalid')::citext, name = 'Former member', email_verified_at = null,
    is_operator = false, removed_at = p_now where id = p_user;
end $$;
call app.expose('lookup.remove_account(uuid, timestamptz, timestamptz)');
