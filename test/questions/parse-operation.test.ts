import { describe, expect, it } from 'vitest';
import { parseOperation } from '../../src/questions/parse-operation.ts';

describe('parseOperation', () => {
  it.each([
    ['哪个行政许可多?', 'largest'],
    ['哪个区的调解成功率更高', 'largest'],
    ['哪家受理得少一些?', 'smallest'],
    ['谁最多', 'largest'],
    ['谁受理得多?', 'largest'],
    ['排个名', 'rank'],
    ['从高到低排列', 'rank'],
    ['which district had the fewest', 'smallest'],
    ['受理的趋势怎么样', 'trend'],
    ['逐年受理多少件', 'trend'],
    ['受理数同比增长多少', 'change'],
    ['比去年多了多少件', 'change'],
    ['year-on-year change of cases', 'change'],
    ['比    年多多少件', 'difference'],
    ['维持的占全部的多少', 'share'],
    ['占地多少亩', 'lookup'],
    ['原文怎么说', 'original_text'],
    ['原文件多少份', 'lookup'],
    ['给我一页材料', 'page'],
    ['申请材料多少份', 'lookup'],
    ['列出复议的数字', 'list'],
    ['有哪些数据', 'list'],
    ['权责清单多少项', 'lookup'],
    ['最多跑一次事项多少项', 'lookup'],
    ['哪个区县受理了多少?', 'lookup'],
    ['行政许可多少件', 'lookup'],
    ['一共多少件', 'sum'],
    ['行政处罚比行政许可多出多少件', 'difference'],
    ['是几倍', 'ratio'],
    ['加起来对得上吗', 'check'],
  ])('%s: %s', (text, operation) => {
    expect(parseOperation(text).operation).toBe(operation);
  });

  it.each([
    ['受理1423件对吗', { value: '1423', relation: 'equals' }],
    ['是1,500件吧', { value: '1500', relation: 'equals' }],
    ['是不是超过17万件', { value: '170000', relation: 'over' }],
    ['受理不到1.5万件吧', { value: '15000', relation: 'under' }],
    ['受理多少件', null],
  ])('%s claims %s', (text, claim) => {
    expect(parseOperation(text).claim).toEqual(claim);
  });
});
