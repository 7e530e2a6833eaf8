import { describe, expect, it } from 'vitest';
import { writeNumerals } from '../../../src/reports/readers/docx-numbering.ts';
import { formatListNumeral } from '../../../src/reports/readers/docx-numerals.ts';
import { parseXml } from '../../../src/reports/readers/xml.ts';

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const OUTLINE =
  level(0, 'chineseCountingThousand', '%1、', '<w:pStyle w:val="H1"/>') +
  level(1, 'chineseCountingThousand', '（%2）') +
  level(2, 'decimal', '%3.');
const NUMBERING = `<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0">${OUTLINE}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '')}</w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Linked"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="3"/></w:num>
</w:numbering>`;
const STYLES = `<w:styles xmlns:w="w">
<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="H1a"><w:name w:val="my heading"/><w:basedOn w:val="H1"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="a"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="Linked"><w:name w:val="l"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>
</w:styles>`;

/** Paragraphs as 「list.level text」, 「=Style text」 or plain text. */
async function number(...paragraphs: string[]): Promise<string[]> {
  const written = paragraphs.map((paragraph) => {
    const [, list, at, style, text = ''] = /^(?:(\d+)\.(\d+) |=(\w+) )?(.*)$/u.exec(paragraph) ?? [];
    const own =
      list === undefined ? '' : `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`;
    const named = style === undefined ? '' : `<w:pStyle w:val="${style}"/>`;
    return `<w:p><w:pPr>${named}${own}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  });
  const document = await parseXml(
    `<w:document xmlns:w="w"><w:body>${written.join('')}</w:body></w:document>`,
  );
  writeNumerals(document, { styles: await parseXml(STYLES), numbering: await parseXml(NUMBERING) });
  const again = await parseXml(document.toString());
  return [...again.getElementsByTagName('w:p')].map((paragraph) => paragraph.textContent ?? '');
}

describe('automatic numbering is written as a reader sees it', () => {
  const cases: { name: string; paragraphs: string[]; lines: string[] }[] = [
    {
      name: 'levels count within those above',
      paragraphs: ['1.0 总', '1.1 甲', '1.1 乙', '1.0 分', '1.1 丙', '1.2 丁'],
      lines: ['一、总', '（一）甲', '（二）乙', '二、分', '（一）丙', '1. 丁'],
    },
    {
      name: 'text between does not matter',
      paragraphs: ['1.0 总', '话', '1.0 分'],
      lines: ['一、总', '话', '二、分'],
    },
    { name: 'lists of one definition go on', paragraphs: ['1.0 总', '2.0 分'], lines: ['一、总', '二、分'] },
    {
      name: 'a list may begin anew',
      paragraphs: ['1.0 总', '3.0 分', '3.0 末'],
      lines: ['一、总', '五、分', '六、末'],
    },
    {
      name: 'by style, also an inherited one',
      paragraphs: ['=H1 总', '=H1a 分', '=Loop 话'],
      lines: ['一、总', '二、分', '话'],
    },
    {
      name: 'a level shown within another',
      paragraphs: ['4.0 总', '4.1 甲', '4.1 乙'],
      lines: ['1 总', '1.1 甲', '1.2 乙'],
    },
    {
      name: 'a definition that points to a style',
      paragraphs: ['6.0 总', '6.1 甲'],
      lines: ['1 总', '1.1 甲'],
    },
    {
      name: 'bullets, no list, an unknown list',
      paragraphs: ['5.0 甲', '0.0 乙', '9.0 丙'],
      lines: ['甲', '乙', '丙'],
    },
    {
      name: 'an empty item counts and is not drawn',
      paragraphs: ['1.0 总', '1.0 ', '1.0 末'],
      lines: ['一、总', '', '三、末'],
    },
    { name: 'no table of contents', paragraphs: ['=T1 一、总 1', '1.0 总'], lines: ['一、总'] },
  ];
  it.each(cases)('$name', async ({ paragraphs, lines }) => {
    expect(await number(...paragraphs)).toEqual(lines);
  });

  it.each([
    [21, 'chineseCounting', '二十一'],
    [10, 'japaneseCounting', '十'],
    [12, 'chineseLegalSimplified', '壹拾贰'],
    [12, 'ideographDigital', '一二'],
    [3, 'decimalEnclosedCircle', '③'],
    [21, 'decimalEnclosedCircle', '21'],
    [7, 'decimalFullWidth', '７'],
    [7, 'decimalZero', '07'],
    [28, 'upperLetter', 'BB'],
    [4, 'lowerRoman', 'iv'],
    [2, 'ideographTraditional', '乙'],
    [5, 'bullet', ''],
    [5, 'ordinalText', '5'],
  ])('%i as %s is %s', (count, format, numeral) => {
    expect(formatListNumeral(count, format)).toBe(numeral);
  });
});
