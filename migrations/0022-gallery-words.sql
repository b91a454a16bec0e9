-- Every word of a person's wishes and prompts, as it was written: what a misspelt search may have meant.
create table gallery_words (
  user_id bigint not null references users (id),
  word text not null,
  primary key (user_id, word)
);

-- The default parser tells words from numbers and signs in any script; stems would be no words to offer.
create function words_said(said text) returns setof text language sql stable as $$
  select distinct lower(token) from ts_parse('default', said)
  where tokid in (1, 2, 10, 11) and length(token) between 3 and 40
$$;

create function keep_gallery_words() returns trigger language plpgsql as $$
begin
  insert into gallery_words (user_id, word)
  select distinct made.user_id, word
  from (select distinct user_id, generation_id from new_images) made
  join generations on generations.id = made.generation_id
  cross join lateral words_said(wish || ' ' || prompt) word
  order by 1, 2
  on conflict do nothing;
  return null;
end $$;
create trigger images_words_added after insert on images
  referencing new table as new_images for each statement execute function keep_gallery_words();

insert into gallery_words (user_id, word)
select distinct images.user_id, word
from images join generations on generations.id = images.generation_id
cross join lateral words_said(wish || ' ' || prompt) word
on conflict do nothing;
