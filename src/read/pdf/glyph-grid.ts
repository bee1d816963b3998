/** Remembers where each character was drawn, so that one drawn again to look bold is read once. */
interface Spot {
  angle: number;
  left: number;
  baseline: number;
  size: number;
}

/** Fake bold moves a copy by a few hundredths of an em; two real neighbours are never so near. */
const nearness = 0.12;

export class GlyphGrid {
  private readonly cells = new Map<string, Spot[]>();

  /** Whether the same character stands there already; if not, it does from now on. */
  holds(text: string, spot: Spot): boolean {
    const reach = nearness * spot.size;
    const cell = Math.max(1, spot.size / 2);
    const [x0, x1] = [Math.floor((spot.left - reach) / cell), Math.floor((spot.left + reach) / cell)];
    const [y0, y1] = [Math.floor((spot.baseline - reach) / cell), Math.floor((spot.baseline + reach) / cell)];
    const kind = `${text}|${spot.angle}|${Math.round(cell * 4)}|`;
    for (let x = x0; x <= x1; x++)
      for (let y = y0; y <= y1; y++)
        if (this.cells.get(`${kind}${x}|${y}`)?.some((other) => isNear(other, spot, reach))) return true;
    const key = `${kind}${Math.floor(spot.left / cell)}|${Math.floor(spot.baseline / cell)}`;
    const spots = this.cells.get(key);
    if (spots) spots.push(spot);
    else this.cells.set(key, [spot]);
    return false;
  }
}

const isNear = (a: Spot, b: Spot, reach: number): boolean =>
  Math.abs(a.left - b.left) <= reach && Math.abs(a.baseline - b.baseline) <= reach;
