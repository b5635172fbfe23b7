-- As in 0014, as one text ("revision json"), and without a search path of its own: to set one and take it back costs as much
-- as calling the function. In its place every name says its schema, operators too. What the view means was settled when it
-- was made, but for the text of `app.instant`, which is read anew wherever it is called. Where another workspace is set it gives nothing, and `app.prompt_json`, which is asked next, refuses.
create or replace function app.instant(p_at timestamptz) returns text language sql stable parallel safe
  as $$ select pg_catalog.to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
drop function lookup.open_prompt_json(uuid, uuid);
create function lookup.open_prompt_json(p_workspace uuid, p_prompt uuid) returns text
  language plpgsql stable security definer as $$
begin
  return (select d.revision::pg_catalog.text operator(pg_catalog.||) ' ' operator(pg_catalog.||) d.json
    from app.prompt_details d
    where d.workspace_id operator(pg_catalog.=) p_workspace and d.id operator(pg_catalog.=) p_prompt
      and d.deleted_at is null and d.is_open
      and (pg_catalog.current_setting('app.workspace_id', true) is null
        or pg_catalog.current_setting('app.workspace_id', true) operator(pg_catalog.=) ''
        or pg_catalog.current_setting('app.workspace_id', true) operator(pg_catalog.=) p_workspace::pg_catalog.text));
end $$;
call app.expose('lookup.open_prompt_json(uuid, uuid)');
alter function lookup.open_prompt_json(uuid, uuid) reset search_path;
