import { AppError } from '../errors.ts';
import type { Region } from '../regions/region.ts';
import { type ReportGazetteer, findBodies } from './bodies.ts';
import { findDates } from './dates.ts';
import { foldWidth } from './fold-width.ts';
import { type Issuer, findIssuer } from './issuer.ts';
import { isOrganisationName } from './organisations.ts';
import type { Page } from './page.ts';
import type { LabelMeaning } from './page-labels.ts';
import { findAnnouncedKind, findNamedKind, findTypicalKind } from './report-kind.ts';
import { findReportedYear } from './reported-year.ts';
import type { MetadataOverrides, ReportKind, ReportMetadata, Section } from './report.ts';

/** What metadata is read from. */
export interface MetadataSource {
  folded: string;
  page: Page;
  /** The root first. */
  sections: readonly Section[];
  gazetteer: ReportGazetteer;
  overrides: MetadataOverrides;
  /** ISO date of today; a year after it is not believed. Null when it does not matter. */
  today: string | null;
}

const OPENING_LIMIT = 1500;
const SHOWN_NAMESAKES = 4;
const PLAN = /计划|打算|安排|下一步|下步|展望|思路|目标/u;

/**
 * Reads who reports on what and when, from the text and the page's own fields. A fact that a person set wins; a fact that
 * nothing tells is null, with a warning that names the option to set it.
 * @throws {AppError} `invalid_argument` when a set region is no division's code or name.
 */
export function readMetadata(source: MetadataSource): { metadata: ReportMetadata; warnings: string[] } {
  const { folded, page, sections, overrides } = source;
  const opening = readOpening(folded, page, sections);
  const body = folded.slice(page.body.start, page.body.end);
  const title = overrides.title ?? page.title ?? findAnnouncedTitle(opening);
  const kind = overrides.kind ?? findKind(title, opening, sections, body);
  const { issuer, region, namesakes } = readIssuer(source, title, opening, body);
  const signedOn = readSignedOn(page);
  const publishedOn = readDateField(page, 'publishedOn');
  const year = overrides.year ?? readYear({ source, title, kind, opening, body, signedOn, publishedOn });

  const metadata: ReportMetadata = {
    title,
    kind,
    regionCode: region?.code ?? null,
    regionName: region?.name ?? null,
    level: region?.level ?? null,
    issuer,
    year,
    signedOn,
    publishedOn,
  };
  return { metadata, warnings: [...listUndetermined(metadata, namesakes), ...listOddities(year, sections)] };
}

/** 「县委、县政府:」 names those who are reported to. */
function isNoAddressee(words: string): boolean {
  return !/[:：]\s*$/u.test(words) || /^现[将就把]|如下[:：]\s*$/u.test(words);
}

/** 「现将《某局2025年度法治政府建设情况报告》予以公布」: a report without a heading of its own names itself. */
function findAnnouncedTitle(opening: string): string | null {
  const title =
    /现[将就把]《([^《》]{6,60}(?:报告|总结|年报))》(?:予以|向社会)?(?:公布|公开|发布|报告)/u.exec(
      opening,
    )?.[1];
  return title ?? null;
}

/** The text between the title and the first part, or its first lines when it has no parts. */
function readOpening(folded: string, page: Page, sections: readonly Section[]): string {
  const skipped = [...page.titleLines, ...page.preface].at(-1)?.end ?? page.body.start;
  const end = sections[1]?.start ?? page.body.end;
  return folded.slice(skipped, Math.min(end, skipped + OPENING_LIMIT));
}

function findKind(
  title: string | null,
  opening: string,
  sections: readonly Section[],
  body: string,
): ReportKind | null {
  const headings = sections.filter(({ level }) => level === 1).map(({ heading }) => foldWidth(heading));
  return (
    findNamedKind(foldWidth(title ?? '')) ??
    findAnnouncedKind(opening, headings) ??
    findTypicalKind(body) ??
    findNamedKind(opening) ??
    (body.includes('法治') ? '法治政府建设年度报告' : null)
  );
}

function readIssuer(source: MetadataSource, title: string | null, opening: string, body: string): Issuer {
  const { folded, page, gazetteer, overrides } = source;
  const set = overrides.region === undefined ? null : findSetRegion(overrides.region, folded, gazetteer);
  const found = findIssuer(
    {
      title: foldWidth(
        [title ?? '', ...page.preface.map((line) => line.text).filter(isNoAddressee)].join('\n'),
      ),
      signature: page.signature.map(({ organisation }) => organisation).filter((name) => name !== ''),
      fields: fieldValues(page, 'issuer'),
      opening,
      hosts: [
        ...fieldValues(page, 'host'),
        ...page.surroundings.map((line) => line.text).filter((words) => isOrganisationName(words)),
      ],
      body,
      page: folded,
    },
    gazetteer,
  );
  const named =
    overrides.issuer === undefined ? null : findBodies(foldWidth(overrides.issuer), gazetteer).at(-1);
  const [fromName] = named?.candidates.length === 1 ? named.candidates : [];
  const region = set ?? fromName ?? found.region;
  const fits = set === null || found.region?.code === set.code || found.issuer?.startsWith(set.name) === true;
  return {
    issuer: overrides.issuer ?? (fits ? found.issuer : `${set.name}人民政府`),
    region,
    namesakes: region ? [] : found.namesakes,
  };
}

function findSetRegion(codeOrName: string, folded: string, gazetteer: ReportGazetteer): Region {
  const byCode = gazetteer.byCode(codeOrName);
  if (byCode) return byCode;
  const named = gazetteer.named(codeOrName);
  const region = named.length > 1 ? gazetteer.disambiguate(named, folded) : named[0];
  if (region) return region;
  throw new AppError({
    code: 'invalid_argument',
    message:
      named.length === 0
        ? `No division has the code or name 「${codeOrName}」. Permitted for --region: a GB/T 2260 code or an official name such as 静海区.`
        : `Several divisions are called 「${codeOrName}」: ${listRegions(named)}. Give the code of one with --region.`,
    facts: { region: codeOrName },
  });
}

function readSignedOn(page: Page): string | null {
  const dates = page.signature.flatMap(({ date }) => date ?? []);
  return dates.at(-1) ?? readDateField(page, 'signedOn');
}

function readDateField(page: Page, meaning: LabelMeaning): string | null {
  return fieldValues(page, meaning).flatMap((value) => findDates(value))[0]?.iso ?? null;
}

function fieldValues(page: Page, meaning: LabelMeaning): string[] {
  return page.labels
    .filter((label) => label.meaning === meaning && label.value !== '')
    .map((label) => label.value);
}

interface YearSource {
  source: MetadataSource;
  title: string | null;
  kind: ReportKind | null;
  opening: string;
  body: string;
  signedOn: string | null;
  publishedOn: string | null;
}

function readYear({ source, title, kind, opening, body, signedOn, publishedOn }: YearSource): number | null {
  const { page, sections, today } = source;
  const top = Math.min(...sections.slice(1).map((section) => section.level));
  const year = findReportedYear({
    kind,
    title: foldWidth(title ?? ''),
    preface: page.preface.map((line) => line.text).join('\n'),
    opening,
    headings: sections
      .slice(1)
      .filter((section) => section.level === top)
      .map((section) => foldWidth(section.heading)),
    body,
    signedOn,
    publishedOn,
  });
  return year !== null && today !== null && year > Number(today.slice(0, 4)) ? null : year;
}

function listUndetermined(metadata: ReportMetadata, namesakes: readonly Region[]): string[] {
  const { title, kind, regionCode, issuer, year } = metadata;
  const missing: [unknown, string][] = [
    [title, 'The text has no title. Set one with --title.'],
    [kind, 'The kind of report is undetermined. Set it with --kind.'],
    [
      regionCode,
      namesakes.length > 0
        ? `The region is undetermined: several divisions have its name (${listRegions(namesakes)}). Set it with --region.`
        : 'The region is undetermined: no division is named as reporting. Set it with --region.',
    ],
    [issuer, 'The issuing body is undetermined. Set it with --issuer.'],
    [year, 'The year reported on is undetermined. Set it with --year.'],
  ];
  return missing.filter(([fact]) => fact === null).map(([, warning]) => warning);
}

/** A part on plans that names the year reported on is a slip worth telling: readers would take its plans for results. */
function listOddities(year: number | null, sections: readonly Section[]): string[] {
  const last = sections.filter((section) => section.level === 1).at(-1);
  if (year === null || last === undefined || !PLAN.test(last.heading) || !last.heading.includes(`${year}年`))
    return [];
  return [
    `The part ${last.path} 「${last.heading}」 speaks of plans but names ${year}, the year reported on.`,
  ];
}

function listRegions(regions: readonly Region[]): string {
  const shown = regions.slice(0, SHOWN_NAMESAKES).map(({ name, code }) => `${name} ${code}`);
  return [...shown, ...(regions.length > SHOWN_NAMESAKES ? ['…'] : [])].join(', ');
}
