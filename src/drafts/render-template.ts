import { Liquid, LiquidError } from 'liquidjs';
import { AppError } from '../errors.ts';
import type { Catalogue } from '../figures/catalogue.ts';
import type { DraftBlock, DraftPart } from './draft.ts';
import type { DraftMaterial } from './draft-material.ts';
import { nameOfPlan } from './last-year.ts';
import type { Slots } from './slots.ts';
import type { Template } from './template.ts';

/** A template that runs longer or grows larger than this is refused: it may come from a stranger. */
const LONGEST_RENDER_MS = 500;
const LARGEST_OUTPUT = 400_000;
const LONGEST_TEMPLATE = 200_000;

/** Parts stand in the rendered text as marks of private characters, which no report or template holds. */
const MARK = /\uE000(\d+)\uE001/gu;

/**
 * Renders a template into blocks. Templates see numbers only through slots: a rendered slot is a mark, so nothing that a
 * template does with text can change, join or invent a number. No files, no code, bounded time and size.
 * @throws {AppError} `invalid_argument` for a template that can't be rendered, with the line.
 */
export function renderTemplate(
  template: Template,
  { region, year }: Pick<DraftMaterial, 'region' | 'year'>,
  { slots, catalogue }: { slots: Slots; catalogue: Catalogue },
): DraftBlock[] {
  const parts: DraftPart[][] = [];
  const mark = (filled: DraftPart[]): string => {
    if (filled.length === 0) return '';
    parts.push(filled);
    return `\uE000${parts.length - 1}\uE001`;
  };
  const engine = createEngine();
  engine.registerFilter('figure', (code: unknown) => mark(slots.figure(asWords(code))));
  engine.registerFilter('rest', (codes: unknown) => mark(slots.rest(asWords(codes).split(','))));
  engine.registerFilter('sum', (codes: unknown) => mark(slots.sum(asWords(codes).split(','))));
  engine.registerFilter('change', (code: unknown) => mark(slots.change(asWords(code))));
  engine.registerFilter('open', (what: unknown) => mark(slots.open(asWords(what))));
  engine.registerFilter('plans', (words: unknown) =>
    slots
      .plans(anyOf(asWords(words)))
      .map((plan) => {
        const quoted = `> ${mark([{ type: 'text', text: plan.text }])}${mark(citing(slots.source(plan)))}`;
        return `${quoted}\n\n${mark(slots.open(`上年安排“${nameOfPlan(plan.text)}”的落实情况`))}`;
      })
      .join('\n\n'),
  );
  engine.registerFilter('material', (words: unknown) =>
    slots
      .material(anyOf(asWords(words)))
      .map(
        (section) =>
          `> ${mark([{ type: 'text', text: section.text }])}${mark(citing(slots.source(section)))}`,
      )
      .join('\n\n'),
  );
  const known = Object.fromEntries(
    catalogue.indicators.filter(({ code }) => slots.isKnown(code)).map(({ code }) => [code, true]),
  );
  const text = render(engine, template, { region, year: String(year), known });
  return text
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ ...toBlock(paragraph, parts), template: template.name }));
}

/** Lets the checker of templates parse what the renderer would. */
export function createEngine(): Liquid {
  return new Liquid({
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    ownPropertyOnly: true,
    parseLimit: LONGEST_TEMPLATE,
    renderLimit: LONGEST_RENDER_MS,
    memoryLimit: LARGEST_OUTPUT,
    // There is no file to include: `include`, `render` and `layout` find nothing.
    templates: {},
    relativeReference: false,
  });
}

function render(engine: Liquid, { name, body }: Template, scope: object): string {
  try {
    const rendered = String(engine.parseAndRenderSync(body, scope));
    if (rendered.length <= LARGEST_OUTPUT) return rendered;
    throw new RangeError(`the result has ${rendered.length} characters`);
  } catch (error) {
    const inner = error instanceof LiquidError ? error.originalError : error;
    if (inner instanceof AppError || !(error instanceof Error)) throw inner;
    throw new AppError({
      code: 'invalid_argument',
      message: `The template ${name} can't be rendered: ${error.message.split('\n')[0] ?? ''}. Permitted: Liquid without files, within ${LONGEST_RENDER_MS} ms and ${LARGEST_OUTPUT} characters.`,
      facts: { template: name },
      cause: error,
    });
  }
}

function toBlock(paragraph: string, parts: readonly DraftPart[][]): Omit<DraftBlock, 'template'> {
  const heading = /^(#{1,2})\s+(.*)$/su.exec(paragraph);
  if (heading) {
    return { type: 'heading', level: heading[1]?.length ?? 1, parts: toParts(heading[2] ?? '', parts) };
  }
  return paragraph.startsWith('> ')
    ? { type: 'quote', level: 0, parts: toParts(paragraph.slice(2), parts) }
    : { type: 'paragraph', level: 0, parts: toParts(paragraph, parts) };
}

function toParts(text: string, parts: readonly DraftPart[][]): DraftPart[] {
  const made: DraftPart[] = [];
  let at = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > at) made.push({ type: 'text', text: text.slice(at, match.index) });
    made.push(...(parts[Number(match[1])] ?? []));
    at = match.index + match[0].length;
  }
  if (at < text.length) made.push({ type: 'text', text: text.slice(at) });
  return made;
}

function citing(source: number): DraftPart[] {
  return [{ type: 'text', text: `［来源${source}］` }];
}

function asWords(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** @param words Parted by `|`; letters and characters only, so that a template can't bring an expression of its own. */
function anyOf(words: string): RegExp {
  const alternatives = words.split('|').map((word) => word.replace(/[^\p{Letter}\p{Number}]/gu, ''));
  return new RegExp(alternatives.filter((word) => word !== '').join('|') || '(?!)', 'u');
}
