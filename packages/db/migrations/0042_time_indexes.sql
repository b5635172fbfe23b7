-- Entries by how they stand: what waits for approval, what may be billed, and lists of one status over a long time.
create index time_entries_status on time_entries (workspace_id, status, started_at) where deleted_at is null;
drop index time_entries_submitted;
-- The few that were deleted, among the many that were not.
create index time_entries_deleted on time_entries (workspace_id, started_at) where deleted_at is not null;
