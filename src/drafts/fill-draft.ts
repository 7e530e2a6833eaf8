import { AppError } from '../errors.ts';
import type { Catalogue } from '../figures/catalogue.ts';
import { formatNumeral } from '../numbers/numerals.ts';
import type { Draft, DraftBlock } from './draft.ts';
import { listOpenSlots } from './draft.ts';
import type { DraftMaterial } from './draft-material.ts';
import { renderTemplate } from './render-template.ts';
import type { Slots } from './slots.ts';
import { createSlots } from './slots.ts';
import type { Template } from './template.ts';

/**
 * Fills a template, or all templates of a whole report, from what is stored of a region and a year. Pure.
 * @param templates All that there are, for a report's parts.
 * @throws {AppError} `invalid_argument` for a template that names an indicator or a template that does not exist.
 */
export function fillDraft(
  template: Template,
  material: DraftMaterial,
  { templates, catalogue }: { templates: readonly Template[]; catalogue: Catalogue },
): Draft {
  const slots = createSlots(material, catalogue);
  const { region, year } = material;
  const blocks =
    template.kind === 'section'
      ? renderTemplate(template, material, { slots, catalogue })
      : fillReport(template, material, { templates, catalogue, slots });
  const isReport = template.kind === 'report';
  const draft: Draft = {
    template: template.name,
    title: template.kind === 'report' ? `${region}${year}年${template.title}` : template.title,
    region,
    year,
    blocks,
    sources: [...slots.sources],
    signature: isReport ? { issuer: material.issuer, date: null } : null,
    notes: [],
  };
  return { ...draft, notes: notesOn(draft, material) };
}

function fillReport(
  template: Template,
  material: DraftMaterial,
  { templates, ...rest }: { templates: readonly Template[]; catalogue: Catalogue; slots: Slots },
): DraftBlock[] {
  const opening = renderTemplate(template, material, rest);
  const parts = template.sections.flatMap((part, index) => {
    const heading: DraftBlock = {
      type: 'heading',
      level: 1,
      template: template.name,
      parts: [{ type: 'text', text: `${chinese(index + 1)}、${part.heading}` }],
    };
    const own = part.templates.map((name) => templateNamed(name, templates));
    const filled = own.map((section, place) => {
      const [first, ...body] = renderTemplate(section, material, rest);
      const isHeading = first?.type === 'heading';
      // A part of one section needs no heading of its own beneath the part's.
      const title: DraftBlock[] =
        own.length === 1 || !isHeading
          ? []
          : [
              {
                ...first,
                level: 2,
                parts: [{ type: 'text', text: `（${chinese(place + 1)}）` }, ...first.parts],
              },
            ];
      return [...title, ...(isHeading || first === undefined ? body : [first, ...body])];
    });
    return [heading, ...filled.flat()];
  });
  return [...opening, ...parts];
}

/** @throws {AppError} `not_found`, naming the templates there are. */
export function templateNamed(name: string, templates: readonly Template[]): Template {
  const found =
    templates.find((template) => template.name === name || template.title === name) ??
    templates.find(({ words }) => words.includes(name));
  if (found) return found;
  throw new AppError({
    code: 'not_found',
    message: `There is no template ${JSON.stringify(name)}. There are: ${templates.map((each) => each.name).join('、')}.`,
    facts: { template: name },
  });
}

function notesOn(draft: Draft, { region, year, figures, lastYear }: DraftMaterial): string[] {
  const open = listOpenSlots(draft).length;
  const entered = draft.sources.filter(({ kind }) => kind === 'entered').length;
  return [
    ...(figures.length === 0
      ? [
          `未收录${region}${year}年的报告，各数字均待填${lastYear.length > 0 ? '，所列上年数字仅供参考' : ''}。`,
        ]
      : []),
    ...(open > 0 ? ['待填处已用【】标出。'] : []),
    ...(entered > 0 ? ['带“填报”来源的数字由填报人提供，未见于已收录的报告。'] : []),
    ...(draft.blocks.some(({ type }) => type === 'quote')
      ? ['引自已有报告的段落供选用，不是本稿的表述。']
      : []),
  ];
}

function chinese(ordinal: number): string {
  return formatNumeral(String(ordinal), 'chinese');
}
