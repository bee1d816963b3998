import { fold } from './fold.js';
import { markerOf } from './markers.js';

// 注：1.本表反映…   说明：1、
const firstNote = /^\s*(?:注|说明|备注)\s?:\s?1\s?[.、]/u;

/** Notes under a table that count on (注：1.… 2.… 3.…) number no sections. */
export class NumberedNotes {
  private next = 0;

  /** Paragraphs in order: is this one such a note? */
  takes(text: string): boolean {
    if (firstNote.test(fold(text.slice(0, 12)))) {
      this.next = 2;
      return true;
    }
    const marker = this.next === 0 ? null : markerOf(text);
    const counts = marker?.family === 'digit-dot' && marker.number === this.next;
    this.next = counts ? this.next + 1 : 0;
    return counts;
  }
}
