/** Horizontal and vertical lines out of painted paths. */
import type { Rule } from './engine.js';
import type { Box } from '../../../schemas/place.js';
import { trim } from './clip.js';
import { apply, type Matrix, type Point } from './matrix.js';

/** pdf.js' path codes with the number of coordinates that follow each. */
const operands: Record<number, number> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 };
const moveTo = 0;
const closePath = 4;

/** A filled shape thinner than this, in points, is meant as a line. */
const thin = 3;
/** Two ends that differ by less than this lie on one line, in points. */
const straight = 0.75;
/** A page of vector art must not cost the memory of a book. */
const maxRules = 50_000;

export class PathReader {
  readonly rules: Rule[] = [];

  read(data: Float32Array, matrix: Matrix, clip: Box | null, strokes: boolean, fills: boolean): void {
    for (const points of subpaths(data, matrix)) {
      if (this.rules.length >= maxRules) return;
      if (fills && this.asThinBox(points, clip)) continue;
      if (strokes) for (let i = 1; i < points.length; i++) this.add(points[i - 1], points[i], clip);
    }
  }

  /** A dot of a dotted line has no direction; it is taken as a piece of both. */
  private asThinBox(points: (Point | null)[], clip: Box | null): boolean {
    const corners = points.filter((point) => point !== null);
    if (corners.length < 3 || corners.length !== points.length) return false;
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (Math.min(x1 - x0, y1 - y0) > thin) return false;
    if (x1 - x0 >= y1 - y0) this.push({ direction: 'horizontal', at: (y0 + y1) / 2, from: x0, to: x1 }, clip);
    if (y1 - y0 >= x1 - x0) this.push({ direction: 'vertical', at: (x0 + x1) / 2, from: y0, to: y1 }, clip);
    return true;
  }

  private push(rule: Rule, clip: Box | null): void {
    const painted = trim(rule, clip);
    if (painted) this.rules.push(painted);
  }

  private add(a: Point | null | undefined, b: Point | null | undefined, clip: Box | null): void {
    if (!a || !b) return;
    const [dx, dy] = [Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])];
    if (dy < straight && dx > dy)
      this.push(
        {
          direction: 'horizontal',
          at: (a[1] + b[1]) / 2,
          from: Math.min(a[0], b[0]),
          to: Math.max(a[0], b[0]),
        },
        clip,
      );
    else if (dx < straight && dy > dx)
      this.push(
        {
          direction: 'vertical',
          at: (a[0] + b[0]) / 2,
          from: Math.min(a[1], b[1]),
          to: Math.max(a[1], b[1]),
        },
        clip,
      );
  }
}

/** The corner points of each subpath; null stands between points that a curve joins. */
function* subpaths(data: Float32Array, matrix: Matrix): Generator<(Point | null)[]> {
  let points: (Point | null)[] = [];
  for (let i = 0; i < data.length;) {
    const code = data[i] ?? closePath;
    const count = operands[code] ?? 0;
    if (code === moveTo && points.length > 0) {
      yield points;
      points = [];
    }
    if (count > 2) points.push(null);
    if (count > 0) points.push(apply(matrix, data[i + count - 1] ?? 0, data[i + count] ?? 0));
    else if (points[0]) points.push(points[0]);
    i += count + 1;
  }
  if (points.length > 0) yield points;
}
