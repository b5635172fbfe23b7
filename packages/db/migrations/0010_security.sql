-- What a person needs to trust their account: where they are signed in, a second step, and what happened to it.

alter table sessions
  add column public_id uuid not null default gen_random_uuid(),
  add column last_seen_at timestamptz;
update sessions set last_seen_at = created_at;
alter table sessions alter column last_seen_at set not null;
create unique index sessions_public on sessions (public_id);

-- Says when it was last used, to within five minutes: a write for each request would be too dear.
drop function lookup.find_session(text);
create function lookup.find_session(p_id text, p_now timestamptz)
  returns table (id text, user_id uuid, expires_at timestamptz, email text, email_verified boolean, name text,
                 workspace_id uuid, member_id uuid, role text)
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with touched as (update sessions s set last_seen_at = p_now
          where s.id = p_id and s.last_seen_at < p_now - interval '5 minutes')
        select s.id, s.user_id, s.expires_at, u.email::text, u.email_verified_at is not null, u.name, m.workspace_id, m.id, m.role
        from sessions s join users u on u.id = s.user_id
        left join (members m join workspaces w on w.id = m.workspace_id and w.deleted_at is null)
          on m.workspace_id = s.workspace_id and m.user_id = s.user_id and m.removed_at is null
        where s.id = p_id $$;
call app.expose('lookup.find_session(text, timestamptz)');

create or replace function lookup.add_session(p_id text, p_user uuid, p_workspace uuid, p_now timestamptz, p_expires timestamptz, p_agent text)
  returns void language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ insert into sessions (id, user_id, workspace_id, created_at, last_seen_at, expires_at, user_agent)
        select p_id, p_user, coalesce(p_workspace, (select m.workspace_id from members m
          join workspaces w on w.id = m.workspace_id and w.deleted_at is null
          where m.user_id = p_user and m.removed_at is null order by m.created_at limit 1)), p_now, p_now, p_expires, p_agent $$;

-- One's own, and never the id, which is what the cookie's token comes to.
create function lookup.list_sessions(p_current text, p_now timestamptz)
  returns table (id uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, user_agent text, is_current boolean)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select s.public_id, s.created_at, s.last_seen_at, s.expires_at, s.user_agent, s.id = p_current
        from sessions s where s.user_id = app.user_id() and s.expires_at > p_now
        order by s.id = p_current desc, s.last_seen_at desc, s.public_id $$;
call app.expose('lookup.list_sessions(text, timestamptz)');

create function lookup.remove_own_session(p_public uuid) returns text
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ delete from sessions where public_id = p_public and user_id = app.user_id() returning id $$;
call app.expose('lookup.remove_own_session(uuid)');

create function lookup.find_own_password() returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select hash from credentials where user_id = app.user_id() and kind = 'password' $$;
call app.expose('lookup.find_own_password()');

-- A new address counts once its letter was followed; the old one can take it back for a week.
alter table sign_in_tokens drop constraint sign_in_tokens_kind_check;
alter table sign_in_tokens add constraint sign_in_tokens_kind_check
  check (kind in ('verify_email', 'reset_password', 'magic_link', 'change_email', 'undo_email', 'second_factor'));

create function lookup.add_token_for(p_hash text, p_user uuid, p_kind text, p_email citext, p_expires timestamptz) returns text
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ insert into sign_in_tokens (hash, user_id, kind, email, expires_at)
        select p_hash, u.id, p_kind, coalesce(p_email, u.email), p_expires from users u where u.id = p_user;
        select u.name from users u where u.id = p_user $$;
call app.expose('lookup.add_token_for(text, uuid, text, public.citext, timestamptz)');

-- Gives the address as it was. Every other way in that was open under it is closed.
create function lookup.spend_email_token(p_hash text, p_now timestamptz)
  returns table (user_id uuid, kind text, email_before text, email_now text)
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with spent as (
          update sign_in_tokens t set used_at = p_now from users u
          where t.hash = p_hash and t.kind in ('change_email', 'undo_email') and t.used_at is null and t.expires_at > p_now
            and u.id = t.user_id returning t.user_id, t.kind, t.email, u.email as before),
        changed as (update users u set email = spent.email, email_verified_at = p_now, updated_at = p_now
          from spent where u.id = spent.user_id returning u.id),
        closed as (update sign_in_tokens t set used_at = p_now from spent
          where t.user_id = spent.user_id and t.used_at is null and t.hash <> p_hash and t.kind <> 'undo_email'),
        gone as (delete from sessions s using spent where s.user_id = spent.user_id and spent.kind = 'undo_email')
        select spent.user_id, spent.kind, spent.before::text, spent.email::text from spent $$;
call app.expose('lookup.spend_email_token(text, timestamptz)');

create function lookup.is_email_taken(p_email citext) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select exists (select from users where email = p_email and id is distinct from app.user_id()) $$;
call app.expose('lookup.is_email_taken(public.citext)');

-- The second step (RFC 6238). `last_step` is the newest time step a code was taken for, so that none is taken twice.
create table second_factors (
  user_id uuid primary key references users on delete cascade,
  secret text not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  created_at timestamptz not null
);
create table recovery_codes (
  user_id uuid not null references users on delete cascade,
  hash text not null,
  used_at timestamptz,
  primary key (user_id, hash)
);
-- What happened to somebody's account, for their own eyes.
create table account_events (
  user_id uuid not null references users on delete cascade,
  id uuid not null,
  kind text not null,
  detail jsonb not null default '{}',
  user_agent text,
  created_at timestamptz not null,
  primary key (user_id, id)
);
do $$ declare t text; begin
  foreach t in array array['second_factors', 'recovery_codes', 'account_events'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('call app.open_to_lookup(%L, ''select, insert, update, delete'')', t);
  end loop;
end $$;
create policy own on account_events using (user_id = app.user_id()) with check (user_id = app.user_id());
grant select, insert on account_events to promptsheet_app;

create function lookup.remove_old_events(p_before timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ delete from account_events where created_at < p_before $$;
call app.expose('lookup.remove_old_events(timestamptz)');

create function lookup.begin_second_factor(p_secret text, p_now timestamptz) returns boolean
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with begun as (
          insert into second_factors (user_id, secret, created_at) values (app.user_id(), p_secret, p_now)
          on conflict (user_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0
          where second_factors.confirmed_at is null returning 1)
        select exists (select from begun) $$;
call app.expose('lookup.begin_second_factor(text, timestamptz)');

create function lookup.find_second_factor(p_user uuid)
  returns table (secret text, is_on boolean, last_step bigint, codes_left integer)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select f.secret, f.confirmed_at is not null, f.last_step,
          (select count(*)::int from recovery_codes r where r.user_id = f.user_id and r.used_at is null)
        from second_factors f where f.user_id = p_user $$;
call app.expose('lookup.find_second_factor(uuid)');

-- True for the one caller whose code of that step counts.
create function lookup.take_step(p_user uuid, p_step bigint) returns boolean
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with taken as (update second_factors set last_step = p_step where user_id = p_user and last_step < p_step returning 1)
        select exists (select from taken) $$;
call app.expose('lookup.take_step(uuid, bigint)');

create function lookup.confirm_second_factor(p_hashes text[], p_now timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ update second_factors set confirmed_at = coalesce(confirmed_at, p_now) where user_id = app.user_id();
        delete from recovery_codes where user_id = app.user_id();
        insert into recovery_codes (user_id, hash) select app.user_id(), unnest(p_hashes) $$;
call app.expose('lookup.confirm_second_factor(text[], timestamptz)');

create function lookup.remove_second_factor() returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ delete from second_factors where user_id = app.user_id();
        delete from recovery_codes where user_id = app.user_id() $$;
call app.expose('lookup.remove_second_factor()');

create function lookup.spend_recovery_code(p_user uuid, p_hash text, p_now timestamptz) returns boolean
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with spent as (update recovery_codes set used_at = p_now
          where user_id = p_user and hash = p_hash and used_at is null returning 1)
        select exists (select from spent) $$;
call app.expose('lookup.spend_recovery_code(uuid, text, timestamptz)');

-- The first of two steps is done: who it is, while the second may still be tried.
create function lookup.find_half_login(p_hash text, p_now timestamptz) returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select user_id from sign_in_tokens
        where hash = p_hash and kind = 'second_factor' and used_at is null and expires_at > p_now $$;
call app.expose('lookup.find_half_login(text, timestamptz)');

create function lookup.spend_half_login(p_hash text, p_now timestamptz) returns boolean
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with spent as (update sign_in_tokens set used_at = p_now
          where hash = p_hash and kind = 'second_factor' and used_at is null and expires_at > p_now returning 1)
        select exists (select from spent) $$;
call app.expose('lookup.spend_half_login(text, timestamptz)');

-- An invitation is as good as who sent it: it ends when they leave, or may not invite any more.
create or replace function lookup.find_invite(p_token_hash text, p_now timestamptz)
  returns table (workspace_id uuid, workspace_name text, id uuid, email text, user_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select i.workspace_id, w.name, i.id, i.email::text, u.id from invites i
        join workspaces w on w.id = i.workspace_id and w.deleted_at is null
        join members m on m.workspace_id = i.workspace_id and m.id = i.invited_by and m.removed_at is null
          and m.role in ('owner', 'admin') and (i.role <> 'owner' or m.role = 'owner')
        left join users u on u.email = i.email
        where i.token_hash = p_token_hash and i.accepted_at is null and i.revoked_at is null and i.expires_at > p_now $$;

-- As in 0002, and the second step of an unproved account goes too: it may be a stranger's.
create or replace function lookup.spend_sign_in_token(p_hash text, p_kind text, p_now timestamptz) returns uuid
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with spent as (
          update sign_in_tokens t set used_at = p_now from users u
          where t.hash = p_hash and t.kind = p_kind and t.used_at is null and t.expires_at > p_now
            and u.id = t.user_id and u.email = t.email returning t.user_id, u.email_verified_at),
        verified as (update users u set email_verified_at = coalesce(u.email_verified_at, p_now)
          from spent where u.id = spent.user_id returning u.id),
        unproved as (select user_id from spent where email_verified_at is null and p_kind <> 'verify_email'),
        passwords as (delete from credentials c using unproved where c.user_id = unproved.user_id),
        factors as (delete from second_factors f using unproved where f.user_id = unproved.user_id),
        codes as (delete from recovery_codes r using unproved where r.user_id = unproved.user_id),
        gone as (delete from sessions s using unproved where s.user_id = unproved.user_id),
        revoked as (update api_keys k set revoked_at = p_now from unproved join members m on m.user_id = unproved.user_id
          where k.workspace_id = m.workspace_id and k.member_id = m.id and k.revoked_at is null)
        select id from verified $$;
