-- Search of the prompt library. What may be read here by anybody but the definer functions below: nothing.
create extension if not exists fuzzystrmatch;

-- The words of a prompt. `words` is what the index is on: every lexeme begins with two characters that stand for
-- the workspace, so that a look-up walks its own workspace's postings however many others there are; the words of
-- the name are there a second time behind a dot, those of the head behind a plus. `head` is for ranking: the
-- name's words weigh A, those of use case, tags and category B. `heat`, 0 to 1, says how much the prompt was used
-- in the last 30 days.
create table prompt_search (
  workspace_id uuid not null,
  prompt_id uuid not null,
  head tsvector not null,
  words tsvector not null,
  name_length smallint not null,
  heat real not null default 0 check (heat between 0 and 1),
  primary key (workspace_id, prompt_id),
  foreign key (workspace_id, prompt_id) references prompts on delete cascade
) partition by hash (workspace_id);

do $$ begin
  for i in 0..31 loop
    execute format('create table prompt_search_p%s partition of prompt_search for values with (modulus 32, remainder %s) with (fillfactor = 85)', i, i);
  end loop;
end $$;
-- Without a pending list: that is read through by every search.
create index prompt_search_words on prompt_search using gin (words) with (fastupdate = off);

alter table prompt_search enable row level security;
alter table prompt_search force row level security;
create policy tenant on prompt_search using (workspace_id = app.workspace_id()) with check (workspace_id = app.workspace_id());
create policy visible on prompt_search as restrictive to promptsheet_app using (exists (
  select from prompts p where p.workspace_id = prompt_search.workspace_id and p.id = prompt_search.prompt_id));
call app.open_to_lookup('prompt_search', 'select, insert, update, delete');

-- The lexicon: the words of names, use cases, tags and categories, those of hidden prompts among them, so no role
-- may read it. `forms` are hashes of the workspace with each of the word's delete-neighbours. A word may be there
-- twice: nobody waits for another's transaction to add one.
create table search_words (
  workspace_id uuid not null references workspaces,
  word text not null check (char_length(word) <= 40),
  id uuid not null default gen_random_uuid(),
  forms integer[] not null,
  primary key (workspace_id, word, id)
);
create index search_words_forms on search_words using gin (forms) with (fastupdate = off);
alter table search_words enable row level security;
alter table search_words force row level security;
create policy tenant on search_words using (workspace_id = app.workspace_id()) with check (workspace_id = app.workspace_id());
call app.open_to_lookup('search_words', 'select, insert, delete');
call app.open_to_lookup('prompt_versions');

-- Adding words and sweeping unused ones out exclude each other; adders do not.
create function app.search_lock(p_workspace uuid) returns bigint language sql immutable
  as $$ select ('x' || left(md5('search words ' || p_workspace), 16))::bit(64)::bigint $$;
grant execute on function app.search_lock(uuid) to promptsheet_lookup;

-- What the words of a workspace's prompts are taken from, hidden ones and those in the bin too: for jobs, which
-- act for no member.
create function lookup.list_search_texts(p_workspace uuid, p_after uuid, p_limit integer)
  returns table (id uuid, name text, use_case text, category text, tags text[], body text, notes text)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.workspace_id() is distinct from p_workspace or p_workspace is null or app.member_id() is not null then
    raise exception 'only a job of the workspace reads the texts of all its prompts' using errcode = 'insufficient_privilege';
  end if;
  return query select p.id, p.name, p.use_case, p.category, p.tags, v.body, v.notes from prompts p
    join prompt_versions v on v.workspace_id = p.workspace_id and v.prompt_id = p.id and v.number = p.current_version
    where p.workspace_id = p_workspace and (p_after is null or p.id > p_after) order by p.id limit p_limit;
end $$;
call app.expose('lookup.list_search_texts(uuid, uuid, integer)');

-- Keeps the words of prompts that the member of this transaction may see (a job: any).
-- p_rows: [{id, head, words, nameLength}], p_words: [{word, forms}].
create function lookup.put_search_rows(p_workspace uuid, p_rows jsonb, p_words jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  -- One prompt or a batch: looked up by its id, never by reading all of the workspace's.
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare v_seen uuid[] := array(select lookup.visible_collections());
begin
  if app.workspace_id() is distinct from p_workspace or p_workspace is null then
    raise exception 'another workspace is set in this transaction' using errcode = 'insufficient_privilege';
  end if;
  insert into prompt_search as s (workspace_id, prompt_id, head, words, name_length)
    select p_workspace, r.id, r.head::tsvector, r.words::tsvector, r."nameLength"
    from jsonb_to_recordset(p_rows) as r(id uuid, head text, words text, "nameLength" smallint)
    join prompts p on p.workspace_id = p_workspace and p.id = r.id
    where app.member_id() is null or p.collection_id is null or p.collection_id = any(v_seen)
    order by r.id
    on conflict (workspace_id, prompt_id) do update
    set head = excluded.head, words = excluded.words, name_length = excluded.name_length
    where (s.head, s.words) is distinct from (excluded.head, excluded.words);
  if jsonb_array_length(p_words) = 0 then return; end if;
  perform pg_advisory_xact_lock_shared(app.search_lock(p_workspace));
  insert into search_words (workspace_id, word, forms)
    select p_workspace, r.word, r.forms
    from jsonb_to_recordset(p_words) as r(word text, forms integer[])
    where not exists (select from search_words w where w.workspace_id = p_workspace and w.word = r.word)
    order by r.word;
end $$;
call app.expose('lookup.put_search_rows(uuid, jsonb, jsonb)');

-- Nightly, for one workspace: how much each prompt was used, and the words that no prompt has any more go. Leaves
-- the words for the next night when somebody is adding some.
create function lookup.refresh_search(p_workspace uuid, p_today date) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.workspace_id() is distinct from p_workspace or p_workspace is null or app.member_id() is not null then
    raise exception 'only a job of the workspace refreshes its search' using errcode = 'insufficient_privilege';
  end if;
  with used as (
    select d.prompt_id, sum(d.uses) as uses from prompt_usage_daily d
    where d.workspace_id = p_workspace and d.day > p_today - 30 group by d.prompt_id),
  heated as (
    select s.prompt_id, round(least(1, ln(1 + coalesce(u.uses, 0)) / ln(101)) * 20)::real / 20 as heat
    from prompt_search s left join used u on u.prompt_id = s.prompt_id where s.workspace_id = p_workspace)
  update prompt_search s set heat = h.heat from heated h
    where s.workspace_id = p_workspace and s.prompt_id = h.prompt_id and s.heat <> h.heat;
  if not pg_try_advisory_xact_lock(app.search_lock(p_workspace)) then return; end if;
  delete from search_words w where w.workspace_id = p_workspace and (
    exists (select from search_words twin where twin.workspace_id = p_workspace and twin.word = w.word and twin.id < w.id)
    or w.word not in (
      select l.lexeme from prompt_search s cross join unnest(s.head) as l(lexeme, positions, weights)
      where s.workspace_id = p_workspace));
end $$;
call app.expose('lookup.refresh_search(uuid, date)');

-- Lower case in every script, whatever the database's locale.
create function app.fold_case(p_text text) returns text language sql immutable parallel safe
  as $$ select lower(p_text collate "und-x-icu") $$;
grant execute on function app.fold_case(text) to promptsheet_app, promptsheet_lookup;

-- A word as a tsquery has it.
create function app.quote_lexeme(p_word text) returns text language sql immutable
  as $$ select '''' || translate(p_word, '''\', '') || '''' $$;
grant execute on function app.quote_lexeme(text) to promptsheet_lookup;

-- The words of the lexicon within two edits of the typed ones, swapped neighbours counting as one edit. Not for the
-- application: it would tell which words are in prompts it may not see.
-- The hashes hold the workspace already. Asked for both, Postgres read all of the workspace's words beside, for
-- each word typed; now it takes the few that share a form and looks at their workspace.
-- It runs with the rights of the definer function that calls it, so it too looks at temporary tables last.
create function lookup.near_words(p_workspace uuid, p_terms jsonb) returns table (term integer, word text, edits integer)
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
revoke all on function lookup.near_words(uuid, jsonb) from public;
grant execute on function lookup.near_words(uuid, jsonb) to promptsheet_lookup;

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
create function lookup.search_prompts(p_workspace uuid, p_member uuid, p_prefix text, p_terms jsonb, p_filter jsonb,
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
call app.expose('lookup.search_prompts(uuid, uuid, text, jsonb, jsonb, integer, double precision, uuid)');

-- Reading the texts of prompts to index them, planned once per connection: with the policies the
-- plan costs more than the reading. Runs as the reader, under their row-level security.
create function app.prompt_texts(p_workspace uuid, p_ids uuid[])
  returns table (id uuid, name text, use_case text, category text, tags text[], body text, notes text)
  language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return query select p.id, p.name, p.use_case, p.category, p.tags, v.body, v.notes from prompts p
    join prompt_versions v on v.workspace_id = p.workspace_id and v.prompt_id = p.id and v.number = p.current_version
    where p.workspace_id = p_workspace and p.id = any (p_ids);
end $$;
grant execute on function app.prompt_texts(uuid, uuid[]) to promptsheet_app;
