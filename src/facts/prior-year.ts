/** 2023年决算数 p，2024年决算数 v，比2023年决算数减少 g%: the earlier level stands as a level of its own. */
import type { ChangeFact, Frame, Mention } from '../../schemas/fact.js';
import type { Parser } from './parser.js';

export const priorYear: Parser = {
  id: 'prior-year',
  parse: ({ figures: { frames } }) => frames.flatMap((frame, index) => changesOf(frames, frame, index)),
};

// '比2024年决算数减少' '较2023年预算执行数增加'
const named =
  /(?:比|较|与)(?<year>\d{4})年度?(?:的|当年)?(?<what>[^，。；]{0,10}?(?:决算|执行|预算)[^，。；增减上下降]{0,4})/u;
const stage = /决算|执行|预算/u;

/** how many amounts back the earlier level may stand */
const reach = 4;

const changesOf = (frames: readonly Frame[], frame: Frame, index: number): ChangeFact[] =>
  frame.said.flatMap((said): ChangeFact[] => {
    const { role } = said;
    if ((role.kind !== 'growth' && role.kind !== 'delta') || frame.prior) return [];
    const words = named.exec(said.lead)?.groups ?? named.exec(said.before)?.groups;
    const kind = stage.exec(words?.what ?? '')?.[0];
    if (!words || kind === undefined) return [];
    const now = nowOf(frame, words.year ?? '');
    const before =
      now && priorOf(frames.slice(Math.max(0, index - reach), index + 1), now, words.year ?? '', kind);
    return before
      ? [
          {
            shape: 'change',
            wording: 'prior-year',
            caveat: said.caveat,
            now,
            alternatives: [],
            before,
            delta: role.kind === 'delta' ? said : null,
            rate: role.kind === 'growth' ? said : null,
            direction: role.direction,
          },
        ]
      : [];
  });

/** The amount of the frame that is of another year than the one compared with. */
const nowOf = ({ level, bases }: Frame, year: string): Mention | null =>
  [level, ...bases.map(({ mention }) => mention)].find(
    (mention) => mention !== null && mention.figure.period !== year,
  ) ?? null;

/** The only amount of that year and stage before it. */
const priorOf = (frames: readonly Frame[], now: Mention, year: string, kind: string): Mention | null => {
  const found = frames
    .filter(({ node }) => node === now.node)
    .flatMap(({ level, bases }) => [level, ...bases.map(({ mention }) => mention)])
    .filter((mention) => mention !== null)
    .filter(
      ({ figure, start }) =>
        figure.period === year &&
        start < now.start &&
        figure.base === now.figure.base &&
        (figure.label ?? '').includes(kind),
    );
  const [only] = found;
  return only && found.length === 1 && only.figure.value !== '0' ? only : null;
};
