import { describe, expect, it } from 'vitest';
import { spanOf } from '../../src/outline/identity.js';
import { outline } from '../../src/outline/index.js';
import { paragraphs, reading } from './blocks.js';

const known = (source: string): unknown => {
  const { title, kind, organization, year, period, attachment } = outline(reading(paragraphs(source)));
  return { title, kind, organization, year, period, attachment };
};

describe('the identity of a report', () => {
  it('is read from a title behind an attachment number', () => {
    expect(known('附件5：\n# 云湖区民政局2021年度部门整体支出绩效自评报告\n一、基本情况')).toEqual({
      title: '云湖区民政局2021年度部门整体支出绩效自评报告',
      kind: 'department-performance',
      organization: '云湖区民政局',
      year: 2021,
      period: '2021',
      attachment: '5',
    });
  });

  it('is read from a title over two lines, and takes the year of the report from a pair', () => {
    expect(
      known('关于云湖市2018年预算执行情况和\n2019年预算草案的报告\n各位代表：\n一、2018年预算执行情况'),
    ).toMatchObject({
      title: '关于云湖市2018年预算执行情况和2019年预算草案的报告',
      kind: 'budget-execution',
      organization: null,
      year: 2018,
    });
  });

  it('takes the office from a label where the title has none', () => {
    expect(known('# 云湖区2020年区级部门预算\n预算主管部门：云湖区水务局\n目录\n一、主要职能')).toMatchObject(
      {
        kind: 'budget',
        organization: '云湖区水务局',
      },
    );
  });

  it('is not guessed from a report that does not say it', () => {
    expect(known('全年收入合计12.5万元，支出合计12.5万元，收支相抵没有结余。')).toEqual({
      title: null,
      kind: null,
      organization: null,
      year: null,
      period: null,
      attachment: null,
    });
  });

  it('never takes the contents for the title', () => {
    expect(known('目 录\n一、基本情况……1\n二、存在问题……3')).toMatchObject({ title: null });
  });

  it.each([
    ['2023年1-8月财政收支情况', 2023, '2023-01/2023-08'],
    ['2023年上半年预算执行情况', 2023, '2023-01/2023-06'],
    ['2022年第三季度报告', 2022, '2022-07/2022-09'],
    ['2022年前三季度报告', 2022, '2022-01/2022-09'],
    ['2021-2023年专项资金绩效评价报告', 2023, '2021/2023'],
    ['二〇一九年度部门决算', 2019, '2019'],
    ['２０２０年度工作总结', 2020, '2020'],
    ['部门决算', null, null],
  ])('%s is about %s', (title, year, period) => {
    expect(spanOf(title)).toEqual({ year, period });
  });
});
