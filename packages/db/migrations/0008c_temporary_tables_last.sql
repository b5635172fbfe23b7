-- Without pg_temp named last, a temporary view stands before every table a definer function reads, and its
-- functions run with that function's rights: whoever can run SQL as the application could read every password hash.

create or replace procedure app.expose(p_function regprocedure) language plpgsql as $$
begin
  execute format('revoke all on function %s from public', p_function);
  execute format('grant execute on function %s to promptsheet_app', p_function);
  execute format('alter function %s set search_path = pg_catalog, public, pg_temp', p_function);
  execute format('alter function %s owner to promptsheet_lookup', p_function);
end $$;

do $$ declare f regprocedure; begin
  for f in select p.oid from pg_proc p where p.prosecdef and p.pronamespace in ('app'::regnamespace, 'lookup'::regnamespace) loop
    execute format('alter function %s set search_path = pg_catalog, public, pg_temp', f);
  end loop;
end $$;
