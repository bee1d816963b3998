/** Findings as a linter prints them. */
import picocolors from 'picocolors';
import { uncheckedReasons, type Check, type Coverage, type ReportRecord } from '../../schemas/record.js';
import { describePlace, reasonWords, recomputed, verdictWords, type Language } from '../export/findings.js';
import { pad } from './columns.js';
import type { Quote } from './quote.js';
import { oneLine, visible, visibleAll } from './visible.js';

type Colours = ReturnType<typeof picocolors.createColors>;

export class Pretty {
  readonly #colours: Colours;
  readonly #language: Language;

  constructor(language: Language, colour: boolean) {
    this.#language = language;
    this.#colours = picocolors.createColors(colour);
  }

  heading(path: string, title: string | null): string {
    const { bold, dim } = this.#colours;
    return `${bold(visible(path))}${title === null ? '' : dim(`  ${oneLine(title)}`)}\n`;
  }

  /** What the report is and how it is built. */
  summary({ file, report, sections }: ReportRecord): string {
    const facts = [
      report.organization,
      report.kind,
      report.period ?? report.year,
      file.format,
      file.sha256.slice(0, 16),
    ];
    const outline = sections.map(
      ({ level, marker, title }) => `  ${'  '.repeat(level - 1)}${oneLine(`${marker ?? ''}${title}`)}\n`,
    );
    return `  ${facts
      .filter((fact) => fact !== null)
      .map(oneLine)
      .join(' · ')}\n\n${this.#colours.dim(outline.join(''))}\n`;
  }

  finding(found: Check, quoted: Quote | null, confirming: readonly Check[] = []): string {
    const check = visibleAll(found);
    const { bold, dim } = this.#colours;
    const line = [
      pad(describePlace(check.stated.place, this.#language), 7),
      this.#verdict(check),
      check.expected.length === 0 ? check.stated.text : `${check.stated.text} → ${bold(recomputed(check))}`,
      check.formula,
      dim(check.rule),
    ];
    return [
      `  ${line.filter((part) => part !== '').join('  ')}`,
      ...this.#lines(check, quoted).map((each) => `      ${each}`),
      ...confirming.map((each) => `      ${this.#confirmation(visibleAll(each))}`),
    ]
      .join('\n')
      .concat('\n');
  }

  coverage({ figures, checkable, checked, consistent, rounding, contradictions, notes }: Coverage): string {
    const line =
      this.#language === 'zh'
        ? `数字 ${figures}，可核对 ${checkable}，已核对 ${checked}；核对结果：相符 ${consistent}，舍入 ${rounding}，矛盾 ${contradictions}，提示 ${notes}`
        : `${figures} figures, ${checkable} checkable, ${checked} checked; checks: ${consistent} consistent, ${rounding} rounding, ${contradictions} contradictions, ${notes} notes`;
    return `  ${this.#colours.dim(line)}\n\n`;
  }

  /** Why the figures that no check recomputed were left. */
  unchecked({ reasons }: Coverage): string {
    const chinese = this.#language === 'zh';
    const counts = uncheckedReasons.flatMap((reason) => {
      const count = reasons[reason];
      return count === undefined ? [] : `${reasonWords[reason][this.#language]} ${count}`;
    });
    if (counts.length === 0) return '';
    const line = chinese ? `未核对：${counts.join('，')}` : `not checked: ${counts.join(', ')}`;
    return `  ${this.#colours.dim(line)}\n`;
  }

  /** Another statement that fails for the same reason. */
  #confirmation({ stated, formula, rule, ...check }: Check): string {
    const words = this.#language === 'zh' ? '佐证：' : 'confirmed by: ';
    return `${words}${describePlace(stated.place, this.#language)}  ${stated.text} → ${recomputed({ stated, formula, rule, ...check })}  ${formula}  ${this.#colours.dim(rule)}`;
  }

  #verdict({ verdict }: Check): string {
    const { red, yellow, green, cyan } = this.#colours;
    const paint = {
      contradiction: red,
      'last-digit': yellow,
      'not-comparable': cyan,
      consistent: green,
      'consistent-by-rounding': green,
    };
    return paint[verdict](verdictWords[verdict][this.#language]);
  }

  /** A note is short: its reason says enough. */
  #lines({ verdict, reason, cause }: Check, quoted: Quote | null): string[] {
    const chinese = this.#language === 'zh';
    const lines = quoted && verdict !== 'not-comparable' ? [this.#mark(quoted)] : [];
    if (reason[this.#language] !== '') lines.push(reason[this.#language]);
    if (cause) lines.push(`${chinese ? '可能的原因：' : 'likely cause: '}${cause.text[this.#language]}`);
    if (cause?.repair)
      lines.push(`${chinese ? '若改为：' : 'would hold with: '}${this.#colours.bold(cause.repair.text)}`);
    return lines;
  }

  /** »claim« and ›operand‹ where there is no colour to tell them apart. */
  #mark({ text: found, marks }: Quote): string {
    const text = visible(found);
    const { isColorSupported, red, bold, cyan, underline } = this.#colours;
    let line = '';
    let at = 0;
    for (const { start, end, claim } of marks) {
      const number = text.slice(start, end);
      const marked = isColorSupported
        ? claim
          ? bold(underline(red(number)))
          : cyan(number)
        : claim
          ? `»${number}«`
          : `›${number}‹`;
      line += text.slice(at, start) + marked;
      at = end;
    }
    return (line + text.slice(at)).trim();
  }
}
