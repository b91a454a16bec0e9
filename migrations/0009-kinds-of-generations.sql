-- What is ordered: an image from words, or something made of a picture: of an image in the gallery, or of a photo sent
-- for this order alone, which is deleted after it. The image is no foreign key: what was made of a picture stays when
-- the picture is deleted for good.
alter table order_drafts
  add column kind text not null default 'image' check (kind in ('image', 'edit', 'upscale', 'video')),
  add column source_image_id bigint,
  add column source_photo_key text;
alter table generations
  add column kind text not null default 'image' check (kind in ('image', 'edit', 'upscale', 'video')),
  add column source_image_id bigint,
  add column source_photo_key text;

alter table images
  add column media text not null default 'photo' check (media in ('photo', 'video')),
  add column telegram_video_id text;

-- Where a vendor reads files of ours that it works from; uploaded anew before the address expires.
create table vendor_copies (
  bucket text not null check (bucket in ('photos', 'avatars', 'images', 'imagen4')),
  storage_key text not null,
  url text not null,
  expires_at timestamptz not null,
  primary key (bucket, storage_key)
);
create index ix_vendor_copies_expiry on vendor_copies (expires_at);
