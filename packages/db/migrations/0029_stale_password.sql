-- A password that was right a moment ago, and was changed while somebody came in or changed it with that.

-- As in 0010, and none for a password that was replaced meanwhile; says whether it began. Either this sees the new
-- hash, or whoever replaces it waits for this, and then ends the session with the others.
drop function lookup.add_session(text, uuid, uuid, timestamptz, timestamptz, text);
create function lookup.add_session(p_id text, p_user uuid, p_workspace uuid, p_now timestamptz, p_expires timestamptz, p_agent text, p_password text)
  returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if p_password is not null then
    -- The person first, as whoever sets a password does, so that the two never wait for each other.
    perform from users where id = p_user for key share;
    perform from credentials where user_id = p_user and kind = 'password' and hash = p_password for share;
    if not found then return false; end if;
  end if;
  insert into sessions (id, user_id, workspace_id, created_at, last_seen_at, expires_at, user_agent)
    select p_id, p_user, coalesce(p_workspace, (select m.workspace_id from members m
      join workspaces w on w.id = m.workspace_id and w.deleted_at is null
      where m.user_id = p_user and m.removed_at is null order by m.created_at limit 1)), p_now, p_now, p_expires, p_agent;
  return true;
end $$;
call app.expose('lookup.add_session(text, uuid, uuid, timestamptz, timestamptz, text, text)');

-- Sets a password in the place of the one it was asked for with; false when that is another by now.
create function lookup.replace_password(p_old text, p_hash text, p_now timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform from users where id = app.user_id() for update;
  perform from credentials where user_id = app.user_id() and kind = 'password' and hash = p_old for update;
  if not found then return false; end if;
  perform lookup.set_password(p_hash, p_now);
  return true;
end $$;
call app.expose('lookup.replace_password(text, text, timestamptz)');
