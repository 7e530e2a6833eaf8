import { describe, expect, it } from 'vitest';
import { parseOperation } from '../../src/questions/parse-operation.ts';

describe('parseOperation', () => {
  it.each([
    ['哪个行政许可多?', 'rank'],
    ['哪个区的调解成功率更高', 'rank'],
    ['哪家受理得少一些?', 'rank'],
    ['谁最多', 'rank'],
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
    ['受理1423件对吗', '1423'],
    ['是1,500件吧', '1500'],
    ['受理多少件', null],
  ])('%s claims %s', (text, claim) => {
    expect(parseOperation(text).claim).toBe(claim);
  });
});
