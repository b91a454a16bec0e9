-- The wish as it was written out for the model: description, what was added, its language, and by whom. Kept with the
-- draft, so that the order uses what was shown, and with the generation, so that it can be done again.
alter table order_drafts drop column prompt;
alter table order_drafts
  add column written jsonb,
  -- A ready-made style that the wish is drawn in.
  add column style_key text,
  -- Telegram's name of a photo to make one like.
  add column sample_file_id text;
alter table generations
  add column written jsonb,
  add column style_key text;
