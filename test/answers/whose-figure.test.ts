import { describe, expect, it } from 'vitest';
import { groundOf } from '../../src/calculations/ground.ts';
import { withScopes } from '../../src/answers/whose-figure.ts';
import { isOfWhole } from '../../src/figures/whole-region.ts';
import { openedReport, statedFigure, storedReport } from '../support/stated-figure.ts';

describe('whose a figure is', () => {
  const table =
    '全市收案1684件。\n地区：东湖区；收案：341；\n地区：合计；收案：638；\n事项：处罚；收案：706；';

  it.each([
    ['1684', null],
    ['341', '东湖区'],
    ['638', null],
    ['706', null],
  ])('is told by the row of its table: %s is of %s', (stated, scope) => {
    const report = openedReport(storedReport({ regionName: '西山市' }), table, [{ stated, unit: '' }]);
    expect(withScopes(report)[0]?.figure.scope).toBe(scope);
  });

  it.each([
    ['东湖县市场监督管理局', '东湖县市场监督管理局'],
    ['东湖县人民政府', null],
    ['东湖经济开发区管理委员会', null],
    ['中共东湖县委全面依法治县委员会办公室', null],
  ])('is the department’s where %s reports', (issuer, scope) => {
    const report = openedReport(storedReport({ issuer }), '立案87件。', [{ stated: '87', unit: '件' }]);
    expect(withScopes(report)[0]?.figure.scope).toBe(scope);
  });

  it('stays what its sentence says', () => {
    const facts = { stated: '87', unit: '件', scope: '全市' };
    const report = openedReport(storedReport({ issuer: '西山市司法局' }), '收案87件。', [facts]);
    expect(withScopes(report)[0]?.figure.scope).toBe('全市');
  });

  it.each([
    [null, true],
    ['全县', true],
    ['全州各级', true],
    ['我镇', true],
    ['县政府本级', false],
    ['全县法院', false],
    ['23个乡镇', false],
  ])('is the whole region’s: %s is %s', (scope, whole) => {
    expect(isOfWhole(scope)).toBe(whole);
  });

  it('has the ground of the whole whether 全县 is said or not', () => {
    const [one, other] = ['全县', null].map((scope) =>
      statedFigure(storedReport(), '收案87件。', { stated: '87', unit: '件', scope }),
    );
    expect(one && other && groundOf(one) === groundOf(other)).toBe(true);
  });
});
