/** What a hostile file wrote must not command the terminal it is shown on. */

// escape sequences, and marks that turn the direction of writing
const commanding = /[\p{Cc}\p{Bidi_Control}]/gu;

/** As long as it was, so that positions in it still hold. */
export const visible = (text: string): string => text.replaceAll(commanding, ' ');

export const visibleAll = <Value>(value: Value): Value =>
  JSON.parse(
    JSON.stringify(value, (_key, each: unknown) => (typeof each === 'string' ? visible(each) : each)),
  ) as Value;

/** One line, whatever was in it. */
export const oneLine = (text: string | number | null): string =>
  visible(String(text ?? ''))
    .replaceAll(/\s+/gu, ' ')
    .trim();
