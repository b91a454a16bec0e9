-- Deleting an album looks for what was done with it.
create index ix_bulk_actions_collection on bulk_actions (collection_id) where collection_id is not null;
