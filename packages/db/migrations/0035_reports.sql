-- Whose an entry is, said so that it is asked once for a report and not once for each of a million rows. The same rule as in 0030.
alter policy own on time_entries
  using ((select lookup.sees_everyones_time()) or member_id = (select app.member_id()))
  with check ((select lookup.sees_everyones_time()) or member_id = (select app.member_id()));
