-- Texts tried beside the current version (branches), and what a prompt was made from (forks).

-- Numbers stay gapless per prompt, whatever branch a version is on; `prompts` still holds its current one to main.
alter table prompt_versions drop constraint prompt_versions_branch_check;
alter table prompt_versions add constraint prompt_versions_branch_check check (char_length(branch) between 1 and 60);
alter table prompt_versions add column merged_from integer;

-- A name is never used twice in a prompt: a version's branch says for ever which one it was.
create table prompt_branches (
  workspace_id uuid not null,
  prompt_id uuid not null,
  name text not null check (char_length(name) between 1 and 60 and name <> 'main'),
  head_number integer not null,
  -- The version of main that it was begun from.
  base_number integer not null,
  base_branch text not null generated always as ('main') stored,
  -- The version of main that took it over.
  merged_number integer,
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, prompt_id, name),
  foreign key (workspace_id, prompt_id) references prompts on delete cascade,
  foreign key (workspace_id, prompt_id, head_number, name)
    references prompt_versions (workspace_id, prompt_id, number, branch) on delete cascade,
  foreign key (workspace_id, prompt_id, base_number, base_branch)
    references prompt_versions (workspace_id, prompt_id, number, branch) on delete cascade,
  foreign key (workspace_id, prompt_id, merged_number, base_branch)
    references prompt_versions (workspace_id, prompt_id, number, branch) on delete cascade,
  foreign key (workspace_id, created_by) references members,
  check (merged_number is null or ended_at is not null)
);
call app.isolate('prompt_branches', 'select, insert, update (head_number, merged_number, updated_at, ended_at)');
create policy visible on prompt_branches as restrictive to promptsheet_app using (exists (
  select from prompts p where p.workspace_id = prompt_branches.workspace_id and p.id = prompt_branches.prompt_id));

-- What a prompt was made from. A row is there for those who may see both: no copy tells of a limited prompt.
create table prompt_forks (
  workspace_id uuid not null,
  prompt_id uuid not null,
  source_id uuid not null,
  source_number integer not null,
  -- The source's version whose changes the copy has, or has said no to.
  taken_number integer not null,
  created_at timestamptz not null,
  primary key (workspace_id, prompt_id),
  foreign key (workspace_id, prompt_id) references prompts on delete cascade,
  foreign key (workspace_id, source_id) references prompts on delete cascade,
  foreign key (workspace_id, source_id, source_number) references prompt_versions on delete cascade,
  foreign key (workspace_id, source_id, taken_number) references prompt_versions on delete cascade
);
create index prompt_forks_source on prompt_forks (workspace_id, source_id);
call app.isolate('prompt_forks', 'select, insert, update (taken_number)');
create policy visible on prompt_forks as restrictive to promptsheet_app using (
  exists (select from prompts p where p.workspace_id = prompt_forks.workspace_id and p.id = prompt_forks.prompt_id)
  and exists (select from prompts p where p.workspace_id = prompt_forks.workspace_id and p.id = prompt_forks.source_id));

-- As in 0006, with where a version stands and what the prompt was made from.
create or replace view app.prompt_details with (security_invoker = true) as
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
    app.instant(p.deleted_at) as "deletedAt",
    (select json_build_object('promptId', s.id, 'name', case when s.deleted_at is null then s.name end,
        'versionNumber', f.source_number, 'takenNumber', f.taken_number, 'currentVersionNumber', s.current_version)
      from prompt_forks f join prompts s on s.workspace_id = f.workspace_id and s.id = f.source_id
      where f.workspace_id = p.workspace_id and f.prompt_id = p.id) as "forkedFrom",
    (select count(*) from prompt_forks f join prompts s on s.workspace_id = f.workspace_id and s.id = f.prompt_id
      where f.workspace_id = p.workspace_id and f.source_id = p.id and s.deleted_at is null) as "forkCount") d;
