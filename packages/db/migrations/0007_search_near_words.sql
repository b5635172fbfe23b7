-- The hashes hold the workspace already. Asked for both, Postgres read all of the workspace's words beside, for
-- each word typed; now it takes the few that share a form and looks at their workspace.
create or replace function lookup.near_words(p_workspace uuid, p_terms jsonb) returns table (term integer, word text, edits integer)
  language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return query with typed as (
    select t.n::integer as n, t.value ->> 'word' as word,
      array(select jsonb_array_elements_text(t.value -> 'forms')::integer) as forms,
      array(select jsonb_array_elements_text(t.value -> 'swaps')) as swaps,
      array(select jsonb_array_elements_text(t.value -> 'doubleSwaps')) as double_swaps
    from jsonb_array_elements(p_terms) with ordinality as t(value, n)
    where jsonb_array_length(t.value -> 'forms') > 0),
  near as (
    select t.*, w.word as hit, levenshtein_less_equal(t.word, w.word, 4) as distance
    from typed t cross join lateral (select s.workspace_id, s.word from search_words s where s.forms && t.forms offset 0) w
    where w.workspace_id = p_workspace and w.word <> t.word),
  measured as (
    select distinct near.n, near.hit, case
      when near.distance = 1 or near.hit = any(near.swaps) then 1
      when near.distance = 2 or near.hit = any(near.double_swaps) then 2
      when near.distance = 3 and exists (select from unnest(near.swaps) s where levenshtein_less_equal(s, near.hit, 1) = 1) then 2
      end as edits
    from near)
  select m.n, m.hit, m.edits from measured m where m.edits is not null;
end $$;
