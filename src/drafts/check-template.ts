import type { Liquid } from 'liquidjs';
import type { Catalogue } from '../figures/catalogue.ts';
import { partNumerals } from '../figures/find-figures.ts';
import { createEngine } from './render-template.ts';
import type { Template } from './template.ts';

const SLOT = /\{\{\s*"([^"]*)"\s*\|\s*(\w+)\s*\}\}/gu;
const KNOWN = /known\["([^"]*)"\]/gu;

/** What is wrong with a template, a sentence each; empty when it can be used. */
export function checkTemplate(
  template: Template,
  templates: readonly Template[],
  catalogue: Catalogue,
): string[] {
  const { body, sections } = template;
  const codes = new Set(catalogue.indicators.map(({ code }) => code));
  const procedures = new Set(catalogue.procedures.map(({ code }) => code));
  const slots = [...body.matchAll(SLOT)].map(([, words = '', filter = '']) => ({ words, filter }));
  const named = [
    ...slots
      .filter(({ filter }) => ['figure', 'sum', 'change'].includes(filter))
      .flatMap(({ words }) => words.split(',')),
    ...[...body.matchAll(KNOWN)].map(([, code = '']) => code),
  ];
  const rests = slots.filter(({ filter }) => filter === 'rest').flatMap(({ words }) => words.split(','));
  return [
    ...syntaxProblems(body),
    ...unknown('indicator', named, codes),
    ...unknown('procedure', [...rests, ...template.procedures], procedures),
    ...unknown(
      'template',
      sections.flatMap((section) => section.templates),
      new Set(templates.map(({ name }) => name)),
    ),
    ...strayNumbers(body),
  ];
}

function syntaxProblems(body: string): string[] {
  const engine: Liquid = createEngine();
  for (const filter of ['figure', 'sum', 'change', 'rest', 'open', 'material', 'plans'])
    engine.registerFilter(filter, () => '');
  try {
    engine.parseAndRenderSync(body, { region: '', year: '', known: {} });
    return [];
  } catch (error) {
    return [`Liquid: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`];
  }
}

function unknown(what: string, names: readonly string[], known: ReadonlySet<string>): string[] {
  return [...new Set(names)].filter((name) => !known.has(name)).map((name) => `There is no ${what} ${name}.`);
}

/** A number in the words of a template would be stated of every region. */
function strayNumbers(body: string): string[] {
  const words = body.replace(/\{[{%].*?[%}]\}/gsu, (slot) => ' '.repeat(slot.length));
  return partNumerals(words, { start: 0, end: words.length }).quantities.map(
    ({ stated, unit }) => `The number ${stated}${unit} stands in the text: numbers come from slots alone.`,
  );
}
