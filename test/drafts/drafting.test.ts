import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTemplate } from '../../src/drafts/check-template.ts';
import type { Draft } from '../../src/drafts/draft.ts';
import { plainTextOf } from '../../src/drafts/draft.ts';
import { toMarkdown } from '../../src/drafts/draft-markdown.ts';
import type { DraftingDependencies } from '../../src/drafts/draft-section.ts';
import { draftSection } from '../../src/drafts/draft-section.ts';
import { proofreadDraft } from '../../src/drafts/proofread-draft.ts';
import { readProofreadingData } from '../../src/drafts/read-proofreading-data.ts';
import { readTemplates } from '../../src/drafts/read-templates.ts';
import type { Template } from '../../src/drafts/template.ts';
import { parseTemplate } from '../../src/drafts/template.ts';
import { toOfficialDocument } from '../../src/exports/official-document.ts';
import { partNumerals } from '../../src/figures/find-figures.ts';
import { legible } from '../../src/figures/figure-surface.ts';
import { readReferenceData } from '../../src/library/reference-data.ts';
import { seedStore } from '../../src/library/seed.ts';
import { createLogger } from '../../src/logger.ts';
import { openStore } from '../../src/store/open-store.ts';
import { readers } from '../support/readers.ts';

let dependencies: DraftingDependencies & { templates: Template[] };
const folder = mkdtempSync(join(tmpdir(), 'zhibao-'));

beforeAll(async () => {
  const [reference, templates, store] = await Promise.all([
    readReferenceData(),
    readTemplates(),
    openStore({ dataDirectory: folder }),
  ]);
  await seedStore({ store, ...reference, logger: createLogger({ level: 'silent', secrets: [] }) });
  dependencies = { store, templates, ...reference };
}, 120_000);

afterAll(async () => {
  await dependencies.store.close();
  rmSync(folder, { recursive: true, force: true });
});

const COVERED: [region: string, year: number][] = [
  ['武胜县', 2024],
  ['滨海新区', 2024],
  ['武昌区', 2024],
  ['含谷镇', 2023],
  ['八宿县', 2020],
];

describe('every template, filled for every report', () => {
  it.each(COVERED)(
    '%s %i: every number stands in the sentence that it is marked with',
    async (region, year) => {
      for (const template of dependencies.templates) {
        const draft = await draftSection(dependencies, { template: template.name, region, year });
        expectTraceable(draft);
      }
    },
  );

  it.each(COVERED)('%s %i: a Word document keeps every number', async (region, year) => {
    const draft = await draftSection(dependencies, { template: '年度报告', region, year });
    const bytes = await toOfficialDocument(draft);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    for (const part of draft.blocks.flatMap(({ parts }) => parts))
      expect(value).toContain(part.text.replaceAll(/\s*\n\s*/gu, '').replaceAll(/［来源(\d+)］/gu, '[$1]'));
    for (const { quote } of draft.sources)
      expect(value).toContain(quote.replaceAll(/\s*\n\s*/gu, ' ').trim());
  });

  it('states the outcomes of reconsideration, each as its report does', async () => {
    const draft = await draftSection(dependencies, { template: '行政复议', region: '武胜县', year: 2024 });
    expect(draft.blocks.map(plainTextOf)[1]).toBe(
      '2024年，武胜县收到行政复议申请110件，受理98件，不予受理10件，视为放弃申请2件。审结行政复议案件90件，其中维持49件，撤销4件，确认违法10件，驳回13件，终止14件。纠错率为15.56%。',
    );
  });

  it('gives a pooled count with its whole label, never as one of its parts', async () => {
    const markdown = toMarkdown(
      await draftSection(dependencies, { template: '行政规范性文件', region: '滨海新区', year: 2024 }),
    );
    expect(markdown).toContain('行政规范性文件、重大协议和其他各类文件合法性审核226件');
    expect(markdown).toContain('【待填：2024年规范性文件制发数】');
  });
});

describe('the form of a Word document', () => {
  const formOf = async (bytes: Uint8Array) => {
    const proofreading = await readProofreadingData();
    const draft = { bytes, source: 'draft.docx', overrides: {} };
    const { findings } = await proofreadDraft({ ...dependencies, readers, proofreading }, draft);
    return findings.filter(({ kind }) => kind === 'format').map(({ found }) => found);
  };

  it('of every draft is that of official documents', async () => {
    const draft = await draftSection(dependencies, { template: '年度报告', region: '武胜县', year: 2024 });
    expect(await formOf(await toOfficialDocument(draft))).toEqual([]);
  });

  it('is told of a document that has another', async () => {
    const title = '青田县2024年法治政府建设年度报告';
    const words =
      '全县各级各部门深入贯彻落实，扎实推进法治政府建设各项工作，取得了明显成效，现将情况报告如下。';
    const document = new Document({
      styles: { default: { document: { run: { font: { eastAsia: '宋体' }, size: 24 } } } },
      sections: [
        {
          properties: { page: { margin: { top: 1440, bottom: 1440, left: 1800, right: 1800 } } },
          children: [title, '一、主要举措和成效', words, words.slice(4)].map((text) => new Paragraph(text)),
        },
      ],
    });
    expect(await formOf(new Uint8Array(await Packer.toBuffer(document)))).toEqual([
      '页边距：上边距（天头）25.4毫米，下边距25.4毫米，左边距（订口）31.8毫米，右边距31.8毫米',
      '未设页码',
      '标题字体为宋体',
      '标题字号为12磅',
      '一级标题字体为宋体',
      '一级标题字号为12磅',
      '正文字体为宋体',
      '正文字号为12磅',
      '行距未固定',
    ]);
  });
});

describe('a year without a report', () => {
  it('takes no older value and offers it beside the open slot', async () => {
    const draft = await draftSection(dependencies, { template: '复议', region: '武胜', year: 2025 });
    expect(plainTextOf(draft.blocks[1] ?? { type: 'paragraph', level: 0, template: '', parts: [] })).toBe(
      '2025年，武胜县收到行政复议申请【待填：2025年行政复议收到数；上年（2024年）110件】。审结行政复议案件【待填：2025年行政复议审结数；上年（2024年）90件】。',
    );
    expect(draft.sources).toEqual([]);
    expect(draft.notes[0]).toContain('未收录武胜县2025年的报告');
  });

  it('offers last year’s plans as quotes with their source', async () => {
    const draft = await draftSection(dependencies, { template: '下一步打算', region: '武胜县', year: 2025 });
    const quotes = draft.blocks.filter(({ type }) => type === 'quote');
    expect(quotes.length).toBeGreaterThan(0);
    expect(draft.sources[0]?.title).toContain('武胜县');
  });
});

describe('what can’t be drafted', () => {
  it('names the templates there are', async () => {
    const drafting = draftSection(dependencies, { template: '财政预算', region: '武胜县', year: 2024 });
    await expect(drafting).rejects.toThrow(/There are: .*行政复议/u);
  });

  it('names the regions there are', async () => {
    const drafting = draftSection(dependencies, { template: '行政复议', region: '成都市', year: 2024 });
    await expect(drafting).rejects.toThrow(/Stored are: .*武胜县/u);
  });
});

describe('templates', () => {
  it('of the program are sound, and there are all that the genre needs', () => {
    const { templates, catalogue } = dependencies;
    expect(templates.flatMap((template) => checkTemplate(template, templates, catalogue))).toEqual([]);
    expect(templates.filter(({ kind }) => kind === 'section').length).toBeGreaterThanOrEqual(14);
  });

  it.each([
    ['{{ "reconsideration.recieved" | figure }}', 'There is no indicator reconsideration.recieved.'],
    ['{{ "复议" | rest }}', 'There is no procedure 复议.'],
    ['全年受理行政复议案件120件。', 'The number 120件 stands in the text'],
    ['全年受理三百余件。', 'The number 三百件 stands in the text'],
    ['{{ "x" | nonsense }}', 'Liquid: undefined filter'],
    ['{% if %}', 'Liquid:'],
    ['{{ process.env }}', 'Liquid: undefined variable'],
  ])('tells what is wrong with %s', (body, problem) => {
    const { templates, catalogue } = dependencies;
    const problems = checkTemplate(own(body), templates, catalogue);
    expect(problems.join('\n')).toContain(problem);
  });

  it.each([
    ['an endless loop', '{% for i in (1..100000000) %}{{ i }}{% endfor %}'],
    ['a result of 100 MB', `{% for i in (1..100000) %}${'字'.repeat(1000)}{% endfor %}`],
    ['a file of the machine', '{% include "/etc/passwd" %}'],
    ['another template as a layout', '{% layout "行政复议" %}'],
  ])('refuses a stranger’s template with %s', async (_what, body) => {
    const stranger = own(body);
    const drafting = draftSection(
      { ...dependencies, templates: [stranger] },
      { template: stranger.name, region: '武胜县', year: 2024 },
    );
    await expect(drafting).rejects.toMatchObject({ code: 'invalid_argument' });
  });

  it('refuses a head that is none', () => {
    expect(() => parseTemplate('坏', '没有头')).toThrow(/head between two lines/);
    expect(() => parseTemplate('坏', '---\ntitle: 甲\n---\n乙')).toThrow(/kind/);
  });
});

function own(body: string): Template {
  return {
    name: '自拟',
    title: '自拟',
    kind: 'section',
    words: ['自拟'],
    procedures: [],
    sections: [],
    body,
  };
}

/** Numbers of a draft come from slots alone, and each stands in its source's sentence. */
function expectTraceable({ blocks, sources, year }: Draft): void {
  for (const { type, parts } of blocks) {
    for (const part of parts) {
      if (part.type === 'figure') {
        const source = sources.find(({ n }) => n === part.source);
        const numeral = /[\d.,]+|[一二三四五六七八九十百千万两]+/u.exec(part.text)?.[0] ?? '';
        expect(legible(source?.quote ?? '')).toContain(numeral);
      } else if (part.type === 'text' && type === 'paragraph') {
        const { quantities } = partNumerals(part.text, { start: 0, end: part.text.length });
        const invented = quantities.filter(
          ({ stated }) => stated !== String(year) && !sources.some(({ quote }) => quote.includes(stated)),
        );
        expect(invented.map(({ stated }) => `${stated} in ${part.text}`)).toEqual([]);
      }
    }
  }
}
