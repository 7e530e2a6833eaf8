import type { AnswerCitation, AnswerFigure } from '../../answers/answer.ts';
import { sentenceAddressOf } from '../../conversations/addresses.ts';
import { figureSurface } from '../../figures/figure-surface.ts';
import type { PageFigure, PageLink } from './page-reply.ts';
import type { PageWords } from './page-words.ts';
import type { Statement } from './statement.ts';

const ROLES: AnswerFigure['role'][] = ['result', 'operand', 'nearest'];

export interface FigureContext {
  statements: readonly Statement[];
  citations: readonly AnswerCitation[];
  words: PageWords;
}

/** What answers comes first, then what it was computed with, then what is near to it; otherwise in the answer's order. */
export function renderFigures(figures: readonly AnswerFigure[], context: FigureContext): PageFigure[] {
  return ROLES.flatMap((role) => figures.filter((figure) => figure.role === role)).map((figure) =>
    renderFigure(figure, context),
  );
}

/** Where a citation stands in its report, with its sentence marked. */
export function linkTo(citation: AnswerCitation, text: string, words: PageWords): PageLink {
  return { text, label: words.readLabel(citation.n), href: sentenceAddressOf(citation) };
}

function renderFigure(figure: AnswerFigure, { statements, citations, words }: FigureContext): PageFigure {
  const statement = statements.find((one) => one.figure === figure);
  const citation = citations.find(({ n }) => n === figure.citation);
  const surface = figureSurface(figure);
  const at = Math.max(0, surface.indexOf(figure.stated));
  return {
    role: figure.role,
    roleWord: figure.role === 'result' ? null : words.role[figure.role],
    place: words.place(statement?.place ?? figure.region, figure.year),
    measure: statement?.measure ?? figure.indicator ?? figure.label,
    before: surface.slice(0, at),
    number: figure.stated,
    after: surface.slice(at + figure.stated.length),
    remarks: remarksOf(figure, words),
    source: citation ? linkTo(citation, `[${citation.n}]`, words) : null,
  };
}

function remarksOf(
  { scope, period, kind, formula, year, reportYear }: AnswerFigure,
  words: PageWords,
): string[] {
  return [
    ...(scope === null ? [] : [words.scope(scope)]),
    ...(period === null ? [] : [period]),
    ...(kind === 'level' ? [] : [words.kind[kind]]),
    ...(formula === null ? [] : [formula]),
    ...(year === reportYear ? [] : [words.fromReportOf(reportYear)]),
  ];
}
