-- What could be better about a photo that counts, and how it looks in a few bytes, to tell photos that are alike.
-- Being like another one is not kept: it ends when the other one is removed.
alter table photos
  add column advice text[] not null default '{}' check (advice <@ array
    ['too-dark', 'too-bright', 'low-contrast', 'blurred', 'no-face', 'several-faces', 'small-face']),
  add column perceptual_hash text,
  add column colours text;
