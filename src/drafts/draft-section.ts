import { AppError } from '../errors.ts';
import type { Catalogue } from '../figures/catalogue.ts';
import type { Gazetteer } from '../regions/gazetteer.ts';
import type { Region } from '../regions/region.ts';
import type { Store } from '../store/open-store.ts';
import { listEntries } from '../store/draft-entries.ts';
import { listReports } from '../store/reports.ts';
import type { Draft, DraftSlot } from './draft.ts';
import { listOpenSlots } from './draft.ts';
import { fillDraft, templateNamed } from './fill-draft.ts';
import type { DraftMaterial } from './draft-material.ts';
import { gatherMaterial } from './gather-material.ts';
import type { Template } from './template.ts';

export interface DraftingDependencies {
  store: Store;
  catalogue: Catalogue;
  gazetteer: Gazetteer;
  templates: readonly Template[];
}

/** A draft with what it was made of. */
export interface DraftedSection {
  draft: Draft;
  region: Region;
  template: Template;
  material: DraftMaterial;
  /** What is open where reports alone speak: an entry for one of these may be replaced by another. */
  slots: DraftSlot[];
}

/** What is to be drafted. */
export interface DraftRequest {
  /** Name, title or everyday word of a template. */
  template: string;
  /** Official or short name, or code. */
  region: string;
  year: number;
}

/** The same, without what it was made of. */
export async function draftSection(
  dependencies: DraftingDependencies,
  request: DraftRequest,
): Promise<Draft> {
  return (await draftWithMaterial(dependencies, request)).draft;
}

/**
 * Drafts a section or a whole report for a region and a year. Without a report on that year every number stays open.
 * @throws {AppError} `not_found` for an unknown template or a region without any report, naming what there is.
 */
export async function draftWithMaterial(
  dependencies: DraftingDependencies,
  { template: name, region: place, year }: DraftRequest,
): Promise<DraftedSection> {
  const template = templateNamed(name, dependencies.templates);
  const region = await coveredRegion(dependencies, place);
  const entered = await listEntries(dependencies.store.database, { regionCode: region.code, year });
  const material = await gatherMaterial(dependencies, region, year, entered);
  const draft = fillDraft(template, material, dependencies);
  const unfilled =
    entered.length === 0 ? draft : fillDraft(template, { ...material, entered: [] }, dependencies);
  return { draft, region, template, material, slots: listOpenSlots(unfilled) };
}

async function coveredRegion({ store, gazetteer }: DraftingDependencies, place: string): Promise<Region> {
  const reports = await listReports(store);
  const covered = new Set(reports.map(({ regionCode }) => regionCode));
  const named = [
    gazetteer.byCode(place),
    ...gazetteer.named(place),
    ...gazetteer.findMentions(place, covered).flatMap(({ candidates }) => candidates),
  ].filter((region) => region !== null);
  const found = named.find(({ code }) => covered.has(code));
  if (found) return found;
  const known = [...new Set(reports.map(({ regionName }) => regionName))].slice(0, 20).join('、');
  throw new AppError({
    code: 'not_found',
    message: `No report of ${JSON.stringify(place)} is stored. Stored are: ${known || 'none'}.`,
    facts: { region: place },
  });
}
