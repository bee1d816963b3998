/** Writes small PDF files for the tests: pages of placed text and lines, as uncompressed operators. */

interface TextStyle {
  size?: number;
  /** 'song' shows UTF-16 through a predefined character map, 'times' Latin-1 */
  font?: 'song' | 'times';
  /** text rendering mode: 3 is invisible */
  mode?: number;
  /** counter-clockwise turn in degrees, as PDF counts */
  turn?: number;
}

interface PageStyle {
  width?: number;
  height?: number;
  rotate?: number;
}

const hex = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');
const latin = (text: string): string => `(${text.replace(/[\\()]/gu, '\\$&')})`;

export class Sheet {
  private readonly operators: string[] = [];
  constructor(readonly style: Required<PageStyle>) {}

  /** Baseline starts at x from the left, y from the top, before the page is rotated. */
  text(x: number, y: number, text: string, style: TextStyle = {}): this {
    const { size = 12, font = 'song', mode = 0, turn = 0 } = style;
    const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
    const shown = font === 'song' ? `<${hex(text)}>` : latin(text);
    const matrix = [cos, sin, -sin, cos, x, this.style.height - y].map((value) => value.toFixed(4)).join(' ');
    this.operators.push(`BT /${font} ${size} Tf ${mode} Tr ${matrix} Tm ${shown} Tj ET`);
    return this;
  }

  rule(x0: number, y0: number, x1: number, y1: number): this {
    const { height } = this.style;
    this.operators.push(`${x0} ${height - y0} m ${x1} ${height - y1} l S`);
    return this;
  }

  /** Lines of a grid with these column and row edges. */
  grid(xs: number[], ys: number[]): this {
    for (const x of xs) this.rule(x, ys[0]!, x, ys.at(-1)!);
    for (const y of ys) this.rule(xs[0]!, y, xs.at(-1)!, y);
    return this;
  }

  image(): this {
    this.operators.push('q 200 0 0 200 100 100 cm /image Do Q');
    return this;
  }

  raw(operators: string): this {
    this.operators.push(operators);
    return this;
  }

  content(): string {
    return this.operators.join('\n');
  }
}

const stream = (dictionary: string, content: string): string =>
  `<<${dictionary}/Length ${content.length}>>\nstream\n${content}\nendstream`;

/** The objects that every file shares: fonts and a grey pixel. Numbers 3 to 7. */
const shared = [
  '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>',
  '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500 814 939 500]/FontDescriptor 5 0 R>>',
  '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>',
  stream('/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8', 'x'),
];

export class Paper {
  private readonly sheets: Sheet[] = [];
  private readonly trailer: string[] = [];

  sheet(style: PageStyle = {}): Sheet {
    const sheet = new Sheet({ width: 595, height: 842, rotate: 0, ...style });
    this.sheets.push(sheet);
    return sheet;
  }

  /** Demands a password: no password opens these keys. */
  locked(): this {
    const key = 'ab'.repeat(32);
    this.trailer.push(`/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${key}>/U<${key}>>>/ID[<00><00>]`);
    return this;
  }

  bytes(): Uint8Array {
    const first = 3 + shared.length;
    const kids = this.sheets.map((_, i) => `${first + 2 * i} 0 R`).join(' ');
    const objects = [
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Count ${this.sheets.length}/Kids[${kids}]>>`,
      ...shared,
    ];
    for (const [i, sheet] of this.sheets.entries()) {
      const { width, height, rotate } = sheet.style;
      objects.push(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Rotate ${rotate}/Contents ${first + 2 * i + 1} 0 R` +
          '/Resources<</Font<</song 3 0 R/times 6 0 R>>/XObject<</image 7 0 R>>>>>>',
        stream('', sheet.content()),
      );
    }
    let file = '%PDF-1.7\n';
    const offsets = objects.map((object, i) => {
      const offset = file.length;
      file += `${i + 1} 0 obj\n${object}\nendobj\n`;
      return `${String(offset).padStart(10, '0')} 00000 n \n`;
    });
    const table = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
    const trailer = `trailer\n<</Size ${offsets.length + 1}/Root 1 0 R${this.trailer.join('')}>>\n`;
    return new TextEncoder().encode(`${file}${table}${trailer}startxref\n${file.length}\n%%EOF\n`);
  }
}
