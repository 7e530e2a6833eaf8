import type { Answer, AnswerFigure, ShownAnswer } from '../answers/answer.ts';
import type { Draft } from '../drafts/draft.ts';
import type { Exhibit } from '../answers/exhibit.ts';
import { isOwnRegion } from '../figures/whole-region.ts';
import { languageOf } from '../questions/normalize-question.ts';
import { chartSpecOf } from './chart-spec.ts';
import { isNotes, isQuotation, isStatement, isTableRow, paragraphsOf } from './answer-lines.ts';
import type { Reply, ReplyBlock } from './reply.ts';
import { titleOf, type Title } from './title.ts';

/**
 * Arranges an answer for channels: nothing is worded anew, so no number can change after the gate. What the answer's text says
 * in lines that stand as blocks of their own (figures, quotations, notes, choices) is not said twice.
 */
export function present(answer: ShownAnswer, question: string): Reply {
  const title = titleOf(answer);
  const { figures, citations, notes, exhibits = [] } = answer;
  // The numbers of a comparison stand in its tables; what it says of them comes before.
  const shown = exhibits.length > 0 ? [] : figures.map(withoutOwnRegion);
  const figureBlocks: ReplyBlock[] = shown.length > 0 ? [{ type: 'figures', figures: shown }] : [];
  const textBlocks = remainingText(answer, title);
  const found = shown.some(({ role }) => role === 'result');
  const blocks: ReplyBlock[] = [
    // Where nothing was found, what is said about that comes before the figures that are only near.
    ...(found ? [...figureBlocks, ...textBlocks] : [...textBlocks, ...figureBlocks]),
    ...exhibits.map(blockOf),
    ...(citations.length > 0 ? [{ type: 'citations' as const, citations }] : []),
    ...(notes.length > 0 ? [{ type: 'notes' as const, notes }] : []),
    ...(answer.draft ? [draftBlock(answer.draft)] : []),
    ...(answer.document ? [{ type: 'file' as const, document: answer.document }] : []),
    ...actionsOf(answer),
  ];
  return {
    title: title.title,
    tone: toneOf(answer),
    language: languageOf(question),
    blocks,
    text: withChoices(answer),
  };
}

function actionsOf({ choices, next = [], otherYears = [] }: ShownAnswer): ReplyBlock[] {
  const questions = choices.length > 0 ? choices : next;
  if (questions.length + otherYears.length === 0) return [];
  return [{ type: 'actions', questions, ...(otherYears.length > 0 && { years: otherYears }) }];
}

function draftBlock({ template, region, year }: Draft): ReplyBlock {
  return { type: 'draft', template, region, year };
}

function blockOf(exhibit: Exhibit): ReplyBlock {
  return exhibit.type === 'table'
    ? exhibit
    : { type: 'chart', spec: chartSpecOf(exhibit), remarks: exhibit.remarks };
}

/** 「口径：我县」 under a county's number tells nobody anything. */
function withoutOwnRegion(figure: AnswerFigure): AnswerFigure {
  return figure.scope !== null && isOwnRegion(figure.scope) ? { ...figure, scope: null } : figure;
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

function remainingText(answer: ShownAnswer, { saidLines }: Title): ReplyBlock[] {
  const paragraphs = paragraphsOf(answer.text).filter(
    (lines) => !isQuotation(lines, answer) && !isNotes(lines, answer),
  );
  const statements = paragraphs.flat().filter(isStatement);
  // Otherwise a statement may say what no figure does, and stays.
  const { exhibits = [] } = answer;
  const areFigures = exhibits.length === 0 && statements.length <= answer.figures.length;
  const captions = exhibits.flatMap((exhibit) => (exhibit.type === 'table' ? [exhibit.caption] : []));
  const isSaidElsewhere = (line: string) =>
    (exhibits.length > 0 && (isTableRow(line) || captions.includes(line))) ||
    saidLines.has(line) ||
    (areFigures && isStatement(line)) ||
    answer.notes.includes(line) ||
    answer.choices.includes(line.replace(/^- /, ''));
  const lines = paragraphs.flat();
  const isLeft = (line: string) => {
    const next = lines[lines.indexOf(line) + 1];
    const announcesNothing = /[：:]$/.test(line) && next !== undefined && isSaidElsewhere(next);
    return !isSaidElsewhere(line) && !announcesNothing;
  };
  const rest = paragraphs
    .map((paragraph) => paragraph.filter(isLeft).join('\n'))
    .filter((left) => left !== '');
  return rest.length === 0 ? [] : [{ type: 'text', markdown: rest.join('\n\n') }];
}

function withChoices({ text, choices }: Answer): string {
  const missing = choices.filter((choice) => !text.includes(choice));
  return missing.length === 0 ? text : `${text}\n\n${missing.map((choice) => `- ${choice}`).join('\n')}`;
}
