-- How the words of a series were written, so that it can be ordered again as it was and told from a changed summary.
alter table series
  add column improve boolean not null default true,
  add column written jsonb;

update series set improve = order_drafts.improve, written = order_drafts.written
from order_drafts where order_drafts.id = series.draft_id;
