-- Typos are forgiven in names, use cases, tags and categories alone. Looking for a lexicon word in the texts too let
-- a visible prompt be found by a typo only because a hidden one had that word in its name. The words of the head are
-- in `words` once more, behind a plus; so every workspace is indexed anew.

-- Finds the prompts of a workspace that a member may see, best first, as ids with their scores; the page goes on
-- after the (score, id) of the one before. Row-level security takes GIN conditions away from the planner, so this
-- function does what the policies do: the workspace and the member must be the session's, the collection must be
-- visible. What is found, and its score, depends on nothing else that is hidden: every word of the lexicon that is
-- near enough to a typed one is tried, none is preferred, and only visible prompts are counted; a near word is looked
-- for where the lexicon has its words from, the head, or a word of a text would be forgiven if a hidden name had it.
--
-- p_terms: [{word, forms, swaps, doubleSwaps}] for words typed (the beginning of a word is enough; lists are empty
-- where no typo is forgiven) and [{phrase: [words]}] for quoted ones. p_filter: {statuses, categories, tags, owners,
-- collections, teams}, each absent or a list of which one must hold, of tags all. p_prefix is what the workspace's
-- lexemes begin with. Without terms the latest changed come first.
create or replace function lookup.search_prompts(p_workspace uuid, p_member uuid, p_prefix text, p_terms jsonb, p_filter jsonb,
    p_limit integer, p_score double precision, p_after uuid)
  returns table (id uuid, score double precision)
  language plpgsql stable security definer set search_path = pg_catalog, public
  -- Whatever the planner thinks of the sizes: from the words to the rows, never the other way about.
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  most constant integer := 1000; -- prompts that are ranked
  enough constant integer := 5;  -- with fewer, more typos are forgiven; with none, a missing word
  v_count integer := jsonb_array_length(p_terms);
  v_seen uuid[]; v_where text; v_ids uuid[]; v_best uuid[];
  v_term_of integer[]; v_words text[]; v_edits integer[];
  v_all text[]; v_names text[]; v_ranks text[];
  v_any text; v_name text; v_term jsonb; v_word text; v_allowed integer; v_near text; v_far text; q text;
begin
  if p_workspace is null or p_member is null
    or app.workspace_id() is distinct from p_workspace or app.member_id() is distinct from p_member then
    raise exception 'a search is for the workspace and the member of its own session' using errcode = 'insufficient_privilege';
  end if;
  v_seen := array(select lookup.visible_collections());
  v_where := 'p.workspace_id = $1 and p.deleted_at is null and (p.collection_id is null or p.collection_id = any($2))'
    || case when p_filter ? 'statuses' then ' and p.status in (select jsonb_array_elements_text($3 -> ''statuses''))'
       else ' and p.status <> ''retired''' end
    || case when p_filter ? 'categories' then ' and app.fold_case(p.category) in (select app.fold_case(c) from jsonb_array_elements_text($3 -> ''categories'') c)' else '' end
    || case when p_filter ? 'tags' then ' and array(select app.fold_case(t) from unnest(p.tags) t) @> array(select app.fold_case(t) from jsonb_array_elements_text($3 -> ''tags'') t)' else '' end
    || case when p_filter ? 'owners' then ' and p.owner_member_id in (select jsonb_array_elements_text($3 -> ''owners'')::uuid)' else '' end
    || case when p_filter ? 'collections' then ' and p.collection_id in (select jsonb_array_elements_text($3 -> ''collections'')::uuid)' else '' end
    || case when p_filter ? 'teams' then ' and p.collection_id in (select ct.collection_id from collection_teams ct'
       ' where ct.workspace_id = $1 and ct.team_id in (select jsonb_array_elements_text($3 -> ''teams'')::uuid))' else '' end;

  if v_count = 0 then
    return query execute 'select p.id, (extract(epoch from p.updated_at) * 1000000)::double precision from prompts p where ' || v_where
      || case when p_after is null then '' else ' and (p.updated_at, p.id) < (timestamptz ''epoch'' + $4 * interval ''1 microsecond'', $5)' end
      || ' order by p.updated_at desc, p.id desc limit $6'
      using p_workspace, v_seen, p_filter, p_score, p_after, p_limit;
    return;
  end if;

  select array_agg(n.term), array_agg(n.word), array_agg(n.edits) into v_term_of, v_words, v_edits
    from lookup.near_words(p_workspace, p_terms) n;

  for v_leniency in 0..2 loop
    v_all := '{}'; v_names := '{}'; v_ranks := '{}';
    for i in 1..v_count loop
      v_term := p_terms -> (i - 1);
      if v_term ? 'phrase' then
        select string_agg(app.quote_lexeme(p_prefix || t), ' <-> '), string_agg(app.quote_lexeme(p_prefix || '.' || t), ' & '),
               string_agg(app.quote_lexeme(t) || ':A', ' <-> '), string_agg(app.quote_lexeme(t) || ':B', ' <-> ')
          into v_any, v_name, v_near, v_far from jsonb_array_elements_text(v_term -> 'phrase') t;
        v_ranks := v_ranks || format('case when s.head @@ %L::tsquery then b.fit when s.head @@ %L::tsquery then 0.38 when s.words @@ %L::tsquery then 0.18 else 0 end',
          v_near, v_far, v_any);
      else
        v_word := v_term ->> 'word';
        -- One edit from four letters and two from seven; when too little is found, from three and four.
        v_allowed := case when char_length(v_word) + 3 * least(v_leniency, 1) >= 7 then 2
                          when char_length(v_word) + least(v_leniency, 1) >= 4 then 1 else 0 end;
        select string_agg(app.quote_lexeme(x.word), '|') filter (where x.edits = 1),
               string_agg(app.quote_lexeme(x.word), '|') filter (where x.edits = 2),
               app.quote_lexeme(p_prefix || v_word) || ':*' || coalesce('|' || string_agg(app.quote_lexeme(p_prefix || '+' || x.word), '|'), ''),
               app.quote_lexeme(p_prefix || '.' || v_word) || ':*' || coalesce('|' || string_agg(app.quote_lexeme(p_prefix || '.' || x.word), '|'), '')
          into v_near, v_far, v_any, v_name
          from unnest(v_term_of, v_words, v_edits) as x(term, word, edits) where x.term = i and x.edits <= v_allowed;
        q := app.quote_lexeme(v_word);
        v_ranks := v_ranks || (
          format('case when s.head @@ %L::tsquery then b.fit when s.head @@ %L::tsquery then 0.7 * b.fit', q || ':A', q || ':*A')
          || case when v_near is null then '' else format(' when s.head @@ %L::tsquery then 0.5 * b.fit', replace(v_near, '|', ':A|') || ':A') end
          || format(' when s.head @@ %L::tsquery then 0.38', q || ':B')
          || case when v_far is null then '' else format(' when s.head @@ %L::tsquery then 0.35 * b.fit', replace(v_far, '|', ':A|') || ':A') end
          || format(' when s.head @@ %L::tsquery then 0.3', q || ':*B')
          || case when v_near is null then '' else format(' when s.head @@ %L::tsquery then 0.22', replace(v_near, '|', ':B|') || ':B') end
          || case when v_far is null then '' else format(' when s.head @@ %L::tsquery then 0.12', replace(v_far, '|', ':B|') || ':B') end
          || format(' when s.words @@ %L::tsquery then 0.18 when s.words @@ %L::tsquery then 0.15 else 0 end',
               app.quote_lexeme(p_prefix || v_word), app.quote_lexeme(p_prefix || v_word) || ':*'));
      end if;
      v_all := v_all || ('(' || v_any || ')');
      v_names := v_names || ('(' || v_name || ')');
    end loop;

    v_any := array_to_string(v_all, '&');
    v_name := v_any || '&' || array_to_string(v_names, '&');
    if v_leniency = 2 and v_count between 2 and 12 then
      -- One of the words may be missing.
      select string_agg('(' || array_to_string(v_all[:k - 1] || v_all[k + 1:], '&') || ')', '|') into v_any from generate_series(1, v_count) k;
    end if;
    -- Each hit is looked up, however rare a filter may seem to the planner.
    q := 'select array(select s.prompt_id from prompt_search s cross join lateral (select from prompts p where p.id = s.prompt_id and '
      || v_where || ' offset 0) p where s.workspace_id = $1 and s.words @@ $4 limit $5)';
    execute q into v_ids using p_workspace, v_seen, p_filter, v_any::tsquery, most + 1;
    if cardinality(v_ids) > most then
      -- Too many to rank them all: those with every word in the name first.
      execute q into v_best using p_workspace, v_seen, p_filter, v_name::tsquery, most;
      v_ids := array(select u.k from unnest(v_best || v_ids) with ordinality as u(k, n) group by u.k order by min(u.n) limit most);
    end if;
    exit when cardinality(v_ids) >= case v_leniency when 0 then enough else 1 end;
  end loop;

  return query execute 'select r.prompt_id, r.score from (select s.prompt_id, (1 + 0.1 * s.heat) * (' || array_to_string(v_ranks, '+') || ') / ' || v_count
    || ' as score from prompt_search s cross join lateral (select 0.8 + 0.2 * least(1, ' || v_count || '::double precision / s.name_length) as fit) b'
    || ' where s.workspace_id = $1 and s.prompt_id = any($2)) r where $3 is null or (r.score, r.prompt_id) < ($4, $3)'
    || ' order by r.score desc, r.prompt_id desc limit $5'
    using p_workspace, v_ids, p_after, p_score, p_limit;
end $$;

set local role promptsheet_lookup;
insert into outbox (id, workspace_id, job, payload, run_after, created_at)
  select gen_random_uuid(), w.id, 'search.reindex_workspace', jsonb_build_object('workspaceId', w.id), now(), now() from workspaces w;
reset role;
