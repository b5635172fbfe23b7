-- Whoever signed up with somebody else's address must not stay in the account once its owner comes in by a mail.

-- Spends a link: once, unexpired, and only while the address it went to is still the person's. Following it proves
-- the address too. When it is the first proof and lets somebody in, everything that led into the account before goes:
-- its password, sessions and keys may be a stranger's, who waits for the owner to join a workspace.
create or replace function lookup.spend_sign_in_token(p_hash text, p_kind text, p_now timestamptz) returns uuid
  language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ with spent as (
          update sign_in_tokens t set used_at = p_now from users u
          where t.hash = p_hash and t.kind = p_kind and t.used_at is null and t.expires_at > p_now
            and u.id = t.user_id and u.email = t.email returning t.user_id, u.email_verified_at),
        verified as (update users u set email_verified_at = coalesce(u.email_verified_at, p_now)
          from spent where u.id = spent.user_id returning u.id),
        unproved as (select user_id from spent where email_verified_at is null and p_kind <> 'verify_email'),
        passwords as (delete from credentials c using unproved where c.user_id = unproved.user_id),
        gone as (delete from sessions s using unproved where s.user_id = unproved.user_id),
        revoked as (update api_keys k set revoked_at = p_now from unproved join members m on m.user_id = unproved.user_id
          where k.workspace_id = m.workspace_id and k.member_id = m.id and k.revoked_at is null)
        select id from verified $$;
