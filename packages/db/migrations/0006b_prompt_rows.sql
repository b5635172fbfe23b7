-- A page of prompt rows. In a function so that each connection plans it once: across the partitions and their
-- policies the plan costs ten times what it takes to run. Runs as the reader, under their row-level security.
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
alter function app.prompt_json(uuid, uuid, uuid, uuid) set plan_cache_mode = force_generic_plan;
