-- A second step that somebody else turned on can be taken back, and whoever is removed leaves no address in the audit trail.

alter table sign_in_tokens drop constraint sign_in_tokens_kind_check;
alter table sign_in_tokens add constraint sign_in_tokens_kind_check
  check (kind in ('verify_email', 'reset_password', 'magic_link', 'change_email', 'undo_email', 'second_factor', 'reopen',
    'undo_second_step'));

-- Follows the letter that said that the second step is on. Whoever turned it on knew the password: that goes, with every
-- session, every letter and the keys made since. It takes back only the step that it told of: one that was turned on
-- after the letter was sent (a week before it runs out, and an hour for clocks that differ) is another.
create function lookup.undo_second_step(p_hash text, p_now timestamptz) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
declare
  v_user uuid;
  v_since timestamptz;
begin
  select u.id into v_user from users u where u.id = (
    select t.user_id from sign_in_tokens t where t.hash = p_hash) and u.removed_at is null for update;
  select f.confirmed_at into v_since from sign_in_tokens t join second_factors f on f.user_id = t.user_id
    where t.hash = p_hash and t.kind = 'undo_second_step' and t.used_at is null and t.expires_at > p_now
      and t.user_id = v_user and f.confirmed_at < t.expires_at - interval '7 days' + interval '1 hour';
  if v_since is null then return null; end if;
  update sign_in_tokens set used_at = p_now where user_id = v_user and kind = 'undo_second_step' and used_at is null;
  delete from second_factors where user_id = v_user;
  delete from recovery_codes where user_id = v_user;
  delete from credentials where user_id = v_user;
  delete from sessions where user_id = v_user;
  update api_keys k set revoked_at = p_now from members m
    where m.user_id = v_user and k.workspace_id = m.workspace_id and k.member_id = m.id
      and k.created_at >= v_since and k.revoked_at is null;
  perform app.end_letters(v_user, p_now);
  return v_user;
end $$;
call app.expose('lookup.undo_second_step(text, timestamptz)');

-- What an entry says stays, but for the address of somebody who is removed. Nothing else may change one.
grant update (detail) on audit_entries to promptsheet_lookup;
create policy purge_changed on audit_entries for update to promptsheet_lookup using (true) with check (true);
create index audit_entries_people on audit_entries (workspace_id, subject_id) where subject_type in ('invite', 'member');

-- As in 0019, and the audit trail forgets the address too: of invitations to the last one, and of those they came in by,
-- whatever address these were sent to.
create or replace function lookup.remove_account(p_user uuid, p_before timestamptz, p_now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
declare
  v_email citext;
begin
  select email into v_email from users where id = p_user and closed_at < p_before and removed_at is null for update;
  if not found then return; end if;
  delete from credentials where user_id = p_user;
  delete from sessions where user_id = p_user;
  delete from sign_in_tokens where user_id = p_user;
  delete from second_factors where user_id = p_user;
  delete from recovery_codes where user_id = p_user;
  delete from account_events where user_id = p_user;
  delete from remembered_inputs r using members m where m.user_id = p_user and r.workspace_id = m.workspace_id and r.member_id = m.id;
  delete from team_members t using members m where m.user_id = p_user and t.workspace_id = m.workspace_id and t.member_id = m.id;
  update api_keys k set revoked_at = p_now from members m
    where m.user_id = p_user and k.workspace_id = m.workspace_id and k.member_id = m.id and k.revoked_at is null;
  update members set removed_at = coalesce(removed_at, p_now) where user_id = p_user;
  with invited as (
      select i.workspace_id, i.id from invites i where i.email = v_email
      union
      select i.workspace_id, i.id from members m
        join audit_entries a on a.workspace_id = m.workspace_id and a.subject_id = m.id
          and a.subject_type = 'member' and a.action = 'member.joined'
        join invites i on i.workspace_id = m.workspace_id and i.id::text = a.detail->>'inviteId'
        where m.user_id = p_user),
    forgotten as (update audit_entries a set detail = a.detail - 'email' from invited
      where a.workspace_id = invited.workspace_id and a.subject_type = 'invite' and a.subject_id = invited.id and a.detail ? 'email')
    update invites i set email = (i.id::text || '@removed.invalid')::citext, revoked_at = coalesce(i.revoked_at, p_now)
      from invited where i.workspace_id = invited.workspace_id and i.id = invited.id;
  update users set email = (p_user::text || '@removed.invalid')::citext, name = 'Former member', email_verified_at = null,
    is_operator = false, removed_at = p_now where id = p_user;
end $$;
