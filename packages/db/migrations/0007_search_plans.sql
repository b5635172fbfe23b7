-- Reading the texts of prompts to index them, planned once per connection: across partitions and their policies the
-- plan costs more than the reading. Runs as the reader, under their row-level security.
create function app.prompt_texts(p_workspace uuid, p_ids uuid[])
  returns table (id uuid, name text, use_case text, category text, tags text[], body text, notes text)
  language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return query select p.id, p.name, p.use_case, p.category, p.tags, v.body, v.notes from prompts p
    join prompt_versions v on v.workspace_id = p.workspace_id and v.prompt_id = p.id and v.number = p.current_version
    where p.workspace_id = p_workspace and p.id = any (p_ids);
end $$;
grant execute on function app.prompt_texts(uuid, uuid[]) to promptsheet_app;

-- One prompt or a batch: looked up by its id, never by reading all of the workspace's.
alter function lookup.put_search_rows(uuid, jsonb, jsonb) set plan_cache_mode = force_generic_plan;
alter function lookup.put_search_rows(uuid, jsonb, jsonb) set enable_seqscan = off;
alter function lookup.put_search_rows(uuid, jsonb, jsonb) set enable_hashjoin = off;
alter function lookup.put_search_rows(uuid, jsonb, jsonb) set enable_mergejoin = off;

-- Runs with the rights of the definer function that calls it, so it too must not look at temporary tables first.
alter function lookup.near_words(uuid, jsonb) set search_path = pg_catalog, public, pg_temp;
