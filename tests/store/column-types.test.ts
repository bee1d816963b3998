import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open, type Opened } from '../../src/store/open.js';
import { engines, stopServer } from './engines.js';

afterAll(stopServer);

/** SQL expression → the value the program gets, on every engine. */
const values: [expression: string, value: unknown][] = [
  [`9007199254740991::int8`, 9007199254740991],
  [`9007199254740993::int8`, '9007199254740993'],
  [`(-1)::int8`, -1],
  [`count(*)`, 1],
  [`7::int4`, 7],
  [`7::int2`, 7],
  [`9007199254740993.010::numeric`, '9007199254740993.010'],
  [`0.1::numeric + 0.2::numeric`, '0.3'],
  [`0.5::float8`, 0.5],
  [`date '2026-01-01'`, '2026-01-01'],
  [`timestamp '2026-01-01 00:00:00'`, '2026-01-01 00:00:00'],
  [`timestamptz '2026-01-01 00:00:00.25+08'`, '2025-12-31T16:00:00.250Z'],
  [`interval '1 day 02:03:04'`, '1 day 02:03:04'],
  [`array[1.10, null, 2]::numeric[]`, ['1.10', null, '2']],
  [
    `array[[1.5, 2], [3, 4]]::numeric[]`,
    [
      ['1.5', '2'],
      ['3', '4'],
    ],
  ],
  [`'{}'::numeric[]`, []],
  [`array[1, 9007199254740993]::int8[]`, [1, '9007199254740993']],
  [`array['a', null, 'b,c"\\']::text[]`, ['a', null, 'b,c"\\']],
  [`'\\x00ff10'::bytea`, Uint8Array.from([0, 255, 16])],
  [`'{"a": [1, "二"]}'::jsonb`, { a: [1, '二'] }],
  [`true`, true],
  [`null::numeric`, null],
  [`'预算㐂䶮𠮷'::text`, '预算㐂䶮𠮷'],
];

describe.each(engines)('a value read from $name', (engine) => {
  let opened: Opened;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const created = await engine.create();
    remove = created.remove;
    opened = await open(created.location);
  }, 120_000);
  afterAll(async () => {
    await opened.close();
    await remove();
  });

  it.each(values)('%s', async (expression, value) => {
    const { rows } = await sql
      .raw<{ value: unknown }>(`select ${expression} as value`)
      .execute(opened.database);
    expect(rows[0]?.value).toStrictEqual(value);
  });

  it('is the one that was written, as a parameter', async () => {
    const { rows } =
      await sql`select ${'9007199254740993.010'}::numeric as n, ${Uint8Array.from([0, 1])}::bytea as b,
      ${['a', 'b"c']}::text[] as t, ${'{"a":1}'}::jsonb as j, ${null}::text as z`.execute(opened.database);
    expect(rows).toStrictEqual([
      { n: '9007199254740993.010', b: Uint8Array.from([0, 1]), t: ['a', 'b"c'], j: { a: 1 }, z: null },
    ]);
  });

  it('is right after a query that failed', async () => {
    await expect(sql`select 1 / 0`.execute(opened.database)).rejects.toThrow(/division by zero/u);
    await expect(
      opened.database.transaction().execute(async (transaction) => {
        await sql`insert into reviews (fingerprint, decision, reviewer) values ('f', 'confirmed', 'x')`.execute(
          transaction,
        );
        await sql`select no_such_column`.execute(transaction);
      }),
    ).rejects.toThrow(/no_such_column/u);
    expect((await sql`select count(*) as n from reviews`.execute(opened.database)).rows).toEqual([{ n: 0 }]);
  });

  it('belongs to its own transaction when many run at once', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        opened.database.transaction().execute(async (transaction) => {
          await sql`insert into reviews (fingerprint, decision, reviewer) values (${`t${index}`}, 'confirmed', 'x')`.execute(
            transaction,
          );
          if (index % 2 === 1) throw new Error('undone');
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    expect((await sql`select count(*) as n from reviews`.execute(opened.database)).rows).toEqual([{ n: 10 }]);
  });
});
