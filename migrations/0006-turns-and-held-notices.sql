-- Whose turn it is to handle the updates of a person, of all processes that take webhooks; see decision 23. By the id
-- of Telegram, since somebody's first update comes before their row in users. All of it can be lost.
create table update_turns (
  telegram_id bigint primary key,
  -- A process, by a name that it gave itself at its start; nobody when null.
  holder text,
  -- Past it the holder counts as dead.
  held_until timestamptz not null,
  -- Who gets it next, and the update that waits there: the oldest one that waits.
  wanted_by text,
  wanted_update bigint,
  -- The last updates that were applied, oldest first.
  applied_updates jsonb not null default '[]',
  check ((wanted_by is null) = (wanted_update is null))
);
create index ix_update_turns_wanted on update_turns (holder) where wanted_by is not null;

-- A notice for somebody who has blocked the bot waits until they are back.
alter table notices drop constraint notices_status_check;
alter table notices add constraint notices_status_check check (status in ('pending', 'sent', 'held', 'given_up'));
create index ix_notices_held on notices (user_id) where status = 'held';
