import { expect, it } from 'vitest';
import { parseStrictness } from '../../src/questions/parse-strictness.ts';

it.each([
  ['行政复议受理数', true],
  ['收到行政复议申请总数', true],
  ['受理案件的数量是多少', true],
  ['只算行政复议、不含诉讼的件数', true],
  ['行政复议受理了多少件', false],
  ['复议收了几件', false],
  ['行政复议收案', false],
  ['复议办结数据', false],
])('%s asks for the very stage: %s', (text, exact) => {
  expect(parseStrictness(text).exact).toBe(exact);
});

it.each([
  ['败诉率实际是多少', true],
  ['出庭应诉率完成了多少', true],
  ['实际上有多少', false],
  ['目标是多少', false],
])('%s asks for what came out: %s', (text, actual) => {
  expect(parseStrictness(text).actual).toBe(actual);
});
