-- An update that a process handled and died before it said so comes again; see decision 41.

-- It is read as it was read the first time: the update that changed "expects" last, and what was expected before it.
alter table users
  add column expects_update bigint,
  add column expected_before text;

-- It makes the same draft, and the same order.
alter table order_drafts add column made_by_update bigint;
create unique index ux_order_drafts_update on order_drafts (user_id, made_by_update) where made_by_update is not null;
alter table trainings add column ordered_by_update bigint;
create unique index ux_trainings_update on trainings (user_id, ordered_by_update) where ordered_by_update is not null;
