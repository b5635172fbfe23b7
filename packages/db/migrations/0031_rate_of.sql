-- What an hour of an entry costs on its day: always one row, with the currency the entry is billed in (the client's, else the
-- workspace's) and the rate with its id, null where none is set. The nearest to the work wins: its task, then the task's parents, then the
-- project, the client, the member and the workspace; of each the latest that had begun. It reads as the caller, so that to
-- whoever may not see rates there are none; and being plain SQL it is planned as a part of the query that uses it.
create function app.rate_of(p_workspace uuid, p_task uuid, p_project uuid, p_member uuid, p_day date)
  returns table (rate bigint, currency text, rate_id uuid) language sql stable parallel safe as $$
  select found.amount, unit.currency, found.id
  from (
    select coalesce(c.currency, w.currency)::text as currency, t.path, p.id as project_id, c.id as client_id
    from workspaces w
    left join tasks t on t.workspace_id = w.id and t.id = p_task
    left join projects p on p.workspace_id = w.id and p.id = coalesce(p_project, t.project_id)
    left join clients c on c.workspace_id = w.id and c.id = p.client_id
    where w.id = p_workspace) unit
  left join lateral (
    select r.id, r.amount from rates r
    where r.workspace_id = p_workspace and r.currency = unit.currency and r.effective_from <= p_day
      and (r.task_id = any (unit.path) or r.project_id = unit.project_id or r.client_id = unit.client_id
        or r.member_id = p_member or num_nonnulls(r.task_id, r.project_id, r.client_id, r.member_id) = 0)
    order by array_position(unit.path, r.task_id) desc nulls last, r.project_id is null, r.client_id is null,
      r.member_id is null, r.effective_from desc
    limit 1) found on true
$$;

-- What that many seconds cost at a rate for an hour, in minor units, half a unit rounded up.
create function app.amount_of(p_seconds bigint, p_rate bigint) returns bigint language sql immutable parallel safe
  as $$ select (p_seconds * p_rate * 2 + 3600) / 7200 $$;

grant execute on function app.rate_of(uuid, uuid, uuid, uuid, date), app.amount_of(bigint, bigint) to promptsheet_app;
