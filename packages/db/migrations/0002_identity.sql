-- People, workspaces, what proves who somebody is, and what they did.

create table workspaces (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 100),
  timezone text not null,
  week_start smallint not null default 1 check (week_start between 0 and 6),
  currency char(3) not null default 'EUR',
  plan text not null default 'team' check (plan in ('free', 'team')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz
);

create table users (
  id uuid primary key,
  email citext not null unique check (char_length(email) <= 254),
  email_verified_at timestamptz,
  name text not null check (char_length(name) between 1 and 100),
  timezone text not null,
  locale text not null default 'en',
  is_operator boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table members (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  user_id uuid not null references users,
  role text not null check (role in ('owner', 'admin', 'manager', 'member', 'viewer')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  removed_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, user_id)
);
create index members_user on members (user_id);

create table credentials (
  user_id uuid not null references users on delete cascade,
  kind text not null check (kind in ('password')),
  hash text not null,
  updated_at timestamptz not null,
  primary key (user_id, kind)
);

-- The id is the SHA-256 of the token the browser holds.
create table sessions (
  id text primary key,
  user_id uuid not null references users on delete cascade,
  workspace_id uuid references workspaces,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text
);
create index sessions_user on sessions (user_id);

-- One-time links by mail; only the hash of the token is kept.
create table sign_in_tokens (
  hash text primary key,
  user_id uuid not null references users on delete cascade,
  kind text not null check (kind in ('verify_email', 'reset_password', 'magic_link')),
  email citext not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_tokens_user on sign_in_tokens (user_id);

create table teams (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 60),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index teams_name on teams (workspace_id, lower(name));

create table team_members (
  workspace_id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  primary key (workspace_id, team_id, member_id),
  foreign key (workspace_id, team_id) references teams on delete cascade,
  foreign key (workspace_id, member_id) references members on delete cascade
);
create index team_members_member on team_members (workspace_id, member_id);

create table invites (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  email citext not null check (char_length(email) <= 254),
  role text not null check (role in ('owner', 'admin', 'manager', 'member', 'viewer')),
  team_ids uuid[] not null default '{}',
  token_hash text unique,
  invited_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, invited_by) references members
);
create unique index invites_open on invites (workspace_id, email) where accepted_at is null and revoked_at is null;

create table api_keys (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  member_id uuid not null,
  name text not null check (char_length(name) between 1 and 100),
  prefix text not null,
  secret_hash text not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members
);

create table idempotency_keys (
  workspace_id uuid not null references workspaces,
  actor_id uuid not null,
  key text not null check (char_length(key) between 1 and 255),
  request_hash text not null,
  status smallint not null,
  headers jsonb not null,
  body text not null,
  created_at timestamptz not null,
  primary key (workspace_id, actor_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

call app.isolate('teams', 'select, insert, update, delete');
call app.isolate('team_members', 'select, insert, delete');
call app.isolate('invites', 'select, insert, update');
call app.isolate('api_keys', 'select, insert, update');
call app.isolate('idempotency_keys', 'select, insert');

-- A member row is visible in its workspace, and to the person it is about (to choose a workspace).
alter table members enable row level security;
alter table members force row level security;
create policy seen on members for select using (workspace_id = app.workspace_id() or user_id = app.user_id());
create policy added on members for insert with check (workspace_id = app.workspace_id());
create policy changed on members for update using (workspace_id = app.workspace_id()) with check (workspace_id = app.workspace_id());
grant select, insert, update on members to promptsheet_app;

alter table workspaces enable row level security;
alter table workspaces force row level security;
create policy seen on workspaces for select using (id = app.workspace_id() or exists (
  select from members m where m.workspace_id = workspaces.id and m.user_id = app.user_id() and m.removed_at is null));
create policy added on workspaces for insert with check (id = app.workspace_id());
create policy changed on workspaces for update using (id = app.workspace_id()) with check (id = app.workspace_id());
grant select, insert, update on workspaces to promptsheet_app;

alter table users enable row level security;
alter table users force row level security;
create policy seen on users for select using (id = app.user_id() or exists (
  select from members m where m.user_id = users.id and m.workspace_id = app.workspace_id()));
create policy added on users for insert with check (id = app.user_id());
create policy changed on users for update using (id = app.user_id()) with check (id = app.user_id());
grant select, insert, update (email_verified_at, name, timezone, locale, updated_at) on users to promptsheet_app;

-- What proves a person is reached by definer functions alone.
do $$ declare t text; begin
  foreach t in array array['credentials', 'sessions', 'sign_in_tokens'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('call app.open_to_lookup(%L, ''select, insert, update, delete'')', t);
  end loop;
end $$;
call app.open_to_lookup('users', 'select, update');
call app.open_to_lookup('workspaces');
call app.open_to_lookup('members');
call app.open_to_lookup('teams');
call app.open_to_lookup('team_members');
call app.open_to_lookup('invites');
call app.open_to_lookup('api_keys', 'select, update');

create function lookup.find_login(p_email citext) returns table (user_id uuid, hash text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select u.id, c.hash from users u left join credentials c on c.user_id = u.id and c.kind = 'password' where u.email = p_email $$;
call app.expose('lookup.find_login(public.citext)');

create function lookup.set_password(p_hash text, p_now timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ insert into credentials (user_id, kind, hash, updated_at) values (app.user_id(), 'password', p_hash, p_now)
        on conflict (user_id, kind) do update set hash = excluded.hash, updated_at = excluded.updated_at $$;
call app.expose('lookup.set_password(text, timestamptz)');

-- Sessions: what validating one needs, in one look.
create function lookup.find_session(p_id text)
  returns table (id text, user_id uuid, expires_at timestamptz, email text, email_verified boolean, name text,
                 workspace_id uuid, member_id uuid, role text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select s.id, s.user_id, s.expires_at, u.email::text, u.email_verified_at is not null, u.name, m.workspace_id, m.id, m.role
        from sessions s join users u on u.id = s.user_id
        left join (members m join workspaces w on w.id = m.workspace_id and w.deleted_at is null)
          on m.workspace_id = s.workspace_id and m.user_id = s.user_id and m.removed_at is null
        where s.id = p_id $$;
call app.expose('lookup.find_session(text)');

create function lookup.add_session(p_id text, p_user uuid, p_workspace uuid, p_now timestamptz, p_expires timestamptz, p_agent text)
  returns void language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ insert into sessions (id, user_id, workspace_id, created_at, expires_at, user_agent)
        select p_id, p_user, coalesce(p_workspace, (select m.workspace_id from members m
          join workspaces w on w.id = m.workspace_id and w.deleted_at is null
          where m.user_id = p_user and m.removed_at is null order by m.created_at limit 1)), p_now, p_expires, p_agent $$;
call app.expose('lookup.add_session(text, uuid, uuid, timestamptz, timestamptz, text)');

create function lookup.extend_session(p_id text, p_expires timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ update sessions set expires_at = p_expires where id = p_id $$;
call app.expose('lookup.extend_session(text, timestamptz)');

-- Only into a workspace the session's own user belongs to.
create function lookup.activate_workspace(p_id text, p_workspace uuid) returns boolean
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with changed as (update sessions s set workspace_id = p_workspace where s.id = p_id and exists (
          select from members m join workspaces w on w.id = m.workspace_id and w.deleted_at is null
          where m.workspace_id = p_workspace and m.user_id = s.user_id and m.removed_at is null) returning 1)
        select exists (select from changed) $$;
call app.expose('lookup.activate_workspace(text, uuid)');

create function lookup.remove_session(p_id text) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ delete from sessions where id = p_id $$;
call app.expose('lookup.remove_session(text)');

create function lookup.remove_sessions_of(p_user uuid, p_except text) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ delete from sessions where user_id = p_user and id is distinct from p_except $$;
call app.expose('lookup.remove_sessions_of(uuid, text)');

create function lookup.remove_expired(p_now timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ delete from sessions where expires_at < p_now; delete from sign_in_tokens where expires_at < p_now - interval '7 days' $$;
call app.expose('lookup.remove_expired(timestamptz)');

create function lookup.add_sign_in_token(p_hash text, p_user uuid, p_kind text, p_expires timestamptz)
  returns table (email text, name text)
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ insert into sign_in_tokens (hash, user_id, kind, email, expires_at)
        select p_hash, u.id, p_kind, u.email, p_expires from users u where u.id = p_user;
        select u.email::text, u.name from users u where u.id = p_user $$;
call app.expose('lookup.add_sign_in_token(text, uuid, text, timestamptz)');

-- Spends a link: once, unexpired, and only while the address it went to is still the person's. Following it proves
-- the address too. When it is the first proof and lets somebody in, everything that led into the account before goes:
-- its password, sessions and keys may be a stranger's, who waits for the owner to join a workspace.
create function lookup.spend_sign_in_token(p_hash text, p_kind text, p_now timestamptz) returns uuid
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with spent as (
          update sign_in_tokens t set used_at = p_now from users u
          where t.hash = p_hash and t.kind = p_kind and t.used_at is null and t.expires_at > p_now
            and u.id = t.user_id and u.email = t.email returning t.user_id, u.email_verified_at),
        verified as (update users u set email_verified_at = coalesce(u.email_verified_at, p_now)
          from spent where u.id = spent.user_id returning u.id),
        unproved as (select user_id from spent where email_verified_at is null and p_kind <> 'verify_email'),
        passwords as (delete from credentials c using unproved where c.user_id = unproved.user_id),
        gone as (delete from sessions s using unproved where s.user_id = unproved.user_id),
        revoked as (update api_keys k set revoked_at = p_now from unproved join members m on m.user_id = unproved.user_id
          where k.workspace_id = m.workspace_id and k.member_id = m.id and k.revoked_at is null)
        select id from verified $$;
call app.expose('lookup.spend_sign_in_token(text, text, timestamptz)');

create function lookup.find_key(p_hash text, p_now timestamptz)
  returns table (workspace_id uuid, key_id uuid, member_id uuid, user_id uuid, role text, scopes text[])
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with touched as (update api_keys k set last_used_at = p_now
          where k.secret_hash = p_hash and (k.last_used_at is null or k.last_used_at < p_now - interval '1 minute'))
        select k.workspace_id, k.id, m.id, m.user_id, m.role, k.scopes from api_keys k
        join members m on m.workspace_id = k.workspace_id and m.id = k.member_id and m.removed_at is null
        join workspaces w on w.id = k.workspace_id and w.deleted_at is null
        where k.secret_hash = p_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > p_now) $$;
call app.expose('lookup.find_key(text, timestamptz)');

create function lookup.find_invite(p_token_hash text, p_now timestamptz)
  returns table (workspace_id uuid, workspace_name text, id uuid, email text, user_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select i.workspace_id, w.name, i.id, i.email::text, u.id from invites i
        join workspaces w on w.id = i.workspace_id and w.deleted_at is null
        left join users u on u.email = i.email
        where i.token_hash = p_token_hash and i.accepted_at is null and i.revoked_at is null and i.expires_at > p_now $$;
call app.expose('lookup.find_invite(text, timestamptz)');

-- A key is good for 24 hours; then its reply, which may hold texts, goes.
call app.open_to_lookup('idempotency_keys', 'select, delete');
create function lookup.remove_idempotency_keys(p_before timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ delete from idempotency_keys where created_at < p_before $$;
call app.expose('lookup.remove_idempotency_keys(timestamptz)');
