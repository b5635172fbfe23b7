-- Prompts also come as JSON.
alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check check (kind in ('prompts-markdown', 'prompts-csv', 'prompts-json'));
