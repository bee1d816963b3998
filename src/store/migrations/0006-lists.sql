-- Lists stay quick when there are many reports.

-- Every two characters that stand beside each other, each pair once and as one number (a character has 21 bits). A text
-- holds a phrase only if it holds all pairs of it; words are not set apart in Chinese, and what people search for is often
-- two characters long.
create function bigrams(words text) returns bigint[]
language sql immutable parallel safe as $body$
  select coalesce(array_agg(distinct (ascii(one)::bigint << 21) + ascii(other)), '{}')
  from (select string_to_array(lower(words), null) as c) characters, unnest(c, c[2:]) as pairs (one, other)
  where other is not null
$body$;
comment on function bigrams is 'Pairs of neighbouring characters, in lower case';

create index documents_bigrams on documents using gin (bigrams(text));
create index reports_name_bigrams on reports using gin (bigrams(name)) where current;
-- otherwise ANALYZE takes thousands of texts apart, for numbers that no query here needs
alter index documents_bigrams alter column 1 set statistics 0;
alter index reports_name_bigrams alter column 1 set statistics 0;

-- What does not hold, report by report.
create index checks_findings on checks (report_id, position) where verdict in ('last-digit', 'contradiction');

-- Filters of the list, each in the order of the list.
drop index reports_organization;
create index reports_organization on reports (organization, stored_at desc, id desc) where current;
create index reports_year on reports (year, stored_at desc, id desc) where current;
create index reports_contradictions on reports (stored_at desc, id desc) where current and contradictions > 0;
