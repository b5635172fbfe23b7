-- What lists are narrowed and sorted by, where an index has it: row-level security takes a look into an array away from the
-- planner, and a sum is not sorted before it is added up.

-- A tag, category, keeper or collection of a workspace, whatever its case. 64 bits of it are taken for the facet itself.
create function app.facet_hash(p_workspace uuid, p_kind text, p_name text) returns bigint language sql immutable parallel safe
  as $$ select ('x' || left(md5(p_workspace || ' ' || p_kind || ' ' || app.fold_case(p_name)), 16))::bit(64)::bigint $$;
create function app.facet_hashes(p_workspace uuid, p_tags text[], p_category text, p_owner uuid, p_collection uuid) returns bigint[] language sql immutable parallel safe
  as $$ select array(select app.facet_hash(p_workspace, 'tag', t) from unnest(p_tags) t)
        || array(select app.facet_hash(p_workspace, 'category', p_category) where p_category <> '')
        || app.facet_hash(p_workspace, 'owner', p_owner::text)
        || array(select app.facet_hash(p_workspace, 'collection', p_collection::text) where p_collection is not null) $$;
grant execute on function app.facet_hash(uuid, text, text), app.facet_hashes(uuid, text[], text, uuid, uuid) to promptsheet_app, promptsheet_lookup;
alter table prompts add column facets bigint[] not null
  generated always as (app.facet_hashes(workspace_id, tags, category, owner_member_id, collection_id)) stored;
-- Without a pending list, as in 0007.
create index prompts_facets on prompts using gin (facets) with (fastupdate = off);

-- Up to `p_most` prompts with one of these facets that a member may see, in the bin too; and what to know the facets by. As
-- in 0007 the workspace and the member must be the session's.
create function lookup.find_by_facet(p_workspace uuid, p_member uuid, p_kind text, p_names jsonb, p_most integer)
  returns table (hashes bigint[], ids uuid[])
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare v_seen uuid[] := array(select lookup.visible_collections());
begin
  if p_workspace is null or p_member is null
    or app.workspace_id() is distinct from p_workspace or app.member_id() is distinct from p_member then
    raise exception 'facets are for the workspace and the member of their own session' using errcode = 'insufficient_privilege';
  end if;
  hashes := array(select app.facet_hash(p_workspace, p_kind, name) from jsonb_array_elements_text(p_names) name);
  -- The hashes hold the workspace: looked up by them alone, `offset 0`, never by reading all of the workspace's.
  ids := array(select p.id from (select * from prompts where facets && hashes offset 0) p
    where p.workspace_id = p_workspace and (p.collection_id is null or p.collection_id = any (v_seen)) limit p_most);
  return next;
end $$;
call app.expose('lookup.find_by_facet(uuid, uuid, text, jsonb, integer)');

-- How often each prompt was used in the last 30 days: one more with each use, and recounted when a day is over. One row for
-- every prompt, so that a list by use is one walk along one index; a table of its own, because a use changes no prompt. The
-- triggers below make and remove its rows, nobody else can: a foreign key would look each prompt up that was just written.
create table prompt_recent_uses (
  workspace_id uuid not null,
  prompt_id uuid not null,
  uses integer not null default 0 check (uses >= 0),
  primary key (workspace_id, prompt_id)
);
create index prompt_recent_uses_most on prompt_recent_uses (workspace_id, uses desc, prompt_id desc);
call app.isolate('prompt_recent_uses', 'select, update (uses)');
-- `offset 0`: the prompt of each row is looked up, not all prompts of the workspace.
create policy visible on prompt_recent_uses as restrictive to promptsheet_app using (exists (
  select from prompts p where p.workspace_id = prompt_recent_uses.workspace_id and p.id = prompt_recent_uses.prompt_id offset 0));
call app.open_to_lookup('prompt_recent_uses', 'select, insert, update, delete');

create function lookup.count_new_prompts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into prompt_recent_uses (workspace_id, prompt_id) select workspace_id, id from added on conflict do nothing;
  return null;
end $$;
call app.expose('lookup.count_new_prompts()');
create trigger count_new_prompts after insert on prompts referencing new table as added
  for each statement execute function lookup.count_new_prompts();
create function lookup.forget_gone_prompts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from prompt_recent_uses r using gone g where r.workspace_id = g.workspace_id and r.prompt_id = g.id;
  return null;
end $$;
call app.expose('lookup.forget_gone_prompts()');
create trigger forget_gone_prompts after delete on prompts referencing old table as gone
  for each statement execute function lookup.forget_gone_prompts();

-- Makes the uses of the last 30 days true again, for every prompt of a workspace, whoever may see it.
create function lookup.recount_recent_uses(p_workspace uuid, p_today date) returns integer
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with counted as (
          select r.prompt_id, coalesce(sum(d.uses), 0)::int as uses from prompt_recent_uses r
          left join prompt_usage_daily d on d.workspace_id = r.workspace_id and d.prompt_id = r.prompt_id and d.day > p_today - 30
          where r.workspace_id = p_workspace group by r.prompt_id),
        put as (update prompt_recent_uses r set uses = c.uses from counted c
          where r.workspace_id = p_workspace and r.prompt_id = c.prompt_id and r.uses <> c.uses returning 1)
        select count(*)::int from put $$;
call app.expose('lookup.recount_recent_uses(uuid, date)');

-- For the prompts there are already. The owner sees what the lookup role sees.
insert into prompt_recent_uses (workspace_id, prompt_id, uses)
  select p.workspace_id, p.id, coalesce(sum(d.uses), 0) from prompts p
  left join prompt_usage_daily d on d.workspace_id = p.workspace_id and d.prompt_id = p.id and d.day > (now() at time zone 'UTC')::date - 30
  group by p.workspace_id, p.id;
