import type { Answer } from '../answers/answer.ts';
import { languageOf } from '../questions/normalize-question.ts';
import type { Reply, ReplyBlock } from './reply.ts';

/** A title as long as a card's header bears; further statements are taken in while they fit. */
const TITLE_LENGTH = 100;

/**
 * Arranges an answer for channels: nothing is worded anew, so no number can change after the gate. What the answer's text says
 * in lines that stand as blocks of their own (figures, quotations, notes) is not said twice.
 */
export function present(answer: Answer, question: string): Reply {
  const paragraphs = answer.text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  const lines = (paragraphs[0] ?? '').split('\n');
  const title = titleOf(lines);
  const blocks: ReplyBlock[] = [
    ...(answer.figures.length > 0 ? [{ type: 'figures' as const, figures: answer.figures }] : []),
    ...remainingText(answer, paragraphs, title),
    ...(answer.citations.length > 0 ? [{ type: 'citations' as const, citations: answer.citations }] : []),
    ...(answer.notes.length > 0 ? [{ type: 'notes' as const, notes: answer.notes }] : []),
    ...(answer.choices.length > 0 ? [{ type: 'actions' as const, questions: answer.choices }] : []),
  ];
  return { title, tone: toneOf(answer), language: languageOf(question), blocks, text: withChoices(answer) };
}

function toneOf({ status, reason, figures }: Answer): Reply['tone'] {
  switch (status) {
    case 'answered':
      return reason !== null || figures.some(({ role }) => role === 'nearest') ? 'partial' : 'answer';
    case 'not_found':
      return 'partial';
    case 'needs_clarification':
      return 'question';
    case 'refused':
      return 'refusal';
  }
}

/** The first line, and the statements right after it as long as all fit: a comparison's title names both sides. */
function titleOf(lines: readonly string[]): string {
  const plain = lines.map(plainLine).filter((line) => line !== '');
  let title = plain[0] ?? '';
  for (const line of plain.slice(1)) {
    const longer = `${title.replace(/[。；]$/, '')}；${line}`;
    if (longer.length > TITLE_LENGTH) break;
    title = longer;
  }
  return title;
}

function remainingText(answer: Answer, paragraphs: readonly string[], title: string): ReplyBlock[] {
  const rest = paragraphs
    .filter((paragraph) => !isQuotation(paragraph, answer) && !isNotes(paragraph, answer))
    .map((paragraph) => withoutSaid(paragraph, answer, title))
    .filter((paragraph) => paragraph !== '');
  return rest.length === 0 ? [] : [{ type: 'text', markdown: rest.join('\n\n') }];
}

/** Takes out lines that the title says whole, and statements of one number when the figures are shown one by one. */
function withoutSaid(paragraph: string, answer: Answer, title: string): string {
  const lines = paragraph.split('\n');
  const statements = lines.filter(isStatement);
  const areFigures = statements.length > 0 && statements.length <= answer.figures.length;
  return lines
    .filter((line) => !title.includes(plainLine(line)) && !(areFigures && isStatement(line)))
    .join('\n')
    .trim();
}

/** A bold line with its citation mark and limits: one figure in words. */
function isStatement(line: string): boolean {
  return /^\*\*[^*]*\d[^*]*\*\*(?:\[\d+\])+/.test(line);
}

function isQuotation(paragraph: string, { citations }: Answer): boolean {
  const lines = paragraph.split('\n');
  if (!lines.every((line) => line.startsWith('>'))) return false;
  const quoted = lines.map((line) => line.slice(1).trim()).join(' ');
  return citations.some(({ quote }) => quoted.includes(quote.replaceAll('\n', ' ').trim()));
}

function isNotes(paragraph: string, { notes }: Answer): boolean {
  const listed = paragraph.split('\n').filter((line) => line.startsWith('- '));
  const heads = paragraph.split('\n').length - listed.length;
  return listed.length > 0 && heads <= 1 && listed.every((line) => notes.includes(line.slice(2)));
}

/** A line without its Markdown and citation marks. */
function plainLine(line: string): string {
  return line
    .replace(/^\s*(?:#+|>|[-*+](?=\s))\s*/, '')
    .replaceAll('**', '')
    .replace(/\[\d+\]/g, '')
    .trim();
}

function withChoices({ text, choices }: Answer): string {
  const missing = choices.filter((choice) => !text.includes(choice));
  return missing.length === 0 ? text : `${text}\n\n${missing.map((choice) => `- ${choice}`).join('\n')}`;
}
