-- Hours are read much more often than they are written.

-- As in 0030, told in one expression, which Postgres puts in its place in each query in place of calling it for each row. Where
-- clocks go back across midnight, the earliest instant that has the day's date counts.
create or replace function app.day_start(p_day date, p_timezone text) returns timestamptz language sql stable parallel safe
return case
  -- On nearly every day no clock was changed in the hours before it.
  when (p_day::timestamp at time zone p_timezone - interval '3 hours') at time zone p_timezone = p_day::timestamp - interval '3 hours'
    then p_day::timestamp at time zone p_timezone
  when ((p_day::timestamp at time zone p_timezone - interval '3 hours') at time zone p_timezone)::date >= p_day
    then p_day::timestamp at time zone p_timezone - interval '3 hours'
  when ((p_day::timestamp at time zone p_timezone - interval '2 hours') at time zone p_timezone)::date >= p_day
    then p_day::timestamp at time zone p_timezone - interval '2 hours'
  when ((p_day::timestamp at time zone p_timezone - interval '1 hour') at time zone p_timezone)::date >= p_day
    then p_day::timestamp at time zone p_timezone - interval '1 hour'
  when ((p_day::timestamp at time zone p_timezone - interval '30 minutes') at time zone p_timezone)::date >= p_day
    then p_day::timestamp at time zone p_timezone - interval '30 minutes'
  else p_day::timestamp at time zone p_timezone
end;

-- As in 0030, but that whoever asks is looked up once for a query and not once for each of its rows.
create or replace view app.entry_details with (security_invoker = true) as
select e.workspace_id, e.id, e.member_id, e.started_at, e.ended_at, e.local_date, e.status, e.deleted_at, e.revision,
  e.project_id, e.task_id, p.client_id, e.billable, e.tags, e.invoice_id, e.rate, e.currency, e.amount,
  json_build_object(
    'id', e.id, 'memberId', e.member_id, 'startedAt', app.instant(e.started_at), 'endedAt', app.instant(e.ended_at),
    'durationSeconds', case when e.ended_at is not null then round(extract(epoch from e.ended_at - e.started_at))::int end,
    'timezone', e.timezone, 'localDate', e.local_date, 'isTimed', e.is_timed,
    'projectId', e.project_id, 'taskId', e.task_id, 'clientId', p.client_id,
    'description', e.description, 'billable', e.billable, 'tags', e.tags, 'source', e.source, 'status', e.status,
    'rate', case when e.rate is not null and (select lookup.sees_everyones_time())
      then json_build_object('amount', e.rate, 'currency', e.currency) end,
    'amount', case when e.amount is not null and (select lookup.sees_everyones_time())
      then json_build_object('amount', e.amount, 'currency', e.currency) end,
    'invoiceId', case when e.invoice_id is not null and (select lookup.sees_everyones_time()) then e.invoice_id end,
    'revision', e.revision,
    'createdAt', app.instant(e.created_at), 'updatedAt', app.instant(e.updated_at), 'deletedAt', app.instant(e.deleted_at)) as json
from time_entries e
left join projects p on p.workspace_id = e.workspace_id and p.id = e.project_id;
