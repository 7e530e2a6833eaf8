import { describe, expect, it } from 'vitest';
import { measureTable, type TableCell, writeTableRows } from '../../../src/reports/readers/table-rows.ts';

/** Cells as text; 「文本>3」 covers three columns, 「文本v2」 two rows, both may be joined. */
function table(...rows: string[]): TableCell[][] {
  return rows.map((row) =>
    row.split('|').map((cell) => {
      const [, text = '', across = '1', down = '1'] = /^(.*?)(?:>(\d+))?(?:v(\d+))?$/u.exec(cell) ?? [];
      return { text, columnSpan: Number(across), rowSpan: Number(down), isHeading: false };
    }),
  );
}

describe('a table row is a line that can be read alone', () => {
  const cases: { name: string; rows: string[]; lines: string[] }[] = [
    { name: 'plain', rows: ['部门|件数', '公安局|12'], lines: ['部门：公安局；件数：12；'] },
    { name: 'empty fields', rows: ['部门|件数|备注', '公安局|12|'], lines: ['部门：公安局；件数：12；'] },
    {
      name: 'years as headings',
      rows: ['指标|2022|2023', '受理|31|40'],
      lines: ['指标：受理；2022：31；2023：40；'],
    },
    {
      name: 'headings merged across',
      rows: ['行政复议>2|行政诉讼>2', '结果维持|结果纠正|结果维持|结果纠正', '3|1|7|0'],
      lines: ['行政复议-结果维持：3；行政复议-结果纠正：1；行政诉讼-结果维持：7；行政诉讼-结果纠正：0；'],
    },
    {
      name: 'a corner merged down',
      rows: ['单位v2|受理>2', '本年|上年', '公安局|12|9'],
      lines: ['单位：公安局；受理-本年：12；受理-上年：9；'],
    },
    {
      name: 'a row heading merged down',
      rows: ['类别|结果|件数', '复议v2|维持|3', '撤销|1'],
      lines: ['类别：复议；结果：维持；件数：3；', '类别：复议；结果：撤销；件数：1；'],
    },
    {
      name: 'parts with headings of their own, as in the statutory forms',
      rows: [
        '第二十条第（一）项>3',
        '信息内容|制发件数|现行有效件数',
        '规章|0|2',
        '第二十条第（五）项>3',
        '信息内容|处理决定数量>2',
        '行政许可|41>2',
      ],
      lines: [
        '第二十条第（一）项',
        '信息内容：规章；制发件数：0；现行有效件数：2；',
        '第二十条第（五）项',
        '信息内容：行政许可；处理决定数量：41；',
      ],
    },
    {
      name: 'no headings',
      rows: ['收到申请|37', '予以公开|20'],
      lines: ['收到申请：37；', '予以公开：20；'],
    },
    {
      name: 'names and values side by side',
      rows: ['收到|37|受理|35', '审结|30|维持|20'],
      lines: ['收到：37；受理：35；', '审结：30；维持：20；'],
    },
    { name: 'one row', rows: ['交通运输|2061|173'], lines: ['交通运输：2061；173；'] },
    { name: 'nothing', rows: [], lines: [] },
    { name: 'empty rows', rows: ['|', '|'], lines: [] },
  ];
  it.each(cases)('$name', ({ rows, lines }) => {
    expect(writeTableRows(table(...rows))).toEqual(lines);
  });

  it('is not led astray by a span without bound', () => {
    expect(measureTable(table('甲>99999v99999|乙', '1|2'))).toEqual({ columns: 100, rows: 2 });
  });
});
