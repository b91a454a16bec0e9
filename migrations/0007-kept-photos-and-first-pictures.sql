-- Photos are deleted once an avatar has learned from them, unless the person keeps them.
alter table avatars
  add column keep_photos boolean not null default false,
  -- Telegram's own name of the preview: shown again without bytes.
  add column preview_telegram_id text;

-- The free first picture with a finished avatar; an order has none. One for each training.
alter table generations
  add column first_of_training_id bigint unique references trainings (id);

-- Where a notice stands in the chat: the first picture is put into it.
alter table notices
  add column message_id bigint;
