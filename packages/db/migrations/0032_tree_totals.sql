-- What has been tracked on each task, and on a project itself, by each member: kept as entries change, so that the sums up the
-- tree read few rows however many entries there are. Moving a task moves its row along. What runs does not count yet.
create table time_tracked (
  workspace_id uuid not null references workspaces,
  -- The task, or the project where there is none.
  bucket_id uuid not null,
  member_id uuid not null,
  seconds bigint not null,
  primary key (workspace_id, bucket_id, member_id),
  foreign key (workspace_id, member_id) references members
);
call app.isolate('time_tracked', 'select');
call app.open_to_lookup('time_tracked', 'select, insert, update');
create policy own on time_tracked as restrictive to promptsheet_app
  using (member_id = app.member_id() or (select lookup.sees_everyones_time()));

create function lookup.count_tracked() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into time_tracked as t (workspace_id, bucket_id, member_id, seconds)
    select e.workspace_id, coalesce(e.task_id, e.project_id), e.member_id, sum(round(extract(epoch from e.ended_at - e.started_at)))
    from entries_after e
    where e.ended_at is not null and e.deleted_at is null and e.project_id is not null
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (workspace_id, bucket_id, member_id) do update set seconds = t.seconds + excluded.seconds;
  else
    insert into time_tracked as t (workspace_id, bucket_id, member_id, seconds)
    select e.workspace_id, coalesce(e.task_id, e.project_id), e.member_id, sum(e.sign * round(extract(epoch from e.ended_at - e.started_at)))
    from (select 1 as sign, a.workspace_id, a.task_id, a.project_id, a.member_id, a.started_at, a.ended_at, a.deleted_at from entries_after a
      union all
      select -1, b.workspace_id, b.task_id, b.project_id, b.member_id, b.started_at, b.ended_at, b.deleted_at from entries_before b) e
    where e.ended_at is not null and e.deleted_at is null and e.project_id is not null
    group by 1, 2, 3 having sum(e.sign * round(extract(epoch from e.ended_at - e.started_at))) <> 0 order by 1, 2, 3
    on conflict (workspace_id, bucket_id, member_id) do update set seconds = t.seconds + excluded.seconds;
  end if;
  return null;
end $$;
create trigger tracked_added after insert on time_entries referencing new table as entries_after
  for each statement execute function lookup.count_tracked();
create trigger tracked_changed after update on time_entries referencing old table as entries_before new table as entries_after
  for each statement execute function lookup.count_tracked();
call app.expose('lookup.count_tracked()');
revoke execute on function lookup.count_tracked() from promptsheet_app;
