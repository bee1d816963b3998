import { describe, expect, it } from 'vitest';
import { markerOf, startsWithBullet } from '../../src/outline/markers.js';

const marked: [string, string, number, string][] = [
  ['第一部分 概况', 'part', 1, '概况'],
  ['第十二章 附则', 'chapter', 12, '附则'],
  ['第二条 职责', 'article', 2, '职责'],
  ['一、基本情况', 'han-comma', 1, '基本情况'],
  ['一 、基本情况', 'han-comma', 1, '基本情况'],
  ['二十一、其他', 'han-comma', 21, '其他'],
  ['（二）收支', 'han-bracket', 2, '收支'],
  ['(二) 收支', 'han-bracket', 2, '收支'],
  ['（二)收支', 'han-bracket', 2, '收支'],
  ['㈢收支', 'han-bracket', 3, '收支'],
  ['1. 内容', 'digit-dot', 1, '内容'],
  ['１．内容', 'digit-dot', 1, '内容'],
  ['12、内容', 'digit-dot', 12, '内容'],
  ['1.2023年任务', 'digit-dot', 1, '2023年任务'],
  ['（1）内容', 'digit-bracket', 1, '内容'],
  ['⑵内容', 'digit-bracket', 2, '内容'],
  ['3）内容', 'digit-closed', 3, '内容'],
  ['③内容', 'circled', 3, '内容'],
  ['B. 内容', 'letter', 2, '内容'],
  ['二是内容', 'spoken', 2, '内容'],
  ['第三，内容', 'ordinal', 3, '内容'],
  ['06 国内贸易', 'plate', 6, '国内贸易'],
  ['　　（四）收支', 'han-bracket', 4, '收支'],
];

const unmarked = [
  '2023年度部门决算',
  '1.5亿元以上项目',
  '3.35万元',
  '10 余次',
  '2．1%的增速',
  '3、4月份回落',
  '第一产业增加值',
  '第三条规定的情形',
  '一季度',
  '（一）、（二）两项',
  'U.S. dollars',
  '05月的数据',
  '',
];

describe('a marker', () => {
  it.each(marked)('opens “%s”: %s %i', (text, family, number, rest) => {
    const marker = markerOf(text);
    expect({ family: marker?.family, number: marker?.number, rest: text.slice(marker?.end) }).toEqual({
      family,
      number,
      rest,
    });
  });

  it.each(unmarked)('does not open “%s”', (text) => {
    expect(markerOf(text)).toBeNull();
  });

  it('is a number with dots only where words follow, not a unit', () => {
    expect(markerOf('2.3.1 总体目标')).toMatchObject({ family: 'decimal', prefix: '2.3', number: 1 });
    expect(markerOf('2.3 万元')).toBeNull();
  });

  it('is no bullet, and a bullet is no marker', () => {
    expect(startsWithBullet('——税收收入')).toBe(true);
    expect(markerOf('——税收收入')).toBeNull();
    expect(startsWithBullet('（一）收入')).toBe(false);
  });
});
