import { describe, expect, it } from 'vitest';
import { findLostMark, findNumberingMark, inferredComponent } from '../../src/reports/numbering.ts';

describe('numbering marks', () => {
  it.each([
    ['一、总体情况', '一', 1, 1],
    ['十二、其他', '十二', 1, 12],
    ['二 . 不足', '二', 1, 2],
    ['一、二〇二三年工作', '一', 1, 1],
    ['一、2023年工作', '一', 1, 1],
    ['二、三年来的成效', '二', 1, 2],
    ['第一章 总则', '第一章', 1, 1],
    ['第三部分:计划', '第三部分', 1, 3],
    ['第二节 制度', '第二节', 2, 2],
    ['(三)规范执法', '(三)', 2, 3],
    ['( 十一 ) 其他', '(十一)', 2, 11],
    ['㈣普法', '(四)', 2, 4],
    ['1.坚持', '1', 3, 1],
    ['12、坚持', '12', 3, 12],
    ['(2)调解', '(2)', 4, 2],
    ['③普法', '③', 4, 3],
    ['一是高度重视', '一是', 4, 1],
    ['二要强化', '二要', 4, 2],
    ['第三,执法', '第三', 4, 3],
    ['其一,学习', '其一', 4, 1],
  ])('%s', (text, component, level, ordinal) => {
    expect(findNumberingMark(text)).toMatchObject({ component, level, ordinal });
  });

  it.each([
    '一、二审案件140件',
    '二、三产业',
    '1.5万人次',
    '3、4号楼',
    '2024年工作',
    '第一责任人职责',
    '统一是要求',
    '其他工作',
    '12309检察服务中心',
    '一审案件216件',
    '八宿县',
    '',
  ])('none in %s', (text) => {
    expect(findNumberingMark(text)).toBeNull();
  });

  it.each([
    ['、存在的问题', 1],
    ['( )加强领导', 2],
    ['.坚持', 3],
  ])('a lost numeral in %s', (text, level) => {
    expect(findLostMark(text)).toMatchObject({ component: null, level });
  });

  it('writes an inferred numeral in full-width brackets', () => {
    expect(inferredComponent(1, 3)).toBe('［三］');
    expect(inferredComponent(3, 12)).toBe('［12］');
  });
});
