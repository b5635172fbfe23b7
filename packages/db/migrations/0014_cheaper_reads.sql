-- What a read or a list costs in Postgres, brought down.

-- How a text begins, on one line: cut once, when it is written, and not for each row of each list.
create function app.snippet(p_text text) returns text language sql immutable parallel safe
  as $$ select case when char_length(line) <= 160 then line else rtrim(left(line, 159)) || '…' end
        from (select btrim(regexp_replace(left(p_text, 500), '\s+' collate "und-x-icu", ' ', 'g')) as line offset 0) as cut $$;
grant execute on function app.snippet(text) to promptsheet_app, promptsheet_lookup;
alter table prompt_versions add column snippet text generated always as (app.snippet(body)) stored;

-- Were there to be planned once per connection, which every statement is now.
drop function app.prompt_rows(uuid, uuid[], date);
drop function app.prompt_texts(uuid, uuid[]);

-- As in 0007, without an alternative: a plan for any `p_after` would read from the beginning each time.
create or replace function lookup.list_search_texts(p_workspace uuid, p_after uuid, p_limit integer)
  returns table (id uuid, name text, use_case text, category text, tags text[], body text, notes text)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.workspace_id() is distinct from p_workspace or p_workspace is null or app.member_id() is not null then
    raise exception 'only a job of the workspace reads the texts of all its prompts' using errcode = 'insufficient_privilege';
  end if;
  return query select p.id, p.name, p.use_case, p.category, p.tags, v.body, v.notes from prompts p
    join prompt_versions v on v.workspace_id = p.workspace_id and v.prompt_id = p.id and v.number = p.current_version
    where p.workspace_id = p_workspace and p.id > coalesce(p_after, '00000000-0000-0000-0000-000000000000') order by p.id limit p_limit;
end $$;

-- As in 0012, with whether all of it is open: in no collection or in one for the whole workspace, and neither a copy of
-- another prompt nor copied, which might be limited ones.
create or replace view app.prompt_details with (security_invoker = true) as
select p.workspace_id, p.id, p.revision, p.deleted_at, row_to_json(d)::text as json,
  (p.collection_id is null or c.visibility = 'workspace') and f."forkedFrom" is null and f."forkCount" = 0 as is_open
from prompts p
join prompt_versions v on v.workspace_id = p.workspace_id and v.prompt_id = p.id and v.number = p.current_version
join members keeper on keeper.workspace_id = p.workspace_id and keeper.id = p.owner_member_id
join users keeper_user on keeper_user.id = keeper.user_id
join members author on author.workspace_id = p.workspace_id and author.id = v.author_member_id
join users author_user on author_user.id = author.user_id
left join collections c on c.workspace_id = p.workspace_id and c.id = p.collection_id
-- `offset 0`: worked out once, however often it is named.
cross join lateral (
  select
    (select json_build_object('promptId', s.id, 'name', case when s.deleted_at is null then s.name end,
        'versionNumber', f.source_number, 'takenNumber', f.taken_number, 'currentVersionNumber', s.current_version)
      from prompt_forks f join prompts s on s.workspace_id = f.workspace_id and s.id = f.source_id
      where f.workspace_id = p.workspace_id and f.prompt_id = p.id) as "forkedFrom",
    (select count(*) from prompt_forks f join prompts s on s.workspace_id = f.workspace_id and s.id = f.prompt_id
      where f.workspace_id = p.workspace_id and f.source_id = p.id and s.deleted_at is null) as "forkCount"
  offset 0) f
cross join lateral (
  select p.id, p.name, p.use_case as "useCase", nullif(p.category, '') as category, p.tags, p.status,
    json_build_object('id', keeper.id, 'name', keeper_user.name) as owner,
    p.collection_id as "collectionId",
    case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end as collection,
    json_build_object('number', v.number, 'branch', v.branch, 'parentNumber', v.parent_number, 'body', v.body,
      'inputs', v.inputs, 'notes', v.notes, 'recommendedModels', v.recommended_models,
      'author', json_build_object('id', author.id, 'name', author_user.name), 'changeNote', v.change_note,
      'restoredFrom', v.restored_from, 'mergedFrom', v.merged_from,
      'createdAt', app.instant(v.created_at)) as "currentVersion",
    -- The numbers have no gaps.
    (select n.number from prompt_versions n where n.workspace_id = p.workspace_id and n.prompt_id = p.id
      order by n.number desc limit 1) as "versionCount",
    p.revision, p.external_id as "externalId",
    app.instant(p.created_at) as "createdAt", app.instant(p.updated_at) as "updatedAt",
    app.instant(p.deleted_at) as "deletedAt", f."forkedFrom", f."forkCount") d;

-- A prompt that everybody in its workspace may see, read without asking for each of its rows whether this member may:
-- the nested rules cost more than the reading. Whatever is limited, a copy or copied is left to `app.prompt_json`, where
-- row-level security decides.
call app.open_to_lookup('prompt_forks');
grant select on app.prompt_details to promptsheet_lookup;
grant execute on function app.instant(timestamptz) to promptsheet_lookup;
create function lookup.open_prompt_json(p_workspace uuid, p_prompt uuid)
  returns table (json text, revision integer)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if coalesce(current_setting('app.workspace_id', true), '') not in ('', p_workspace::text) then
    raise exception 'another workspace is already set in this transaction' using errcode = 'insufficient_privilege';
  end if;
  return query select d.json, d.revision from app.prompt_details d
    where d.workspace_id = p_workspace and d.id = p_prompt and d.deleted_at is null and d.is_open;
end $$;
call app.expose('lookup.open_prompt_json(uuid, uuid)');
