-- The library: collections with their own visibility, prompts, immutable versions, and the fact of a use.

create table collections (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 100),
  description text not null default '' check (char_length(description) <= 500),
  visibility text not null default 'workspace' check (visibility in ('workspace', 'teams')),
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references members
);

create table collection_teams (
  workspace_id uuid not null,
  collection_id uuid not null,
  team_id uuid not null,
  primary key (workspace_id, collection_id, team_id),
  foreign key (workspace_id, collection_id) references collections on delete cascade,
  foreign key (workspace_id, team_id) references teams on delete cascade
);
create index collection_teams_team on collection_teams (workspace_id, team_id);

call app.isolate('collections', 'select, insert, update');
call app.isolate('collection_teams', 'select, insert, delete');
call app.open_to_lookup('collections');
call app.open_to_lookup('collection_teams');

-- What the member of this transaction may see. Used once per statement, as `in (select …)`; in plpgsql, so that
-- each connection plans it once and not in every statement.
create function lookup.visible_collections() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select c.id from collections c where c.workspace_id = app.workspace_id() and (
    c.visibility = 'workspace' or exists (
      select from collection_teams ct
      join team_members tm on tm.workspace_id = ct.workspace_id and tm.team_id = ct.team_id
      where ct.workspace_id = c.workspace_id and ct.collection_id = c.id and tm.member_id = app.member_id()));
end $$;
call app.expose('lookup.visible_collections()');

-- These bind the application, not the lookup role: what decides who sees what would ask itself without end.
-- The row itself, not the function, decides on an insert: the function cannot see a row being written.
create policy visible on collections as restrictive to promptsheet_app using (
  visibility = 'workspace' or id in (select lookup.visible_collections()));
create policy visible on collection_teams as restrictive to promptsheet_app using (collection_id in (select lookup.visible_collections()));

-- Not partitioned: every policy of a child looks at its prompt, and planning that over 32 partitions cost 30 ms a
-- statement. What has to stay flat as the table grows, the search, has its own structures (0007).
create table prompts (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 200),
  use_case text not null default '' check (char_length(use_case) <= 500),
  category text not null default '' check (char_length(category) <= 60),
  tags text[] not null default '{}' check (cardinality(tags) <= 30),
  status text not null default 'active' check (status in ('draft', 'active', 'battle_tested', 'retired')),
  owner_member_id uuid not null,
  collection_id uuid,
  current_version integer not null default 1,
  current_branch text not null generated always as ('main') stored,
  revision integer not null default 1,
  external_id text check (char_length(external_id) <= 200),
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_member_id) references members,
  foreign key (workspace_id, created_by) references members,
  foreign key (workspace_id, collection_id) references collections
);

create table prompt_versions (
  workspace_id uuid not null,
  prompt_id uuid not null,
  number integer not null check (number > 0),
  branch text not null default 'main' check (branch = 'main'),
  parent_number integer,
  body text not null check (char_length(body) between 1 and 100000),
  inputs jsonb not null,
  notes text not null default '' check (char_length(notes) <= 10000),
  recommended_models text[] not null default '{}',
  change_note text not null default '' check (char_length(change_note) <= 500),
  restored_from integer,
  author_member_id uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, prompt_id, number),
  unique (workspace_id, prompt_id, number, branch),
  foreign key (workspace_id, prompt_id) references prompts on delete cascade,
  foreign key (workspace_id, author_member_id) references members
);

-- The current version exists, belongs to its prompt and is on branch main.
alter table prompts add constraint prompts_current_version
  foreign key (workspace_id, id, current_version, current_branch)
  references prompt_versions (workspace_id, prompt_id, number, branch) deferrable initially deferred;

create index prompts_recent on prompts (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index prompts_collection on prompts (workspace_id, collection_id);
create index prompts_external on prompts (workspace_id, external_id) where external_id is not null;

call app.isolate('prompts', 'select, insert, update');
create policy visible on prompts as restrictive to promptsheet_app using (
  collection_id is null or collection_id in (select lookup.visible_collections()));

-- Immutable: the application may add a version and read it, nothing else. Every child checks its parent,
-- because a foreign key ignores row-level security.
call app.isolate('prompt_versions', 'select, insert');
create policy visible on prompt_versions as restrictive to promptsheet_app using (exists (
  select from prompts p where p.workspace_id = prompt_versions.workspace_id and p.id = prompt_versions.prompt_id));

create table prompt_uses (
  workspace_id uuid not null,
  id uuid not null,
  prompt_id uuid not null,
  version_number integer not null,
  member_id uuid not null,
  surface text not null check (surface in ('web', 'extension', 'api', 'cli', 'mcp')),
  target text not null check (target in ('chatgpt', 'claude', 'gemini', 'clipboard', 'other')),
  outcome text check (outcome in ('as_is', 'edited')),
  similarity real check (similarity between 0 and 1),
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, prompt_id) references prompts on delete cascade,
  foreign key (workspace_id, prompt_id, version_number) references prompt_versions on delete cascade,
  foreign key (workspace_id, member_id) references members
) partition by range (id);
create index prompt_uses_prompt on prompt_uses (workspace_id, prompt_id, id);
create table prompt_uses_default partition of prompt_uses default;

-- The first UUIDv7 of an instant: its 48 bits of milliseconds, then zeros.
create function app.first_uuid_at(p_at timestamptz) returns uuid language sql immutable
  as $$ select (lpad(to_hex((extract(epoch from p_at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$;

-- Makes the monthly partitions from one instant to another; safe to run again. Owned by the owner: only it may.
create function app.make_use_partitions(p_from timestamptz, p_to timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare m timestamptz := date_trunc('month', p_from, 'UTC'); n timestamptz; name text;
begin
  perform pg_advisory_xact_lock(hashtext('make_use_partitions'));
  while m <= p_to loop
    n := m + interval '1 month';
    name := 'prompt_uses_' || to_char(m at time zone 'UTC', 'YYYYMM');
    if to_regclass('public.' || name) is null then
      execute format('create table public.%I partition of public.prompt_uses for values from (%L) to (%L)',
        name, app.first_uuid_at(m), app.first_uuid_at(n));
    end if;
    m := n;
  end loop;
end $$;
revoke all on function app.make_use_partitions(timestamptz, timestamptz) from public;
grant execute on function app.make_use_partitions(timestamptz, timestamptz) to promptsheet_app;
select app.make_use_partitions(now() - interval '5 months', now() + interval '3 months');

call app.isolate('prompt_uses', 'select, insert, update (outcome, similarity)');
create policy visible on prompt_uses as restrictive to promptsheet_app using (exists (
  select from prompts p where p.workspace_id = prompt_uses.workspace_id and p.id = prompt_uses.prompt_id));

-- Kept in the use's own transaction, recounted nightly. One row per prompt, UTC day and person, so that
-- "distinct people in 30 days" needs no scan of the uses.
create table prompt_usage_daily (
  workspace_id uuid not null,
  prompt_id uuid not null,
  day date not null,
  member_id uuid not null,
  uses integer not null,
  as_is integer not null default 0,
  edited integer not null default 0,
  primary key (workspace_id, prompt_id, day, member_id),
  foreign key (workspace_id, prompt_id) references prompts on delete cascade,
  foreign key (workspace_id, member_id) references members
);
create index prompt_usage_daily_day on prompt_usage_daily (workspace_id, day);
call app.isolate('prompt_usage_daily', 'select, insert, update');
create policy visible on prompt_usage_daily as restrictive to promptsheet_app using (exists (
  select from prompts p where p.workspace_id = prompt_usage_daily.workspace_id and p.id = prompt_usage_daily.prompt_id));

-- What a person last typed into a prompt's blanks: theirs alone.
create table remembered_inputs (
  workspace_id uuid not null,
  member_id uuid not null,
  prompt_id uuid not null,
  input_values jsonb not null,
  updated_at timestamptz not null,
  primary key (workspace_id, member_id, prompt_id),
  foreign key (workspace_id, prompt_id) references prompts on delete cascade,
  foreign key (workspace_id, member_id) references members
);
call app.isolate('remembered_inputs', 'select, insert, update');
create policy own on remembered_inputs as restrictive to promptsheet_app using (member_id = app.member_id() and exists (
  select from prompts p where p.workspace_id = remembered_inputs.workspace_id and p.id = remembered_inputs.prompt_id));

-- What hangs on a prompt or a collection is seen only with it, the audit trail included.
create policy visible on audit_entries as restrictive to promptsheet_app using (
  (collection_id is null or collection_id in (select lookup.visible_collections()))
  and (prompt_id is null or exists (
    select from prompts p where p.workspace_id = audit_entries.workspace_id and p.id = audit_entries.prompt_id)));

-- The recount of a span of days, for every prompt whoever may see it: the nightly job has no member.
call app.open_to_lookup('prompts');
call app.open_to_lookup('prompt_uses');
call app.open_to_lookup('prompt_usage_daily', 'select, insert, update, delete');
create function lookup.recount_uses(p_workspace uuid, p_from date, p_to date) returns integer
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with counted as (
          select u.prompt_id, (u.created_at at time zone 'UTC')::date as day, u.member_id, count(*)::int as uses,
                 count(*) filter (where u.outcome = 'as_is')::int as as_is, count(*) filter (where u.outcome = 'edited')::int as edited
          from prompt_uses u
          where u.workspace_id = p_workspace and u.id >= app.first_uuid_at(p_from::timestamp at time zone 'UTC')
            and u.id < app.first_uuid_at(p_to::timestamp at time zone 'UTC')
            and u.created_at >= p_from::timestamp at time zone 'UTC' and u.created_at < p_to::timestamp at time zone 'UTC'
          group by 1, 2, 3),
        gone as (delete from prompt_usage_daily d where d.workspace_id = p_workspace and d.day >= p_from and d.day < p_to
          and not exists (select from counted c where c.prompt_id = d.prompt_id and c.day = d.day and c.member_id = d.member_id) returning 1),
        put as (insert into prompt_usage_daily as d (workspace_id, prompt_id, day, member_id, uses, as_is, edited)
          select p_workspace, prompt_id, day, member_id, uses, as_is, edited from counted
          on conflict (workspace_id, prompt_id, day, member_id) do update
          set uses = excluded.uses, as_is = excluded.as_is, edited = excluded.edited
          where (d.uses, d.as_is, d.edited) is distinct from (excluded.uses, excluded.as_is, excluded.edited) returning 1)
        select (select count(*) from gone)::int + (select count(*) from put)::int $$;
grant execute on function app.first_uuid_at(timestamptz) to promptsheet_app, promptsheet_lookup;
call app.expose('lookup.recount_uses(uuid, date, date)');
