import type { AnswerCitation, AnswerFigure } from '../../answers/answer.ts';
import { paragraphsOf, plainLine } from '../../conversations/answer-lines.ts';
import type { Reply, ReplyBlock } from '../../conversations/reply.ts';
import type { PageLink, PageBlock, PageCell, PageReply, PageSource } from './page-reply.ts';
import { pageWordsOf, type PageWords } from './page-words.ts';
import { linkTo, renderFigures } from './render-figures.ts';
import { renderQuote, renderText } from './render-text.ts';
import { listStatements, type Statement } from './statement.ts';

/** What a reply's blocks are shown with: its figures and citations, wherever they stand. */
interface Context {
  figures: AnswerFigure[];
  citations: AnswerCitation[];
  statements: Statement[];
  words: PageWords;
  heading: string | null;
  fileAddress: FileAddress;
}

/** Where the answer's file of a form is served. */
export type FileAddress = (format: 'docx' | 'xlsx') => string;

/** Says everything that the reply says, and nothing twice: what a figure, a quotation or the heading shows stands there alone. */
export function renderReply(reply: Reply, fileAddress: FileAddress): PageReply {
  const figures = reply.blocks.flatMap((block) => (block.type === 'figures' ? block.figures : []));
  const citations = reply.blocks.flatMap((block) => (block.type === 'citations' ? block.citations : []));
  const statements = listStatements(reply.text, figures);
  const heading = headingOf(reply.title, statements, citations);
  const context = { figures, citations, statements, words: pageWordsOf(reply), heading, fileAddress };
  return {
    title: reply.title,
    heading,
    tone: reply.tone,
    language: reply.language,
    blocks: reply.blocks.flatMap((block) => renderBlock(block, context)),
  };
}

/** The title without the statements that stand as figures and without the beginning of a sentence quoted below. */
function headingOf(
  title: string,
  statements: readonly Statement[],
  citations: readonly AnswerCitation[],
): string | null {
  const stated = new Set(statements.map(({ line }) => plainLine(line).replace(/[。；：:;]+$/, '')));
  const rest = title
    .split('；')
    .filter((part) => !stated.has(part))
    .join('；');
  const isQuoted = citations.some(({ quote }) => quote.trim().startsWith(rest.replace(/…$/, '')));
  return rest === '' || isQuoted ? null : rest;
}

function renderBlock(block: ReplyBlock, context: Context): PageBlock[] {
  const { words, heading } = context;
  switch (block.type) {
    case 'figures':
      return [{ type: 'figures', figures: renderFigures(block.figures, context) }];
    case 'text': {
      const paragraphs = renderText(wordsLeft(block.markdown, context));
      return paragraphs.length === 0 ? [] : [{ type: 'text', paragraphs }];
    }
    case 'citations':
      return [{ type: 'sources', sources: renderSources(block.citations, context) }];
    case 'notes': {
      const notes = block.notes.filter((note) => !heading?.includes(note.replace(/[。.]$/, '')));
      return notes.length === 0 ? [] : [{ type: 'notes', label: words.notes, notes }];
    }
    case 'chart':
      return [{ ...block, label: words.chart }];
    case 'table':
      return [{ ...block, rows: block.rows.map((cells) => cells.map((cell) => renderCell(cell, context))) }];
    case 'draft':
      return [{ type: 'file', links: [draftLink(block, words)] }];
    case 'file':
      return [
        {
          type: 'file',
          links: block.document.formats.map((format) => ({
            ...{ text: words.file[format], label: words.fileLabel, href: context.fileAddress(format) },
          })),
        },
      ];
    case 'actions': {
      const { questions, years = [] } = block;
      return [
        {
          type: 'actions',
          questions: [
            ...questions.map((question) => ({ text: question, question })),
            ...years.map(({ year, question }) => ({ text: words.otherYear(year), question })),
          ],
        },
      ];
    }
  }
}

/** `1423件[1]`: the marks at its end lead to their sentences. */
function renderCell(cell: string, { citations, words }: Context): PageCell {
  const marks = /(?:\[\d+\])+$/.exec(cell)?.[0] ?? '';
  const sources = [...marks.matchAll(/\d+/g)].flatMap(([n]) => {
    const citation = citations.find((one) => one.n === Number(n));
    return citation ? [linkTo(citation, `[${n}]`, words)] : [];
  });
  return sources.length === 0
    ? { text: cell, sources: [] }
    : { text: cell.slice(0, cell.length - marks.length), sources };
}

/** Without a sentence that stands among the sources, and without a line that led to the figures: they say what they are. */
function wordsLeft(markdown: string, { figures, citations }: Context): string {
  const quoted = new Set(citations.map(({ n, quote }) => `「${quote.trim()}」[${n}]`));
  return paragraphsOf(markdown)
    .map((lines) => lines.filter((line) => !quoted.has(line.trim())))
    .filter((lines) => figures.length === 0 || !isLead(lines))
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function isLead(lines: readonly string[]): boolean {
  return lines.length === 1 && /[：:]\s*$/.test(lines[0] ?? '');
}

/** Citations in their order, those of one report that follow each other under its title. */
function renderSources(citations: readonly AnswerCitation[], { figures, words }: Context): PageSource[] {
  const sources: (PageSource & { report: string })[] = [];
  for (const citation of citations) {
    const { n, report, title, section, quote } = citation;
    const stated = figures.filter((figure) => figure.citation === n).map((figure) => figure.stated);
    const shown = {
      link: linkTo(citation, `[${n}] ${words.read(section)}`, words),
      lines: renderQuote(quote, stated),
    };
    const last = sources.at(-1);
    if (last?.report === report) last.quotes.push(shown);
    else sources.push({ report, title, quotes: [shown] });
  }
  return sources.map(({ title, quotes }) => ({ title, quotes }));
}

function draftLink(
  { template, region, year }: Extract<ReplyBlock, { type: 'draft' }>,
  words: PageWords,
): PageLink {
  const asked = new URLSearchParams({ template, region, year: String(year) });
  const text = words.file.docx;
  return { text, label: text, href: `/drafts/file.docx?${asked.toString()}` };
}
