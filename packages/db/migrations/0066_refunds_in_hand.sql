-- A refund is sent by one worker at a time: a job and a sweep that meet would ask the provider twice.
alter table refunds add column in_hand_until timestamptz;
comment on table refunds is 'payments: money on its way back to the card it came from; in_hand_until says until when somebody is sending it';
