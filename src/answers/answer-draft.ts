import type { Draft, DraftFigure, DraftPart } from '../drafts/draft.ts';
import type { DraftMaterial, MaterialFigure } from '../drafts/draft-material.ts';
import { fillDraft } from '../drafts/fill-draft.ts';
import type { Template } from '../drafts/template.ts';
import { findTemplate } from '../drafts/template.ts';
import type { Question } from '../questions/question.ts';
import { answerFigures } from './answer-figures.ts';
import { answerText } from './answer-text.ts';
import type { Answer, AnswerFigure, ShownAnswer } from './answer.ts';
import type { AnswerSources } from './answer-sources.ts';
import { paragraphs } from './compose.ts';
import type { FigureWork } from './figure-work.ts';
import { createFigureWork } from './figure-work.ts';
import { noteReading } from './note-reading.ts';
import type { Target, Targets } from './resolve-targets.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';
import { wordingFor } from './wording.ts';

/**
 * Drafts the section asked for: every number a figure of the answer with its citation, what nobody reported left open. Where there
 * is no template of it, the figures and sentences that it could be written from.
 */
export async function answerDraft(
  question: Question,
  targets: Targets,
  sources: AnswerSources,
): Promise<ShownAnswer> {
  const templates = await sources.templates();
  const template = chooseTemplate(question, templates);
  const [target] = targets.targets;
  if (template === null || target === undefined) return gatherForDraft(question, targets, sources);
  const year = target.askedYear ?? target.report.year;
  const material = await sources.draftMaterial(target.region, year);
  const draft = fillDraft(template, material, { templates, catalogue: sources.catalogue });
  const work = createFigureWork(question, sources);
  const blocks = draft.blocks.map((block) => {
    const words = block.parts.map((part) => partText(part, draft, material, work)).join('');
    if (block.type === 'heading') return `**${words}**`;
    return block.type === 'quote' ? words.replaceAll(/^/gmu, '> ') : words;
  });
  noteReading(question, { ...targets, targets: [target] }, work.builder, work.wording);
  draft.notes.forEach((note) => {
    work.builder.note(note);
  });
  return { ...outcomeOf(blocks, work, target), draft };
}

function outcomeOf(blocks: readonly string[], { builder, composer }: FigureWork, { fit }: Target): Answer {
  const isFilled = builder.figures.some(({ role }) => role === 'result');
  return builder.build({
    // A draft of which nothing is known is not an answer, though it shows what is to be filled in.
    status: isFilled || fit === 'asked' ? 'answered' : 'not_found',
    reason: isFilled || fit === 'asked' ? null : 'year_not_covered',
    text: paragraphs(...blocks, composer.quotes(), composer.noteLines()),
  });
}

/** By the words of the request; else by the procedure that it names. */
function chooseTemplate(question: Question, templates: readonly Template[]): Template | null {
  const procedures = new Set([
    ...question.procedures.map(({ value }) => value.code),
    ...question.indicators.map(({ value }) => value.procedure),
  ]);
  return (
    findTemplate(question.text, templates) ??
    templates.find((template) => template.procedures.some((code) => procedures.has(code))) ??
    null
  );
}

function partText(part: DraftPart, draft: Draft, material: DraftMaterial, work: FigureWork): string {
  switch (part.type) {
    case 'text':
      return part.text.replaceAll(/［来源(\d+)］/gu, (_mark, n: string) =>
        citeSource(Number(n), draft, material, work),
      );
    case 'figure': {
      const shown = addFigure(part.figure, 'result', material, work);
      const citation = shown?.citation ?? null;
      return citation === null ? part.text : `${part.text}[${citation}]`;
    }
    case 'computed':
      return addComputed(part, draft, material, work);
    // What was entered is no answer: the material of answers holds none.
    case 'entered':
      return part.text;
    case 'open':
      if (part.hint !== null) addFigure(part.hint, 'nearest', material, work);
      return part.text;
  }
}

/** A computed number is shown as one, with what it is computed from. */
function addComputed(
  { text, computation }: Extract<DraftPart, { type: 'computed' }>,
  { year }: Draft,
  material: DraftMaterial,
  work: FigureWork,
): string {
  const { value, unit, qualifier, formula, indicator } = computation;
  const operands = computation.operands.flatMap((place) => addFigure(place, 'operand', material, work) ?? []);
  const [first] = computation.operands;
  const report = [...material.figures, ...material.lastYear].find(
    ({ figure }) => figure.reportId === first?.reportId,
  )?.report;
  const { name = null } = work.sources.catalogue.indicators.find(({ code }) => code === indicator) ?? {};
  if (report !== undefined)
    work.builder.addDerived(
      {
        report,
        year,
        indicator: name,
        code: indicator,
        label: name ?? text,
        value,
        unit,
        qualifier,
        formula,
      },
      'result',
    );
  const marks = [...new Set(operands.map(({ citation }) => (citation === null ? '' : `[${citation}]`)))];
  return `${text}${marks.join('')}`;
}

function addFigure(
  place: DraftFigure,
  role: AnswerFigure['role'],
  { figures, lastYear }: DraftMaterial,
  { builder }: FigureWork,
): AnswerFigure | null {
  const found = [...figures, ...lastYear].find(
    ({ figure }) => figure.reportId === place.reportId && figure.ordinal === place.ordinal,
  );
  return found === undefined ? null : builder.addFigure(sourced(found), role);
}

function sourced({ figure, report }: MaterialFigure): SourcedFigure {
  return { figure, report, quote: figure.quote };
}

/** Words of a report offered to choose from are cited like any quote. */
function citeSource(
  n: number,
  { sources }: Draft,
  { sections }: DraftMaterial,
  { builder }: FigureWork,
): string {
  const source = sources.find((candidate) => candidate.n === n);
  const section = sections.find(
    ({ report, start }) => report.id === source?.report && start === source.start,
  );
  if (source === undefined || section === undefined) return '';
  const { report, path, start, end, text } = section;
  return `[${builder.cite({ report, section: path, start, end, quote: text })}]`;
}

/** What a section can be written from: the procedure's figures, else the passages on it. */
async function gatherForDraft(question: Question, targets: Targets, sources: AnswerSources): Promise<Answer> {
  const { procedures } = sources.catalogue;
  const spokenOf = new Set([
    ...question.procedures.map(({ value }) => value.code),
    ...question.indicators.map(({ value }) => value.procedure),
  ]);
  const whole = procedures
    .filter(({ code }) => spokenOf.has(code))
    .map((value) => ({ value, span: null, origin: 'default' as const }));
  const figures = await answerFigures({ ...question, indicators: [], procedures: whole }, targets, sources);
  const answer = figures.status === 'answered' ? figures : await answerText(question, targets, sources);
  const note = wordingFor(question.language).noTemplate;
  return { ...answer, notes: [note, ...answer.notes], text: `${note}\n\n${answer.text}` };
}
