-- Problems and the measures that answer them.

alter table statements add column pair text;
comment on column statements.pair is 'The measure that answers this problem, or the problem that this measure answers; null where the report pairs none';
