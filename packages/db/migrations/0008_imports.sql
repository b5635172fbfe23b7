-- Imports in two steps: what a member's files hold is read and shown first, and then committed as a whole.

create table imports (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('prompts-markdown', 'prompts-csv')),
  status text not null default 'pending'
    check (status in ('pending', 'ready', 'failed', 'committing', 'committed', 'undone')),
  collection_id uuid,
  -- What prompts get where their file says nothing: {category?, tags?, status?}.
  defaults jsonb not null default '{}',
  -- Why it could not be read or committed, in words for the person.
  failure text check (char_length(failure) <= 1000),
  -- What the files say that concerns no single prompt: [{file, line?, column?, message}].
  notes jsonb not null default '[]',
  row_count integer not null default 0,
  skips_failed boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  committed_at timestamptz,
  undone_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members,
  foreign key (workspace_id, collection_id) references collections
);
create index imports_expiry on imports (expires_at);

-- An import is its member's alone, and gone from sight with the collection it is meant for.
call app.isolate('imports', 'select, insert, update, delete');
-- A rule for the application: the lookup role acts for no member when it removes expired imports.
create policy own on imports as restrictive to promptsheet_app using (
  member_id = app.member_id() and (collection_id is null or collection_id in (select lookup.visible_collections())));

-- How far reading or committing has come: written outside that work's transaction, so that it can be watched.
create table import_progress (
  workspace_id uuid not null,
  import_id uuid not null,
  done integer not null default 0,
  total integer not null default 0,
  primary key (workspace_id, import_id),
  foreign key (workspace_id, import_id) references imports on delete cascade
);
call app.isolate('import_progress', 'select, insert, update');
create policy own on import_progress as restrictive using (exists (
  select from imports i where i.workspace_id = import_progress.workspace_id and i.id = import_progress.import_id));

-- The files as they came, until the import is committed, discarded or too old.
create table import_files (
  workspace_id uuid not null,
  import_id uuid not null,
  position integer not null,
  name text not null,
  content bytea not null,
  primary key (workspace_id, import_id, position),
  foreign key (workspace_id, import_id) references imports on delete cascade
);
call app.isolate('import_files', 'select, insert, delete');
create policy own on import_files as restrictive using (exists (
  select from imports i where i.workspace_id = import_files.workspace_id and i.id = import_files.import_id));

create table import_rows (
  workspace_id uuid not null,
  import_id uuid not null,
  number integer not null check (number > 0),
  file text not null,
  line integer,
  name text not null,
  -- Null when the row cannot be read as a prompt: its problems say why.
  record jsonb,
  -- What is proposed, why, what would change and what it resembles.
  plan jsonb not null,
  problems jsonb not null,
  action text not null check (action in ('create', 'update', 'skip', 'failed')),
  -- The prompt it would update, and once committed the prompt it made or updated.
  prompt_id uuid,
  -- The revision of the prompt when the commit was done: undo leaves alone what was edited since.
  made_revision integer,
  primary key (workspace_id, import_id, number),
  foreign key (workspace_id, import_id) references imports on delete cascade,
  foreign key (workspace_id, prompt_id) references prompts on delete set null (prompt_id),
  check (action in ('skip', 'failed') or record is not null)
);
create index import_rows_prompt on import_rows (workspace_id, prompt_id) where prompt_id is not null;
call app.isolate('import_rows', 'select, insert, update');
create policy own on import_rows as restrictive using (
  exists (select from imports i where i.workspace_id = import_rows.workspace_id and i.id = import_rows.import_id)
  and (prompt_id is null or exists (
    select from prompts p where p.workspace_id = import_rows.workspace_id and p.id = import_rows.prompt_id)));

-- Those whose time is over go with their files and rows: uncommitted ones after a week, committed ones, which only
-- repeat what the library holds, once nobody can undo them any more.
call app.open_to_lookup('imports', 'select, delete');
create function lookup.remove_expired_imports(p_now timestamptz) returns integer
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with gone as (delete from imports where expires_at < p_now and status <> 'committing' returning 1)
        select count(*)::int from gone $$;
call app.expose('lookup.remove_expired_imports(timestamptz)');
