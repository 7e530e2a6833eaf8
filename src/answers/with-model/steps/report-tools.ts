import { z } from 'zod';
import { defineTool } from '../../../models/tool-agent.ts';
import type { AgentTool } from '../../../models/tool-agent.ts';
import type { OpenReport } from '../../answer-sources.ts';
import { placeSchema, placeWords, readStep, wordsSchema } from './step-work.ts';
import type { StepWork } from './step-work.ts';

const MOST_PASSAGES = 4;
/** Characters of a section that one call reads, to the end of a sentence. */
const MOST_READ = 900;
const MOST_LISTED = 60;

/** Searches the words of reports. */
export function searchPassagesTool(work: StepWork): AgentTool {
  return defineTool({
    name: 'search_passages',
    description: '按意思查报告里的文字：做法、举措、问题、打算。返回最接近的几段原文和编号。',
    input: z.strictObject({ ...placeSchema, query: wordsSchema(40).describe('要查的内容，不写地区和年份') }),
    run: async (input) => {
      const step = await readStep(`${placeWords(input)}${input.query}怎么做的`, work);
      if (!step || (step.usable.length === 0 && input.region !== null))
        return step?.problems.join('\n') || '没有查到。';
      const reports = input.region === null ? null : step.usable.map(({ report }) => report);
      const found = await work.sources.search(input.query, reports, MOST_PASSAGES);
      const lines = await Promise.all(
        found.map(async ({ report, section, start, end }) => {
          const { text } = await work.sources.open(report);
          return quoteLine(work, { report, section, start, end, quote: text.slice(start, end) });
        }),
      );
      return [...lines, ...step.problems].join('\n') || '没有查到。';
    },
  });
}

/** Reads a part of a report by its heading or path. */
export function readSectionTool(work: StepWork): AgentTool {
  return defineTool({
    name: 'read_section',
    description: '读一份报告的一个部分。section 是标题里的词或路径，如「存在的问题」或「二/(六)」。',
    input: z.strictObject({
      ...placeSchema,
      region: wordsSchema(20).describe('地区的全称'),
      section: wordsSchema(40),
    }),
    run: async ({ section, ...place }) => {
      const step = await readStep(`${placeWords(place)}${section}`, work);
      const report = step?.usable[0]?.report;
      if (!step || !report) return step?.problems.join('\n') || '没有这份报告。';
      const opened = await work.sources.open(report);
      const part = findSection(opened, section);
      if (!part)
        return `没有这个部分。各部分：${opened.sections
          .filter(({ level }) => level > 0)
          .slice(0, MOST_LISTED)
          .map(({ path, heading }) => `${path} ${heading}`)
          .join('；')}`;
      const { path, start } = part;
      const end = endOfReading(opened, part);
      return quoteLine(work, { report, section: path, start, end, quote: opened.text.slice(start, end) });
    },
  });
}

/** What there is to ask about. It is no evidence: nothing can be said with it. */
export function listCoverageTool({ sources }: StepWork): AgentTool {
  return defineTool({
    name: 'list_coverage',
    description: '列出已收录的报告：地区、年份。',
    input: z.strictObject({}),
    run: async () => coverageLines(await sources.coverage()),
  });
}

export function coverageLines(
  coverage: readonly { regionName: string; year: number; kind: string }[],
): string {
  const lines = coverage.map(({ regionName, year, kind }) => `${regionName} ${year}年 ${kind}`);
  const rest = lines.length > MOST_LISTED ? [`共${lines.length}份，其余从略。`] : [];
  return [...lines.slice(0, MOST_LISTED), ...rest].join('\n');
}

/** Drafts a part of a report from its figures; the draft itself is shown after the answer, as it is. */
export function draftSectionTool(work: StepWork): AgentTool {
  return defineTool({
    name: 'draft_section',
    description: '为一个地区起草报告的一个部分，如「行政复议」。草稿随回答附上，不必复述。',
    input: z.strictObject({
      ...placeSchema,
      region: wordsSchema(20).describe('地区的全称'),
      section: wordsSchema(20),
    }),
    run: async ({ section, ...place }) => {
      const step = await readStep(`帮我起草${placeWords(place)}${section}部分`, work);
      if (step?.question.intent !== 'draft' || step.usable.length === 0)
        return step?.problems.join('\n') || '不能起草这个部分。';
      const draft = await work.compose(step.question, work.sources);
      if (draft.proposal || draft.answer.status !== 'answered') return '不能起草这个部分。';
      if (work.drafts.length > 0) return '一次回答只附一份草稿。';
      work.drafts.push(draft);
      return '草稿已拟好，随回答附上。';
    },
  });
}

function quoteLine(
  { evidence }: StepWork,
  quotation: { report: OpenReport['summary']; section: string; start: number; end: number; quote: string },
): string {
  const n = evidence.add({ type: 'passage', quotation });
  const { report, section, quote } = quotation;
  return `[${n}] ${report.regionName}${report.year}年 ${section}：${quote}`;
}

function findSection({ sections }: OpenReport, asked: string): OpenReport['sections'][number] | undefined {
  const parts = sections.filter(({ level }) => level > 0);
  return parts.find(({ path }) => path === asked) ?? parts.find(({ heading }) => heading.includes(asked));
}

function endOfReading({ text }: OpenReport, { start, end }: { start: number; end: number }): number {
  if (end - start <= MOST_READ) return start + text.slice(start, end).trimEnd().length;
  const cut = text.slice(start, start + MOST_READ);
  const stop = Math.max(cut.lastIndexOf('。'), cut.lastIndexOf('；'), cut.lastIndexOf('\n'));
  return start + (stop > 0 ? cut.slice(0, stop + 1).trimEnd().length : MOST_READ);
}
