-- Reading prompts: a key to sort names by, the one JSON of a prompt, and its read in one statement.

-- A column, not an expression: under row-level security the planner may use an index only through leakproof
-- operators, and lower() is not.
alter table prompts add column name_key text collate "und-x-icu"
  generated always as (lower(name collate "und-x-icu")) stored;
create index prompts_by_name on prompts (workspace_id, name_key, id) where deleted_at is null;
create index prompts_by_age on prompts (workspace_id, created_at desc, id desc) where deleted_at is null;
create index prompts_binned on prompts (workspace_id, deleted_at desc, id desc) where deleted_at is not null;
create index prompts_owner on prompts (workspace_id, owner_member_id) where deleted_at is null;

create function app.instant(p_at timestamptz) returns text language sql stable parallel safe
  as $$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
grant execute on function app.instant(timestamptz) to promptsheet_app;

-- What `GET /v1/prompts/{id}` answers, made in one place. Runs as the reader, under their row-level security.
create view app.prompt_details with (security_invoker = true) as
select p.workspace_id, p.id, p.revision, p.deleted_at, row_to_json(d)::text as json
from prompts p
join prompt_versions v on v.workspace_id = p.workspace_id and v.prompt_id = p.id and v.number = p.current_version
join members keeper on keeper.workspace_id = p.workspace_id and keeper.id = p.owner_member_id
join users keeper_user on keeper_user.id = keeper.user_id
join members author on author.workspace_id = p.workspace_id and author.id = v.author_member_id
join users author_user on author_user.id = author.user_id
left join collections c on c.workspace_id = p.workspace_id and c.id = p.collection_id
cross join lateral (
  select p.id, p.name, p.use_case as "useCase", nullif(p.category, '') as category, p.tags, p.status,
    json_build_object('id', keeper.id, 'name', keeper_user.name) as owner,
    p.collection_id as "collectionId",
    case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end as collection,
    json_build_object('number', v.number, 'body', v.body, 'inputs', v.inputs, 'notes', v.notes,
      'recommendedModels', v.recommended_models, 'author', json_build_object('id', author.id, 'name', author_user.name),
      'changeNote', v.change_note, 'restoredFrom', v.restored_from, 'createdAt', app.instant(v.created_at)) as "currentVersion",
    -- Every version is on branch main, and their numbers have no gaps.
    p.current_version as "versionCount", p.revision, p.external_id as "externalId",
    app.instant(p.created_at) as "createdAt", app.instant(p.updated_at) as "updatedAt",
    app.instant(p.deleted_at) as "deletedAt", null::uuid as "forkedFrom") d;
grant select on app.prompt_details to promptsheet_app;

-- One statement enters the tenant and reads; the tenant is gone with it. Invoker's rights: row-level security decides.
create function app.prompt_json(p_workspace uuid, p_member uuid, p_user uuid, p_prompt uuid)
  returns table (json text, revision integer) language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  perform app.enter(p_workspace, p_member, p_user);
  return query select d.json, d.revision from app.prompt_details d
    where d.workspace_id = p_workspace and d.id = p_prompt and d.deleted_at is null;
end $$;
grant execute on function app.prompt_json(uuid, uuid, uuid, uuid) to promptsheet_app;

-- A page of prompt rows. In a function so that each connection plans it once: with the policies the plan
-- costs more than the reading. Runs as the reader, under their row-level security.
create function app.prompt_rows(p_workspace uuid, p_ids uuid[], p_today date) returns setof text
  language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return query
  with used as (
    select d.prompt_id, sum(d.uses) as uses, count(distinct d.member_id) as people, sum(d.as_is) as as_is, sum(d.edited) as edited
    from prompt_usage_daily d
    where d.workspace_id = p_workspace and d.prompt_id = any (p_ids) and d.day > p_today - 30 and d.day <= p_today
    group by d.prompt_id)
  select row_to_json(r)::text
  from prompts p
  join prompt_versions v on v.workspace_id = p.workspace_id and v.prompt_id = p.id and v.number = p.current_version
  join members m on m.workspace_id = p.workspace_id and m.id = p.owner_member_id
  join users u on u.id = m.user_id
  left join used on used.prompt_id = p.id
  cross join lateral (
    select p.id, p.name, p.use_case as "useCase", nullif(p.category, '') as category, p.tags, p.status,
      json_build_object('id', m.id, 'name', u.name) as owner, p.collection_id as "collectionId",
      p.current_version as "currentVersionNumber", left(v.body, 500) as start,
      coalesce(used.uses, 0) as "usesLast30Days", coalesce(used.people, 0) as "peopleLast30Days",
      coalesce(used.as_is, 0) as "asIs", coalesce(used.edited, 0) as edited,
      app.instant(p.updated_at) as "updatedAt", app.instant(p.deleted_at) as "deletedAt") r
  where p.workspace_id = p_workspace and p.id = any (p_ids);
end $$;
grant execute on function app.prompt_rows(uuid, uuid[], date) to promptsheet_app;
