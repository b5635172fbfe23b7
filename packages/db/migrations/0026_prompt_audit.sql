-- An import groups what is nearly the same, asks about other notations for blanks, and is undone in the background.

alter table imports drop constraint imports_status_check;
alter table imports add constraint imports_status_check
  check (status in ('pending', 'ready', 'failed', 'committing', 'committed', 'undoing', 'undone'));

-- The other notations for blanks in its prompts, with the person's answer: [{style, count, prompts, examples, isBlank?}].
alter table imports add column blank_styles jsonb not null default '[]';

-- Rows that are nearly the same, or nearly the same as one prompt, by the number of the first of them.
alter table import_rows add column group_number integer;
create index import_rows_group on import_rows (workspace_id, import_id, group_number) where group_number is not null;

-- Whether undoing the import moved the prompt that the row made to the bin: somebody may have changed it since.
alter table import_rows add column is_binned boolean;
