-- Statistics tell images by the ready-made style that they were ordered in, too.
alter table images add column style_key text;
update images set style_key = generations.style_key
from generations where generations.id = images.generation_id and generations.style_key is not null;

-- Read here already for the terms: one look at the order that an image comes from.
create or replace function keep_image_terms() returns trigger language plpgsql as $$
begin
  select terms_of_image(new.user_id, new.avatar_id, new.model, new.width, new.height, wish || ' ' || prompt),
    generations.style_key
  into new.terms, new.style_key from generations where id = new.generation_id;
  return new;
end $$;

alter table gallery_counts drop constraint gallery_counts_facet_check;
alter table gallery_counts
  add constraint gallery_counts_facet_check check (facet in ('all', 'avatar', 'model', 'format', 'month', 'style'));

create function image_facets(avatar bigint, model text, format text, created timestamptz, style text)
returns table (facet text, value text) language sql immutable as $$
  select facet, value from image_facets(avatar, model, format, created)
  union all select 'style', style where style is not null
$$;

create or replace function keep_image_numbers() returns trigger language plpgsql as $$
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
    from (%s) changed cross join lateral image_facets(avatar_id, model, format, created_at, style_key)
    group by user_id, facet, value
    having sum(change) <> 0 or sum(change * is_favourite::integer) <> 0
    order by user_id, facet, value
    on conflict (user_id, facet, value) do update
    set images = counted.images + excluded.images, favourites = counted.favourites + excluded.favourites', changed);
  return null;
end $$;

insert into gallery_counts (user_id, facet, value, images, favourites)
select user_id, 'style', style_key, count(*), count(*) filter (where is_favourite)
from images where deleted_at is null and style_key is not null group by user_id, style_key;
