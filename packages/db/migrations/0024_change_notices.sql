-- What caches forget, said by the database in the transaction of the change: a notice is there when the change is
-- committed, and never without it, whoever made it and whatever dies next. One channel, three kinds of words:
-- `access <workspace>`, `user <user>`, `prompts <workspace> <prompt> <prompt> …`.

-- Counts the changes of who may see what in a workspace, and of the names that stand on every prompt. What was kept
-- under an earlier count is not looked at again.
alter table workspaces add column access_generation bigint not null default 0;
grant update (access_generation) on workspaces to promptsheet_lookup;

-- Whoever has the same audience sees the same prompts.
create function lookup.audience_of(p_workspace uuid, p_member uuid) returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select w.access_generation || ':' || coalesce((
          select md5(string_agg(t.team_id::text, ' ' order by t.team_id)) from team_members t
          where t.workspace_id = p_workspace and t.member_id = p_member), '')
        from workspaces w where w.id = p_workspace $$;
call app.expose('lookup.audience_of(uuid, uuid)');
revoke execute on function lookup.audience_of(uuid, uuid) from promptsheet_app;
create function lookup.own_audience() returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select lookup.audience_of(app.workspace_id(), app.member_id()) $$;
call app.expose('lookup.own_audience()');

-- As in 0019, with the audience.
drop function lookup.find_session(text, timestamptz);
create function lookup.find_session(p_id text, p_now timestamptz)
  returns table (id text, user_id uuid, expires_at timestamptz, email text, email_verified boolean, name text,
                 workspace_id uuid, member_id uuid, role text, audience text)
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with touched as (update sessions s set last_seen_at = p_now
          where s.id = p_id and s.last_seen_at < p_now - interval '5 minutes')
        select s.id, s.user_id, s.expires_at, u.email::text, u.email_verified_at is not null, u.name, m.workspace_id, m.id, m.role,
          lookup.audience_of(m.workspace_id, m.id)
        from sessions s join users u on u.id = s.user_id and u.closed_at is null
        left join (members m join workspaces w on w.id = m.workspace_id and w.deleted_at is null)
          on m.workspace_id = s.workspace_id and m.user_id = s.user_id and m.removed_at is null
        where s.id = p_id $$;
call app.expose('lookup.find_session(text, timestamptz)');
drop function lookup.find_key(text, timestamptz);
create function lookup.find_key(p_hash text, p_now timestamptz)
  returns table (workspace_id uuid, key_id uuid, member_id uuid, user_id uuid, role text, scopes text[], audience text)
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with touched as (update api_keys k set last_used_at = p_now
          where k.secret_hash = p_hash and (k.last_used_at is null or k.last_used_at < p_now - interval '1 minute'))
        select k.workspace_id, k.id, m.id, m.user_id, m.role, k.scopes, lookup.audience_of(m.workspace_id, m.id) from api_keys k
        join members m on m.workspace_id = k.workspace_id and m.id = k.member_id and m.removed_at is null
        join users u on u.id = m.user_id and u.closed_at is null
        join workspaces w on w.id = k.workspace_id and w.deleted_at is null
        where k.secret_hash = p_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > p_now) $$;
call app.expose('lookup.find_key(text, timestamptz)');

-- As in 0006, with the audience that the same snapshot gives this member: a reader who was let in under an earlier one
-- must not leave what they read for those who still have it.
drop function app.prompt_json(uuid, uuid, uuid, uuid);
create function app.prompt_json(p_workspace uuid, p_member uuid, p_user uuid, p_prompt uuid)
  returns table (json text, revision integer, audience text) language plpgsql as $$
begin
  perform app.enter(p_workspace, p_member, p_user);
  return query select d.json, d.revision, lookup.own_audience() from app.prompt_details d
    where d.workspace_id = p_workspace and d.id = p_prompt and d.deleted_at is null;
end $$;
grant execute on function app.prompt_json(uuid, uuid, uuid, uuid) to promptsheet_app;

create function lookup.bump_access(p_workspaces uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from workspaces w where w.id = any (p_workspaces) order by w.id for no key update;
  update workspaces w set access_generation = w.access_generation + 1 where w.id = any (p_workspaces);
  perform pg_notify('promptsheet_changes', 'access ' || id) from unnest(p_workspaces) as id where id is not null;
end $$;

-- `changed` is what a statement wrote, or removed.
create function lookup.note_access() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform lookup.bump_access(array_agg(distinct c.workspace_id)) from changed c having count(*) > 0;
  return null;
end $$;
create procedure app.watch_access(p_table regclass) language plpgsql as $$
begin
  execute format('create trigger access_added after insert on %s referencing new table as changed for each statement execute function lookup.note_access()', p_table);
  execute format('create trigger access_changed after update on %s referencing new table as changed for each statement execute function lookup.note_access()', p_table);
  execute format('create trigger access_removed after delete on %s referencing old table as changed for each statement execute function lookup.note_access()', p_table);
end $$;
call app.watch_access('members');
call app.watch_access('team_members');
call app.watch_access('collection_teams');
call app.watch_access('collections');

create function lookup.note_key() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('promptsheet_changes', 'access ' || old.workspace_id);
  return null;
end $$;
create trigger access_changed after update of revoked_at, expires_at, scopes on api_keys for each row execute function lookup.note_key();
create trigger access_removed after delete on api_keys for each row execute function lookup.note_key();

create function lookup.note_workspace() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('promptsheet_changes', 'access ' || old.id);
  return null;
end $$;
create trigger access_changed after update of deleted_at on workspaces for each row execute function lookup.note_workspace();

create function lookup.note_session() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('promptsheet_changes', 'user ' || old.user_id);
  return null;
end $$;
create trigger access_changed after update of workspace_id on sessions for each row execute function lookup.note_session();
create trigger access_removed after delete on sessions for each row execute function lookup.note_session();

-- A person's name stands on the prompts they keep, in every workspace of theirs.
create function lookup.note_user() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('promptsheet_changes', 'user ' || old.id);
  perform lookup.bump_access(array_agg(m.workspace_id)) from members m
    where m.user_id = old.id and new.name is distinct from old.name having count(*) > 0;
  return null;
end $$;
create trigger access_changed after update of name, email, email_verified_at, closed_at on users
  for each row execute function lookup.note_user();

-- The prompts a statement changed, their copies and what they are copies of, which name each other. A notice takes less
-- than 8,000 bytes.
create function lookup.note_prompts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('promptsheet_changes', 'prompts ' || part.workspace_id || ' ' || string_agg(part.id::text, ' ')) from (
    select n.workspace_id, n.id, row_number() over (partition by n.workspace_id order by n.id) / 150 as part from (
      select c.workspace_id, c.id from changed c
      union select f.workspace_id, f.prompt_id from changed c
        join prompt_forks f on f.workspace_id = c.workspace_id and f.source_id = c.id
      union select f.workspace_id, f.source_id from changed c
        join prompt_forks f on f.workspace_id = c.workspace_id and f.prompt_id = c.id) n) part
    group by part.workspace_id, part.part;
  return null;
end $$;
create trigger prompts_changed after update on prompts referencing old table as changed
  for each statement execute function lookup.note_prompts();
create trigger prompts_removed after delete on prompts referencing old table as changed
  for each statement execute function lookup.note_prompts();
create function lookup.note_fork() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('promptsheet_changes', format('prompts %s %s %s', coalesce(new.workspace_id, old.workspace_id),
    coalesce(new.prompt_id, old.prompt_id), coalesce(new.source_id, old.source_id)));
  return null;
end $$;
create trigger prompts_changed after insert or update or delete on prompt_forks for each row execute function lookup.note_fork();

do $$ declare f text; begin
  foreach f in array array['bump_access(uuid[])', 'note_access()', 'note_key()', 'note_workspace()', 'note_session()', 'note_user()', 'note_prompts()', 'note_fork()'] loop
    execute format('call app.expose(''lookup.%s'')', f);
    execute format('revoke execute on function lookup.%s from promptsheet_app', f);
  end loop;
end $$;
