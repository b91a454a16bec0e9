-- An image that anybody may see at an address that cannot be guessed. Taken back by removing the row.
create table shared_images (
  image_id bigint primary key references images (id) on delete cascade,
  user_id bigint not null references users (id),
  token text not null unique,
  shows_wish boolean not null default false,
  created_at timestamptz not null default now()
);
create index ix_shared_images_user on shared_images (user_id);
