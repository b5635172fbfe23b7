-- Ways into an account that outlived what should have ended them: letters asked for before a new password or address,
-- and an address that a stranger takes, or signs up with, while its owner may still take it back.

-- The one address somebody asked to change to: a letter that comes late, to an address asked for before, leads nowhere.
create table wanted_addresses (
  user_id uuid primary key references users on delete cascade,
  email citext not null
);
-- An address that was proved and then given up stays its owner's for a week. `since` is when it was given up.
create table held_addresses (
  email citext primary key,
  user_id uuid not null references users on delete cascade,
  since timestamptz not null,
  until timestamptz not null
);
create index held_addresses_user on held_addresses (user_id);
do $$ declare t text; begin
  foreach t in array array['wanted_addresses', 'held_addresses'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('call app.open_to_lookup(%L, ''select, insert, update, delete'')', t);
  end loop;
end $$;
insert into held_addresses (email, user_id, since, until)
  select distinct on (t.email) t.email, t.user_id, t.expires_at - interval '7 days', t.expires_at from sign_in_tokens t
  where t.kind = 'undo_email' and t.used_at is null and t.expires_at > now() order by t.email, t.expires_at desc;

-- After the row, as an insert waits for a change that gives the same address up, and must see that it is held then.
create function lookup.refuse_held_address() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (select from held_addresses h where h.email = new.email and h.user_id <> new.id and h.until > new.updated_at) then
    raise unique_violation using constraint = 'users_email_key', message = 'this address is held for somebody else';
  end if;
  return null;
end $$;
create trigger users_held after insert or update of email on users
  for each row execute function lookup.refuse_held_address();
call app.expose('lookup.refuse_held_address()');

drop function lookup.is_email_taken(citext);
create function lookup.is_email_taken(p_email citext, p_now timestamptz) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select exists (select from users where email = p_email and id is distinct from app.user_id())
          or exists (select from held_addresses where email = p_email and user_id is distinct from app.user_id() and until > p_now) $$;
call app.expose('lookup.is_email_taken(public.citext, timestamptz)');

create function lookup.want_email(p_email citext) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ insert into wanted_addresses (user_id, email) values (app.user_id(), p_email)
        on conflict (user_id) do update set email = excluded.email $$;
call app.expose('lookup.want_email(public.citext)');

-- What was asked for under a password or an address that counts no more leads nowhere. Taking an address back stays.
create function app.end_letters(p_user uuid, p_now timestamptz) returns void language sql
  set search_path = pg_catalog, public, pg_temp
  as $$ delete from wanted_addresses where user_id = p_user;
        update sign_in_tokens set used_at = p_now where user_id = p_user and used_at is null
          and kind in ('reset_password', 'magic_link', 'change_email', 'second_factor', 'reopen') $$;
grant execute on function app.end_letters(uuid, timestamptz) to promptsheet_lookup;

-- As in 0002, and it ends the letters. Locks the person, so that a session that begins meanwhile is seen to.
create or replace function lookup.set_password(p_hash text, p_now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform from users where id = app.user_id() for update;
  insert into credentials (user_id, kind, hash, updated_at) values (app.user_id(), 'password', p_hash, p_now)
    on conflict (user_id, kind) do update set hash = excluded.hash, updated_at = excluded.updated_at;
  perform app.end_letters(app.user_id(), p_now);
end $$;

-- Follows a letter about an address. The one that was given up is held, when it was proved: else it may be a stranger's
-- by a slip of the keys. Taking it back undoes what was changed since, for whoever did that knew the password: that goes,
-- and so do addresses taken later, a second step turned on later and keys made later.
drop function lookup.spend_email_token(text, timestamptz);
create function lookup.spend_email_token(p_hash text, p_now timestamptz)
  returns table (user_id uuid, kind text, email_before text, email_now text, was_proved boolean)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
#variable_conflict use_column
declare
  v_token sign_in_tokens;
  v_user users;
  v_since timestamptz;
begin
  select * into v_user from users u where u.id = (
    select t.user_id from sign_in_tokens t where t.hash = p_hash) for update;
  update sign_in_tokens t set used_at = p_now
    where t.hash = p_hash and t.kind in ('change_email', 'undo_email') and t.used_at is null and t.expires_at > p_now
    returning * into v_token;
  if v_token.hash is null or v_user.removed_at is not null then return; end if;
  if v_token.kind = 'change_email' then
    if v_user.closed_at is not null or not exists (
      select from wanted_addresses w where w.user_id = v_user.id and w.email = v_token.email) then return; end if;
    if v_user.email_verified_at is not null then
      insert into held_addresses as h (email, user_id, since, until) values (v_user.email, v_user.id, p_now, p_now + interval '7 days')
        on conflict (email) do update set user_id = excluded.user_id, until = excluded.until,
          since = case when h.user_id = excluded.user_id and h.until > p_now then h.since else p_now end;
    end if;
  else
    select h.since into v_since from held_addresses h
      where h.email = v_token.email and h.user_id = v_user.id and h.until > p_now;
    if v_since is null then return; end if;
    delete from held_addresses h where h.user_id = v_user.id and h.since >= v_since;
    delete from sessions s where s.user_id = v_user.id;
    delete from credentials c where c.user_id = v_user.id;
    delete from second_factors f where f.user_id = v_user.id and coalesce(f.confirmed_at, f.created_at) >= v_since;
    delete from recovery_codes r where r.user_id = v_user.id
      and not exists (select from second_factors f where f.user_id = v_user.id);
    update api_keys k set revoked_at = p_now from members m
      where m.user_id = v_user.id and k.workspace_id = m.workspace_id and k.member_id = m.id
        and k.created_at >= v_since and k.revoked_at is null;
  end if;
  perform app.end_letters(v_user.id, p_now);
  update users u set email = v_token.email, email_verified_at = p_now, updated_at = p_now where u.id = v_user.id;
  return query select v_user.id, v_token.kind, v_user.email::text, v_token.email::text, v_user.email_verified_at is not null;
end $$;
call app.expose('lookup.spend_email_token(text, timestamptz)');

create or replace function lookup.remove_expired(p_now timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ delete from sessions where expires_at < p_now;
        delete from sign_in_tokens where expires_at < p_now - interval '7 days';
        delete from held_addresses where until < p_now $$;

-- As in 0010, and only for the secret the code was of: another may have been begun meanwhile.
drop function lookup.take_step(uuid, bigint);
create function lookup.take_step(p_user uuid, p_secret text, p_step bigint) returns boolean
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with taken as (update second_factors set last_step = p_step
          where user_id = p_user and secret = p_secret and last_step < p_step returning 1)
        select exists (select from taken) $$;
call app.expose('lookup.take_step(uuid, text, bigint)');

-- As in 0019, and not once it may have begun to be removed.
drop function lookup.reopen_account(text, timestamptz);
create function lookup.reopen_account(p_hash text, p_closed_since timestamptz, p_now timestamptz) returns uuid
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with spent as (
          update sign_in_tokens t set used_at = p_now from users u
          where t.hash = p_hash and t.kind = 'reopen' and t.used_at is null and t.expires_at > p_now
            and u.id = t.user_id and u.closed_at >= p_closed_since and u.removed_at is null returning t.user_id, u.closed_at),
        opened as (update users u set closed_at = null from spent where u.id = spent.user_id),
        undeleted as (update workspaces w set deleted_at = null, deleted_by = null from spent join members m on m.user_id = spent.user_id
          where m.workspace_id = w.id and m.id = w.deleted_by and w.deleted_at = spent.closed_at)
        select user_id from spent $$;
call app.expose('lookup.reopen_account(text, timestamptz, timestamptz)');

-- Whoever is removed leaves no address behind.
create function lookup.forget_addresses() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
begin
  delete from held_addresses where user_id = new.id;
  delete from wanted_addresses where user_id = new.id;
  return null;
end $$;
create trigger users_forgotten after update of removed_at on users for each row
  when (new.removed_at is not null) execute function lookup.forget_addresses();
call app.expose('lookup.forget_addresses()');
