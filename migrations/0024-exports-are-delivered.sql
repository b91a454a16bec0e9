-- Until an export has been delivered it is under way: whoever finds it so delivers it, and its person has no second one.
alter table exports add column delivered_at timestamptz;
update exports set delivered_at = now() where status = 'ready';

drop index ux_exports_pending;
create unique index ux_exports_under_way on exports (user_id) where delivered_at is null;
