-- Whether deleting a team would leave a collection, or prompts in a deleted one, with nobody to see it. Answers
-- for collections the asker may not see, and so says yes or no and nothing else.
create function lookup.team_holds_collections(p_team uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select exists (
          select from collection_teams ct
          join collections c on c.workspace_id = ct.workspace_id and c.id = ct.collection_id
          where ct.workspace_id = app.workspace_id() and ct.team_id = p_team and c.visibility = 'teams'
            and (c.deleted_at is null or exists (
              select from prompts p where p.workspace_id = c.workspace_id and p.collection_id = c.id))
            and not exists (
              select from collection_teams other
              where other.workspace_id = ct.workspace_id and other.collection_id = ct.collection_id
                and other.team_id <> ct.team_id)) $$;
call app.expose('lookup.team_holds_collections(uuid)');
