/**
 * Sheets of self-evaluation as they are meant: what was budgeted and spent, the indicators with their marks, and the
 * total. A sheet may be one table, or several one below the other.
 */
import type { Document, Node, TableNode } from '../../../schemas/document.js';
import type { Figures, Mention } from '../../../schemas/fact.js';
import type { Place } from '../../../schemas/place.js';
import { bandsOf, isForm, isTotalLabel, type Band } from '../../figures/bands.js';
import { fold } from '../../figures/fold.js';
import { fundRow, type FundRow } from './funds.js';
import {
  indicatorColumns,
  indicatorRow,
  namesOf,
  type IndicatorColumns,
  type IndicatorRow,
  type Level,
} from './indicator-rows.js';
import { cellsOf, placesIn, textOf, type Cells, type Placed } from './cells.js';

export interface ScoreSheet {
  /** what is evaluated */
  title: string | null;
  of: 'project' | 'department' | null;
  funds: FundRow[];
  indicators: IndicatorRow[];
  levels: Level[];
  /** `reviews`: by column of marks that others gave */
  total: { weight: Mention | null; score: Mention | null; reviews: (Mention | null)[] } | null;
  /** 自评得分 above or below the tables, beside 总分 */
  reported: Mention | null;
  grade: { text: string; place: Place | null } | null;
  /** 预算执行情况（10分） where its row prints no weight */
  executionWeight: Mention | null;
  /** 绩效指标（90分） */
  indicatorWeight: Mention | null;
}

const emptySheet = (): ScoreSheet => ({
  title: null,
  of: null,
  funds: [],
  indicators: [],
  levels: [],
  total: null,
  reported: null,
  grade: null,
  executionWeight: null,
  indicatorWeight: null,
});

/** In reading order. Sheets without a row are left out. */
export const scoreSheetsOf = ({ nodes }: Document, { mentions }: Figures): ScoreSheet[] => {
  const builder = new Builder();
  for (const node of nodes) {
    if (node.kind === 'table') builder.read(node, mentions);
    else builder.pass(node);
  }
  return builder.sheets
    .filter(({ funds, indicators }) => funds.length > 0 || indicators.length > 0)
    .map((sheet) => (sheet.total?.score ? sheet : withReported(sheet)));
};

/** Without a score in its own row the one that is reported is the total. */
const withReported = (sheet: ScoreSheet): ScoreSheet =>
  sheet.reported === null
    ? sheet
    : {
        ...sheet,
        reported: null,
        total: { reviews: [], ...sheet.total, weight: sheet.total?.weight ?? null, score: sheet.reported },
      };

class Builder {
  readonly sheets: ScoreSheet[] = [];
  /** words stood between the last table and this one */
  private apart = false;

  pass({ role }: Exclude<Node, TableNode>): void {
    if (role === 'heading' || role === 'body' || role === 'title') this.apart = true;
  }

  read(table: TableNode, mentions: readonly Mention[]): void {
    const bands = bandsOf(table);
    if (!isForm(bands)) return;
    const cells = cellsOf(
      table,
      mentions.filter(({ figure }) => figure.table?.id === table.id),
    );
    if (this.apart) this.open().of = subjectOf(`${fold(table.caption ?? '')}名称`);
    for (const band of bands) {
      if (band.kind === 'free') this.readFree(band, cells);
      if (band.kind === 'funds') this.readFunds(band, cells);
      if (band.kind === 'tasks') this.readTasks(band, cells);
      if (band.kind === 'indicators') this.readIndicators(band, cells);
    }
    this.apart = false;
  }

  private get sheet(): ScoreSheet {
    return this.sheets.at(-1) ?? this.open();
  }

  private open(): ScoreSheet {
    const sheet = emptySheet();
    this.sheets.push(sheet);
    return sheet;
  }

  private readFree({ from, to }: Band, cells: Cells): void {
    for (let row = from; row < to; row += 1) {
      const all = cells.of(row);
      all.forEach((cell, index) => {
        const value = all[index + 1];
        const label = textOf(cell);
        if (!value) return;
        const of = subjectOf(fold(label));
        if (of) Object.assign(this.open(), { of, title: textOf(value) || null });
        else if (/(?:等级|等次|评级)$/u.test(label) && gradeWord.test(textOf(value)))
          this.sheet.grade ??= { text: textOf(value), place: placesIn(cells.table, value)[0] ?? null };
        else if (isTotalLabel(label)) this.sheet.reported ??= cells.figureIn(value);
      });
    }
  }

  private readFunds(band: Band, cells: Cells): void {
    const sheet = this.sheet.indicators.length > 0 || this.sheet.funds.length > 0 ? this.open() : this.sheet;
    sheet.executionWeight = titleWeight(band, cells, /执行|资金/u);
    for (let row = band.from; row < band.to; row += 1) {
      const fund = fundRow(band, row, cells);
      if (fund) sheet.funds.push(fund);
    }
  }

  /** 金额合计 of the tasks has the marks for the execution. */
  private readTasks(band: Band, cells: Cells): void {
    for (let row = band.from; row < band.to; row += 1) {
      const fund = fundRow(band, row, cells);
      if (fund && (fund.weight ?? fund.score)) this.sheet.funds.push(fund);
    }
  }

  private readIndicators(band: Band, cells: Cells): void {
    const sheet = this.sheet.total && this.sheet.indicators.length > 0 ? this.open() : this.sheet;
    sheet.indicatorWeight ??= titleWeight(band, cells, /指标/u);
    const columns = indicatorColumns(band);
    const open: (Level & { key: string })[] = [];
    for (let row = band.from; row < band.to; row += 1) {
      const all = cells.of(row);
      if (all.some(({ cell }) => isTotalLabel(cell.text))) {
        this.readTotal(all, cells, columns);
        continue;
      }
      const names = namesOf(row, columns, cells, open);
      const indicator = indicatorRow(row, columns, cells, names);
      if (!indicator) continue;
      sheet.indicators.push(indicator);
      for (const level of open) level.rows.push(indicator);
      for (const level of open) if (!sheet.levels.includes(level)) sheet.levels.push(level);
    }
    settleLevels(sheet);
  }

  private readTotal(all: readonly Placed[], cells: Cells, columns: IndicatorColumns): void {
    const under = (at: number | null): Mention | null => {
      const cell = all.find(
        (each) => at !== null && at >= each.column && at < each.column + each.cell.colSpan,
      );
      return cell ? cells.figureIn(cell) : null;
    };
    const [weight, score] = [under(columns.weight), under(columns.score)];
    // one cell under both is the score; the last row of that name is the whole sheet's
    if (score ?? weight)
      this.sheet.total = {
        weight: weight === score ? null : weight,
        score,
        reviews: columns.reviews.map((at) => {
          const review = under(at);
          return review === score ? null : review;
        }),
      };
  }
}

/** '产出指标 | 50 | 48' above its indicators sums them up and is none itself. */
const settleLevels = (sheet: ScoreSheet): void => {
  const summing = new Set<IndicatorRow>();
  for (const level of sheet.levels) {
    const [first, ...rest] = level.rows;
    if (!first?.bare || rest.length === 0) continue;
    level.weight ??= first.weight;
    summing.add(first);
  }
  sheet.indicators = sheet.indicators.filter((row) => !summing.has(row));
  for (const level of sheet.levels) level.rows = level.rows.filter((row) => !summing.has(row));
};

// '项目名称' '部门（单位）名称' '部门整体支出绩效自评表'
const subjectOf = (label: string): ScoreSheet['of'] => {
  if (!label.endsWith('名称') || label.length > 60) return null;
  if (/^(?:部门|单位)(?:（(?:部门|单位)）)?名称$|整体/u.test(label)) return 'department';
  return /^(?:项目|任务)名称$|项目(?:支出)?.{0,6}(?:绩效|自评)/u.test(label) ? 'project' : null;
};

export const gradeWord = /^[“"]?(?:优秀?|良好?|中等?|差|较差)[”"]?$/u;

/** '预算执行情况（10分）' at the side of a block. */
const titleWeight = (band: Band, cells: Cells, about: RegExp): Mention | null => {
  for (let row = Math.max(0, band.from - 3); row < band.from; row += 1)
    for (const placed of cells.of(row)) {
      const mention = cells.figureIn(placed);
      if (mention?.figure.dimension === 'score' && about.test(placed.cell.text)) return mention;
    }
  return null;
};
