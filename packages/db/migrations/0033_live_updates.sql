-- Live updates: what else is said in the transaction of a change, and who may hear it.

-- As in 0024 and 0030, more words: `prompts` for new ones too; `moved <workspace> <collection or none> <prompt> …`, which
-- left that collection; `imports <workspace> <member> <import> …`, of that member alone; `invoices <workspace>` and
-- `rates <workspace>`.
create trigger prompts_added after insert on prompts referencing new table as changed
  for each statement execute function lookup.note_prompts();

-- Whoever saw a prompt where it was, and does not where it is now, must hear that it is gone.
create function lookup.note_moved_prompts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('promptsheet_changes', 'moved ' || part.workspace_id || ' ' || coalesce(part.collection_id::text, 'none')
      || ' ' || string_agg(part.id::text, ' ')) from (
    select b.workspace_id, b.collection_id, b.id,
      row_number() over (partition by b.workspace_id, b.collection_id order by b.id) / 150 as part
    from before b join after a on a.workspace_id = b.workspace_id and a.id = b.id
    where a.collection_id is distinct from b.collection_id) part
    group by part.workspace_id, part.collection_id, part.part;
  return null;
end $$;
create trigger prompts_moved after update on prompts referencing old table as before new table as after
  for each statement execute function lookup.note_moved_prompts();

create function lookup.note_imports() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('promptsheet_changes', 'imports ' || c.workspace_id || ' ' || c.member_id || ' ' || string_agg(c.id::text, ' '))
    from changed c group by c.workspace_id, c.member_id;
  return null;
end $$;
create trigger import_added after insert on imports referencing new table as changed
  for each statement execute function lookup.note_imports();
create trigger import_changed after update on imports referencing new table as changed
  for each statement execute function lookup.note_imports();
create function lookup.note_time_imports() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('promptsheet_changes', 'imports ' || new.workspace_id || ' ' || new.created_by || ' ' || new.id);
  return null;
end $$;
create trigger import_changed after insert or update of status, progress on time_imports
  for each row execute function lookup.note_time_imports();
create function lookup.note_import_progress() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('promptsheet_changes', 'imports ' || i.workspace_id || ' ' || i.member_id || ' ' || i.id)
    from imports i where i.workspace_id = new.workspace_id and i.id = new.import_id;
  return null;
end $$;
create trigger import_changed after update on import_progress for each row execute function lookup.note_import_progress();

create trigger week_added after insert on timesheet_weeks referencing new table as changed
  for each statement execute function lookup.note_time();
create trigger week_changed after update on timesheet_weeks referencing new table as changed
  for each statement execute function lookup.note_time();

-- The word is the trigger's argument.
create function lookup.note_workspace_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('promptsheet_changes', tg_argv[0] || ' ' || c.workspace_id) from (select distinct workspace_id from changed) c;
  return null;
end $$;
do $$ declare t text; word text; f text; begin
  foreach t in array array['invoices', 'rates', 'budgets'] loop
    word := case t when 'invoices' then 'invoices' else 'rates' end;
    execute format('create trigger noted_added after insert on %I referencing new table as changed for each statement execute function lookup.note_workspace_change(%L)', t, word);
    execute format('create trigger noted_changed after update on %I referencing new table as changed for each statement execute function lookup.note_workspace_change(%L)', t, word);
    execute format('create trigger noted_removed after delete on %I referencing old table as changed for each statement execute function lookup.note_workspace_change(%L)', t, word);
  end loop;
  foreach f in array array['note_moved_prompts()', 'note_imports()', 'note_time_imports()', 'note_import_progress()', 'note_workspace_change()'] loop
    execute format('call app.expose(''lookup.%s'')', f);
    execute format('revoke execute on function lookup.%s from promptsheet_app', f);
  end loop;
end $$;

-- What many sessions and keys may do now, asked while they listen. Unlike `find_session` and `find_key` it leaves no trace:
-- a page that is merely open uses no session, and keeps none alive.
create function lookup.find_access(p_sessions text[], p_workspaces uuid[], p_keys uuid[], p_now timestamptz)
  returns table (credential text, user_id uuid, workspace_id uuid, member_id uuid, role text, scopes text[], audience text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select s.id, s.user_id, m.workspace_id, m.id, m.role, null::text[], lookup.audience_of(m.workspace_id, m.id)
        from sessions s join users u on u.id = s.user_id and u.closed_at is null
        join members m on m.workspace_id = s.workspace_id and m.user_id = s.user_id and m.removed_at is null
        join workspaces w on w.id = m.workspace_id and w.deleted_at is null
        where s.id = any (p_sessions) and s.expires_at > p_now
        union all
        select k.id::text, m.user_id, m.workspace_id, m.id, m.role, k.scopes, lookup.audience_of(m.workspace_id, m.id)
        from api_keys k join members m on m.workspace_id = k.workspace_id and m.id = k.member_id and m.removed_at is null
        join users u on u.id = m.user_id and u.closed_at is null
        join workspaces w on w.id = k.workspace_id and w.deleted_at is null
        where k.workspace_id = any (p_workspaces) and k.id = any (p_keys) and k.revoked_at is null
          and (k.expires_at is null or k.expires_at > p_now) $$;
call app.expose('lookup.find_access(text[], uuid[], uuid[], timestamptz)');
