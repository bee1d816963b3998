-- Which rules are in force: those of the worker that started last with other rules than the ones before.

create table rule_sets (
  rules text primary key,
  since timestamptz not null default clock_timestamp()
);
comment on table rule_sets is 'Rule sets that workers brought along; the one that came last is in force, and reports checked by another are checked again';
comment on column rule_sets.rules is 'Hash of the rule set, as in reports.rules';
comment on column rule_sets.since is 'When it came into force, the last time';

create index reports_rules on reports (extractor, rules) where current;
