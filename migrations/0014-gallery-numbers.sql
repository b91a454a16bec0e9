-- How many images a person has by whatever they are counted by: read instead of a million images being counted.
create table gallery_counts (
  user_id bigint not null references users (id),
  facet text not null check (facet in ('all', 'avatar', 'model', 'format', 'month')),
  -- The id of an avatar or `none`, the key of a model, a format, a month such as 2026-11.
  value text not null,
  images integer not null,
  favourites integer not null,
  primary key (user_id, facet, value)
) with (fillfactor = 70);

create function image_facets(avatar bigint, model text, format text, created timestamptz)
returns table (facet text, value text) language sql immutable as $$
  values ('all', ''), ('avatar', coalesce(avatar::text, 'none')), ('model', model), ('format', coalesce(format, 'other')),
    ('month', to_char(created at time zone 'UTC', 'YYYY-MM'))
$$;

-- Once for a statement, however many images it changes: a counter that is changed a thousand times in one transaction
-- is found again more slowly each time.
create function keep_image_numbers() returns trigger language plpgsql as $$
declare
  changed text := case tg_op
    when 'INSERT' then 'select 1 as change, * from new_images where deleted_at is null'
    when 'DELETE' then 'select -1 as change, * from old_images where deleted_at is null'
    else 'select 1 as change, * from new_images where deleted_at is null
      union all select -1, * from old_images where deleted_at is null'
  end;
begin
  -- The avatar first, as whoever deletes or trains it locks it before its owner: no deadlock.
  execute format('
    update avatars set image_count = image_count + moved.images
    from (select avatar_id, sum(change) as images from (%s) changed group by avatar_id) moved
    where id = avatar_id and images <> 0', changed);
  execute format('
    update users set image_count = image_count + moved.images
    from (select user_id, sum(change) as images from (%s) changed group by user_id) moved
    where id = user_id and images <> 0', changed);
  execute format('
    insert into gallery_counts as counted (user_id, facet, value, images, favourites)
    select user_id, facet, value, sum(change), sum(change * is_favourite::integer)
    from (%s) changed cross join lateral image_facets(avatar_id, model, format, created_at)
    group by user_id, facet, value
    having sum(change) <> 0 or sum(change * is_favourite::integer) <> 0
    order by user_id, facet, value
    on conflict (user_id, facet, value) do update
    set images = counted.images + excluded.images, favourites = counted.favourites + excluded.favourites', changed);
  return null;
end $$;

drop trigger images_keep_count on images;
drop function keep_image_count();
create trigger images_count_added after insert on images
  referencing new table as new_images for each statement execute function keep_image_numbers();
create trigger images_count_changed after update on images
  referencing old table as old_images new table as new_images for each statement execute function keep_image_numbers();
create trigger images_count_removed after delete on images
  referencing old table as old_images for each statement execute function keep_image_numbers();

insert into gallery_counts (user_id, facet, value, images, favourites)
select user_id, facet, value, count(*), count(*) filter (where is_favourite)
from images cross join lateral image_facets(avatar_id, model, format, created_at)
where deleted_at is null group by user_id, facet, value;

-- What was charged and not given back.
alter table users add column spent_credits integer not null default 0;
update users set spent_credits = spent.credits
from (select user_id, -sum(credits) as credits from ledger_entries where kind in ('charge', 'refund') group by user_id) spent
where id = user_id;

create function keep_spent_credits() returns trigger language plpgsql as $$
begin
  update users set spent_credits = spent_credits - new.credits where id = new.user_id;
  return null;
end $$;
create trigger ledger_entries_keep_spent after insert on ledger_entries
  for each row when (new.kind in ('charge', 'refund')) execute function keep_spent_credits();
