import { describe, expect, it } from 'vitest';
import { htmlReader } from '../../../src/reports/readers/html.ts';

async function read(html: string | Uint8Array): Promise<string[]> {
  const bytes = typeof html === 'string' ? Buffer.from(html) : html;
  expect(htmlReader.accepts(bytes, 'page')).toBe(true);
  return (await htmlReader.read(bytes, 'page')).text.split('\n');
}

describe('a page is read as it is seen', () => {
  const cases: { name: string; html: string; lines: string[] }[] = [
    {
      name: 'paragraphs and breaks',
      html: '<p>一<br>二</p><div>三<p>四</p>五</div>',
      lines: ['一', '二', '三', '四', '五'],
    },
    { name: 'words parted by tags', html: '<p>受理<span>1</span><b>37</b>件</p>', lines: ['受理137件'] },
    {
      name: 'a source wrapped within words',
      html: '<p>依法\n  行政\n2023\nyear</p>',
      lines: ['依法行政 2023 year'],
    },
    {
      name: 'entities and indents',
      html: '<p>&emsp;&#12288;&ldquo;八五&rdquo;&nbsp;&lt;普法&gt;</p>',
      lines: ['“八五” <普法>'],
    },
    { name: 'lines of preformatted text', html: '<pre>一、甲\r\n二、乙</pre>', lines: ['一、甲', '二、乙'] },
    {
      name: 'nothing that is not shown',
      html: '<p>甲</p><script>1</script><style>2</style><nav>3</nav><p style="display: none">4</p><p hidden>5</p><footer>6</footer><!-- 7 -->',
      lines: ['甲'],
    },
    {
      name: 'a table of data, its cells of several lines',
      html: '<table><tr><th>项目<th>件数<tr><td>行政<br>复议<td><p>12</p></table>',
      lines: ['项目：行政复议；件数：12；'],
    },
    {
      name: 'merged cells',
      html: '<table><tr><td rowspan=2>单位<td colspan=2>受理<tr><td>本年<td>上年<tr><td>甲局<td>3<td>4</table>',
      lines: ['单位：甲局；受理-本年：3；受理-上年：4；'],
    },
    {
      name: 'a layout table as the blocks in it',
      html: '<table><tr><td>栏目<td><p>一、甲</p><table><tr><td>项<td>数<tr><td>乙<td>1</table></table>',
      lines: ['栏目', '一、甲', '项：乙；数：1；'],
    },
    {
      name: 'a table of fields, a field a line',
      html: '<table><tr><td>索引号：<td>123/2024<td>发布机构<td>甲县政府<tr><td>成文日期:2024-01-02<td>文号：<td></table>',
      lines: ['索引号：123/2024', '发布机构：甲县政府', '成文日期:2024-01-02', '文号：'],
    },
    {
      name: "the head's fields where the page shows none",
      html: '<head><meta name="ArticleTitle" content="甲县报告"><meta name="PubDate" content="2024-01-02"></head><body><p>正文</p></body>',
      lines: ['标题：甲县报告', '发布时间：2024-01-02', '正文'],
    },
  ];
  it.each(cases)('$name', async ({ html, lines }) => {
    expect(await read(html)).toEqual(lines);
  });
});

describe('the encoding', () => {
  const gbk = [0xb7, 0xa8, 0xd6, 0xce, 0xd5, 0xfe, 0xb8, 0xae];
  const page = (head: string, body: number[]): Uint8Array =>
    Buffer.concat([
      Buffer.from(`<html><head>${head}</head><body><p>`),
      Buffer.from(body),
      Buffer.from('</p></body></html>'),
    ]);
  const utf8 = [...Buffer.from('法治政府')];
  const cases: [name: string, bytes: Uint8Array][] = [
    ['declared gb2312', page('<meta charset="gb2312">', gbk)],
    [
      'declared in the old way',
      page('<meta http-equiv="Content-Type" content="text/html; charset=GBK" />', gbk),
    ],
    ['declared wrongly as utf-8', page('<meta charset="utf-8">', gbk)],
    ['declared as gb2312, saved as UTF-8', page('<meta charset="gb2312">', utf8)],
    ['declared as no encoding at all', page('<meta charset="chinese-x">', gbk)],
    [
      'with a byte order mark',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), page('<meta charset="gbk">', utf8)]),
    ],
    ['UTF-16', Buffer.from('\uFEFF<html><body><p>法治政府</p></body></html>', 'utf16le')],
  ];
  it.each(cases)('%s', async (_, bytes) => {
    expect(await read(bytes)).toEqual(['法治政府']);
  });
});

it('refuses a page nested past all sense', async () => {
  const html = Buffer.from(`<html><body>${'<div>'.repeat(12_000)}法治`);
  await expect(htmlReader.read(html, 'page')).rejects.toMatchObject({ code: 'unreadable_file' });
});
