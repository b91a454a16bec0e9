-- The result of an order that was given back because the vendor's answer to it was lost, when it turns up after all; see
-- decision 42.
alter table trainings add column is_gift boolean not null default false;
alter table generations add column is_gift boolean not null default false;

-- One notice of how the order ended, and one that its result is there after all.
alter table notices drop constraint notices_kind_check;
alter table notices add constraint notices_kind_check check (kind in (
  'training-completed', 'training-failed', 'training-cancelled', 'training-gift',
  'generation-completed', 'generation-failed', 'generation-cancelled', 'generation-gift', 'series-ended'));
alter table notices drop constraint notices_training_id_key;
alter table notices drop constraint notices_generation_id_key;
create unique index ux_notices_training on notices (training_id, (kind = 'training-gift')) where training_id is not null;
create unique index ux_notices_generation on notices (generation_id, (kind = 'generation-gift'))
  where generation_id is not null;
