-- A first import fills a table that the planner believes to be empty until it is committed, and for an empty table any index
-- is as good: each foreign key and policy then read all of the workspace, 10,000 prompts took four times as long as they
-- should. Looked at once, early in the import, it is taken for what it becomes. Owned by the owner: only it may.
create function app.learn_sizes() returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if (select c.reltuples from pg_class c where c.oid = 'public.prompts'::regclass) < 1000 then
    analyze (skip_locked) public.prompts;
  end if;
end $$;
revoke all on function app.learn_sizes() from public;
grant execute on function app.learn_sizes() to promptsheet_app;
