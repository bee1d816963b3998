-- Every file ever offered, what was read in it, and what was found. Same SQL for PostgreSQL >= 15 and the embedded one.

create table files (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  media_type text,
  state text not null check (state in ('stored', 'rejected')),
  code text,
  detail text,
  extractor text not null,
  first_seen timestamptz not null default now(),
  check ((state = 'rejected') = (code is not null))
);
comment on table files is 'Files by content. The original bytes are kept in the folder objects/, under their hash';
comment on column files.sha256 is 'Hash of the content, in hexadecimal; the name of the original in objects/';
comment on column files.bytes is 'Size of the content';
comment on column files.media_type is 'What the content is; null when it was rejected before that was known';
comment on column files.state is 'stored: a report was read from it. rejected: it could not be read, see code';
comment on column files.code is 'Why it was rejected; null when it was stored';
comment on column files.detail is 'What exactly was found in a rejected file, for a person';
comment on column files.extractor is 'Version of the extractor that came to this result last';
comment on column files.first_seen is 'When this content was first offered';

create table file_names (
  sha256 text not null references files on delete cascade,
  name text not null,
  first_seen timestamptz not null default now(),
  primary key (sha256, name)
);
comment on table file_names is 'Under which paths a content was offered: copies and renamed files are one content';
comment on column file_names.sha256 is 'The content';
comment on column file_names.name is 'Path as it was given or found below a folder';
comment on column file_names.first_seen is 'When this path was first seen with this content';

create table documents (
  sha256 text not null references files on delete cascade,
  extractor text not null,
  reading bytea not null,
  text text not null,
  primary key (sha256, extractor)
);
comment on table documents is 'What a reader saw in a file: enough to audit it again without the file';
comment on column documents.sha256 is 'The content';
comment on column documents.extractor is 'Version of the extractor that read it';
comment on column documents.reading is 'Blocks with their places, as gzipped JSON';
comment on column documents.text is 'The text alone, without white space, for searching';

create table reports (
  id text primary key,
  sha256 text not null references files on delete cascade,
  extractor text not null,
  rules text not null,
  current boolean not null,
  name text not null,
  title text,
  kind text,
  organization text,
  year integer,
  period text,
  pages integer,
  figures integer not null,
  checkable integer not null,
  checked integer not null,
  consistent integer not null,
  rounding integer not null,
  contradictions integer not null,
  notes integer not null,
  record jsonb not null,
  stored_at timestamptz not null default now(),
  unique (sha256, extractor),
  foreign key (sha256, extractor) references documents
);
create unique index reports_current on reports (sha256) where current;
create index reports_kind_year on reports (kind, year) where current;
create index reports_organization on reports (organization) where current;
comment on table reports is 'One report per content and version of the extractor; the tables below hold its parts';
comment on column reports.id is 'Short name: the first 16 digits of the content''s hash and the version of the extractor';
comment on column reports.sha256 is 'The content it was read from';
comment on column reports.extractor is 'Version of the extractor that wrote it';
comment on column reports.rules is 'Hash of the rule set that checked it';
comment on column reports.current is 'True for the one report per content that was written last; older versions are kept';
comment on column reports.name is 'Name of the file it was read from, without its folder';
comment on column reports.title is 'Title as printed';
comment on column reports.kind is 'Kind of report: department-performance, final-accounts, budget …';
comment on column reports.organization is 'Who reports';
comment on column reports.year is 'Year reported on';
comment on column reports.period is 'Period reported on: 2023, 2023-01/2023-08';
comment on column reports.pages is 'Number of pages; null where the format has none';
comment on column reports.figures is 'Figures found';
comment on column reports.checkable is 'Figures that a relation in the report could confirm';
comment on column reports.checked is 'Figures in at least one check';
comment on column reports.consistent is 'Checks that hold';
comment on column reports.rounding is 'Checks that differ in the last digit at most';
comment on column reports.contradictions is 'Checks that do not hold';
comment on column reports.notes is 'Checks that cannot be compared, and other remarks';
comment on column reports.record is 'The whole record, as printed by extract';
comment on column reports.stored_at is 'When it was stored';

create table sections (
  report_id text not null references reports on delete cascade,
  id text not null,
  position integer not null,
  parent text,
  level integer not null,
  marker text,
  title text not null,
  kind text not null,
  page integer,
  places jsonb not null,
  primary key (report_id, id),
  foreign key (report_id, parent) references sections on delete cascade
);
comment on table sections is 'Headings of a report, nested';
comment on column sections.report_id is 'The report';
comment on column sections.id is 'Name of the section in its record';
comment on column sections.position is 'Order in the report, from 0';
comment on column sections.parent is 'Section it stands in; null at the top';
comment on column sections.level is 'Depth, from 1';
comment on column sections.marker is 'Numbering as printed: 一、 （二） 3.';
comment on column sections.title is 'Heading without its numbering';
comment on column sections.kind is 'What it is about: basic-information, budget, problems …';
comment on column sections.page is 'Page it begins on; null where the format has no pages';
comment on column sections.places is 'Where the heading stands in the file';

create table tables (
  report_id text not null references reports on delete cascade,
  id text not null,
  position integer not null,
  section text,
  caption text,
  unit text,
  header integer not null,
  page integer,
  places jsonb not null,
  primary key (report_id, id),
  foreign key (report_id, section) references sections on delete cascade
);
comment on table tables is 'Tables of a report';
comment on column tables.report_id is 'The report';
comment on column tables.id is 'Name of the table in its record';
comment on column tables.position is 'Order in the report, from 0';
comment on column tables.section is 'Section it stands in';
comment on column tables.caption is 'Caption as printed';
comment on column tables.unit is 'Unit of the whole table: 万元';
comment on column tables.header is 'Number of header rows';
comment on column tables.page is 'Page it begins on; null where the format has no pages';
comment on column tables.places is 'Where it stands in the file';

create table figures (
  report_id text not null references reports on delete cascade,
  id text not null,
  position integer not null,
  text text not null,
  digits text not null,
  decimals integer not null,
  unit text not null,
  value numeric not null,
  base text not null,
  dimension text not null,
  kind text not null,
  low numeric,
  high numeric,
  label text,
  period text,
  section text,
  table_id text,
  table_row integer,
  table_column integer,
  page integer,
  places jsonb not null,
  primary key (report_id, id),
  foreign key (report_id, section) references sections on delete cascade,
  foreign key (report_id, table_id) references tables on delete cascade
);
create index figures_label on figures (label);
create index figures_value on figures (base, value);
create index figures_section on figures (report_id, section);
comment on table figures is 'Every figure of a report: number, unit and the interval that its printed digits allow';
comment on column figures.report_id is 'The report';
comment on column figures.id is 'Name of the figure in its record';
comment on column figures.position is 'Order in the report, from 0';
comment on column figures.text is 'Verbatim: 7348.59 万元';
comment on column figures.digits is 'Digits as printed, in ASCII, without separators';
comment on column figures.decimals is 'Number of printed decimals';
comment on column figures.unit is 'Unit as printed';
comment on column figures.value is 'Exact value in the base unit; the lower end of a range';
comment on column figures.base is 'Base unit: 元, 平方米, %, 场 …';
comment on column figures.dimension is 'money, count, percent …';
comment on column figures.kind is 'exact, rounded, lower, upper, approximate or range';
comment on column figures.low is 'Lower end of what the printed digits allow; null = unbounded';
comment on column figures.high is 'Upper end of what the printed digits allow; null = unbounded';
comment on column figures.label is 'What it measures, in the words of the report';
comment on column figures.period is 'Period it belongs to';
comment on column figures.section is 'Section it stands in';
comment on column figures.table_id is 'Table it stands in; null in running text';
comment on column figures.table_row is 'Row in that table, from 0';
comment on column figures.table_column is 'Column in that table, from 0';
comment on column figures.page is 'Page it stands on; null where the format has no pages';
comment on column figures.places is 'Where it stands in the file';

create table table_cells (
  report_id text not null references reports on delete cascade,
  table_id text not null,
  row_index integer not null,
  cell_index integer not null,
  text text not null,
  row_span integer not null,
  col_span integer not null,
  figure text,
  primary key (report_id, table_id, row_index, cell_index),
  foreign key (report_id, table_id) references tables on delete cascade,
  foreign key (report_id, figure) references figures on delete cascade
);
comment on table table_cells is 'Cells of tables; a cell stands in the row and column where it begins';
comment on column table_cells.report_id is 'The report';
comment on column table_cells.table_id is 'The table';
comment on column table_cells.row_index is 'Row, from 0';
comment on column table_cells.cell_index is 'Which cell of that row, from 0; cells that reach down from an earlier row are not counted';
comment on column table_cells.text is 'Text of the cell';
comment on column table_cells.row_span is 'Rows it covers';
comment on column table_cells.col_span is 'Columns it covers';
comment on column table_cells.figure is 'The figure in it; null when it is text or empty';

create table budget_items (
  report_id text not null references reports on delete cascade,
  position integer not null,
  measure text not null,
  label text not null,
  figure text not null,
  year integer,
  basis text,
  section text,
  primary key (report_id, position),
  foreign key (report_id, figure) references figures on delete cascade,
  foreign key (report_id, section) references sections on delete cascade
);
create index budget_items_measure on budget_items (measure, year);
comment on table budget_items is 'Budget and accounts: which figure is which measure';
comment on column budget_items.report_id is 'The report';
comment on column budget_items.position is 'Order in the record, from 0';
comment on column budget_items.measure is 'annual-budget, executed, execution-rate, reception …';
comment on column budget_items.label is 'The measure in the words of the report; for function-class the name of the class';
comment on column budget_items.figure is 'The figure';
comment on column budget_items.year is 'Year it belongs to';
comment on column budget_items.basis is 'initial, adjusted, annual or final budget';
comment on column budget_items.section is 'Section it stands in';

create table achievements (
  report_id text not null references reports on delete cascade,
  id text not null,
  position integer not null,
  action text,
  subject text,
  figure text not null,
  change_direction text,
  change_figure text,
  completion text,
  part_of text,
  section text,
  sentence text not null,
  places jsonb not null,
  primary key (report_id, id),
  foreign key (report_id, figure) references figures on delete cascade,
  foreign key (report_id, change_figure) references figures on delete cascade,
  foreign key (report_id, completion) references figures on delete cascade,
  foreign key (report_id, part_of) references figures on delete cascade,
  foreign key (report_id, section) references sections on delete cascade
);
comment on table achievements is 'What was done, how much of it';
comment on column achievements.report_id is 'The report';
comment on column achievements.id is 'Name of the achievement in its record';
comment on column achievements.position is 'Order in the report, from 0';
comment on column achievements.action is 'The verb: 开展';
comment on column achievements.subject is 'What was done or counted: 第一议题学习';
comment on column achievements.figure is 'How much';
comment on column achievements.change_direction is 'up, down or flat against the period before';
comment on column achievements.change_figure is 'By how much it changed';
comment on column achievements.completion is 'Degree of completion';
comment on column achievements.part_of is 'The figure of the total that it is a part of';
comment on column achievements.section is 'Section it stands in';
comment on column achievements.sentence is 'The sentence as printed';
comment on column achievements.places is 'Where it stands in the file';

create table indicators (
  report_id text not null references reports on delete cascade,
  id text not null,
  position integer not null,
  levels text[] not null,
  name text not null,
  target text,
  actual text,
  weight text,
  score text,
  reason text,
  section text,
  places jsonb not null,
  primary key (report_id, id),
  foreign key (report_id, weight) references figures on delete cascade,
  foreign key (report_id, score) references figures on delete cascade,
  foreign key (report_id, section) references sections on delete cascade
);
comment on table indicators is 'Performance indicators: target, actual, weight, score';
comment on column indicators.report_id is 'The report';
comment on column indicators.id is 'Name of the indicator in its record';
comment on column indicators.position is 'Order in the report, from 0';
comment on column indicators.levels is 'First, second and third level indicator it belongs to';
comment on column indicators.name is 'Name as printed';
comment on column indicators.target is 'Target as printed';
comment on column indicators.actual is 'What was reached, as printed';
comment on column indicators.weight is 'Figure of its weight';
comment on column indicators.score is 'Figure of its score';
comment on column indicators.reason is 'Why it was missed, as printed';
comment on column indicators.section is 'Section it stands in';
comment on column indicators.places is 'Where it stands in the file';

create table statements (
  report_id text not null references reports on delete cascade,
  id text not null,
  topic text not null,
  position integer not null,
  marker text,
  title text,
  text text not null,
  section text,
  places jsonb not null,
  primary key (report_id, id),
  foreign key (report_id, section) references sections on delete cascade
);
comment on table statements is 'What a report says in words: functions, goals, tasks, problems, measures';
comment on column statements.report_id is 'The report';
comment on column statements.id is 'Name of the statement in its record';
comment on column statements.topic is 'functions, goals, tasks, problems or measures';
comment on column statements.position is 'Order within its topic, from 0';
comment on column statements.marker is 'Numbering as printed';
comment on column statements.title is 'Opening words that serve as a heading';
comment on column statements.text is 'The statement as printed';
comment on column statements.section is 'Section it stands in';
comment on column statements.places is 'Where it stands in the file';

create table checks (
  report_id text not null references reports on delete cascade,
  id text not null,
  position integer not null,
  rule text not null,
  verdict text not null,
  severity text not null,
  stated_figure text,
  stated_text text not null,
  stated_place jsonb,
  page integer,
  formula text not null,
  expected text[] not null,
  low numeric,
  high numeric,
  gap numeric,
  unit text not null,
  cause text,
  cause_zh text,
  cause_en text,
  repair_figure text,
  repair_text text,
  reason_zh text not null,
  reason_en text not null,
  fingerprint text not null,
  primary key (report_id, id),
  foreign key (report_id, stated_figure) references figures on delete cascade,
  foreign key (report_id, repair_figure) references figures on delete cascade
);
create index checks_verdict on checks (verdict, rule);
create index checks_fingerprint on checks (fingerprint);
comment on table checks is 'Recomputed relations, the ones that hold too';
comment on column checks.report_id is 'The report';
comment on column checks.id is 'Name of the check in its record';
comment on column checks.position is 'Order in the record, from 0';
comment on column checks.rule is 'Which rule';
comment on column checks.verdict is 'consistent, consistent-by-rounding, last-digit, contradiction or not-comparable';
comment on column checks.severity is 'none, rounding, contradiction or note';
comment on column checks.stated_figure is 'Figure of the claim';
comment on column checks.stated_text is 'The claim as printed';
comment on column checks.stated_place is 'Where the claim stands in the file';
comment on column checks.page is 'Page of the claim; null where the format has no pages';
comment on column checks.formula is 'What was computed, numbers filled in';
comment on column checks.expected is 'Recomputed, in the unit and decimals of the claim';
comment on column checks.low is 'Lower end of the recomputed interval, in the unit of the claim';
comment on column checks.high is 'Upper end of the recomputed interval';
comment on column checks.gap is 'Distance from the claim; null = they meet';
comment on column checks.unit is 'Unit of the claim';
comment on column checks.cause is 'Likely cause of the contradiction';
comment on column checks.cause_zh is 'Likely cause, in Chinese';
comment on column checks.cause_en is 'Likely cause, in English';
comment on column checks.repair_figure is 'Figure that would have to change';
comment on column checks.repair_text is 'What that figure would have to say';
comment on column checks.reason_zh is 'What was found, in Chinese';
comment on column checks.reason_en is 'What was found, in English';
comment on column checks.fingerprint is 'Same finding, same fingerprint, also in a later version of the file';

create table check_operands (
  report_id text not null,
  check_id text not null,
  position integer not null,
  figure text,
  text text not null,
  role text not null,
  place jsonb,
  primary key (report_id, check_id, position),
  foreign key (report_id, check_id) references checks on delete cascade,
  foreign key (report_id, figure) references figures on delete cascade
);
comment on table check_operands is 'Figures that a check was computed from';
comment on column check_operands.report_id is 'The report';
comment on column check_operands.check_id is 'The check';
comment on column check_operands.position is 'Order in the formula, from 0';
comment on column check_operands.figure is 'The figure';
comment on column check_operands.text is 'The operand as printed';
comment on column check_operands.role is 'Its part in the relation: part, whole, before …';
comment on column check_operands.place is 'Where it stands in the file';

create table reviews (
  id bigint generated always as identity primary key,
  fingerprint text not null,
  decision text not null check (decision in ('accepted', 'dismissed', 'reopened')),
  reason text,
  reviewer text not null,
  decided_at timestamptz not null default now()
);
create index reviews_fingerprint on reviews (fingerprint, decided_at desc);
comment on table reviews is 'What people decided about findings. Bound to the fingerprint, so that it outlives a new reading of the file';
comment on column reviews.id is 'Order of the decisions';
comment on column reviews.fingerprint is 'The finding';
comment on column reviews.decision is 'accepted: it is an error. dismissed: it is not. reopened: the decision before is void';
comment on column reviews.reason is 'Why, in the words of the reviewer';
comment on column reviews.reviewer is 'Who decided';
comment on column reviews.decided_at is 'When';

create view contradictions as
  select r.id as report_id, r.name, r.title, r.organization, r.year, c.id as check_id, c.rule, c.page,
         c.stated_text, c.expected, c.unit, c.gap, c.formula, c.reason_zh, c.reason_en, c.cause, c.repair_text, c.fingerprint
  from checks c join reports r on r.id = c.report_id
  where r.current and c.verdict = 'contradiction';
comment on view contradictions is 'Checks of current reports that do not hold';

create view budget_totals as
  select r.id as report_id, r.name, r.organization, r.kind, r.year as report_year, b.measure, b.basis,
         coalesce(b.year, r.year) as year, b.label, f.text, f.value, f.base, f.page
  from budget_items b
  join reports r on r.id = b.report_id
  join figures f on f.report_id = b.report_id and f.id = b.figure
  where r.current and b.measure in
    ('annual-budget', 'initial-budget', 'adjusted-budget', 'executed', 'execution-rate', 'income-total', 'expenditure-total');
comment on view budget_totals is 'Budget, executed, rate and totals of current reports, with exact values in the base unit';

create view coverage as
  select id as report_id, name, organization, year, figures, checkable, checked, consistent, rounding, contradictions, notes,
         case when checkable > 0 then round(100.0 * checked / checkable, 1) end as checked_percent
  from reports where current;
comment on view coverage is 'How much of each current report was verified';
