import { formatListNumeral } from './docx-numerals.ts';
import { type XmlDocument, type XmlElement, childOf, settingOf } from './xml.ts';

interface Level {
  start: number;
  format: string;
  /** `（%1）`, `%1.%2`; each `%n` stands for the numeral of level n. */
  text: string;
  hasSpace: boolean;
  /** Its number goes on past items of levels above when 0. */
  restart: string | null;
  isLegal: boolean;
  paragraphStyle: string | null;
}

interface List {
  /** Lists of one definition go on counting together. */
  definition: string;
  levels: ReadonlyMap<number, Level>;
  /** Levels that begin anew with this list, and where. */
  starts: ReadonlyMap<number, number>;
}

interface Style {
  name: string;
  basedOn: string | null;
  list: string | null;
  level: number | null;
}

export interface NumberingSource {
  styles: XmlDocument | null;
  numbering: XmlDocument | null;
}

const TABLE_OF_CONTENTS = /^(?:toc|目录) ?\d/iu;
/** No list of a report comes near; a start of millions would take as long to write in Roman numerals. */
const HIGHEST_START = 10_000;

/**
 * Writes into a Word document's paragraphs what Word only draws: the numerals of automatic numbering (一、 （一） 1.), as text in a
 * run of their own. The table of contents, whose lines are headings once more with page numbers, is taken out.
 */
export function writeNumerals(document: XmlDocument, source: NumberingSource): void {
  const styles = readStyles(source.styles);
  const lists = readLists(source.numbering, styles);
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  for (const paragraph of [...document.getElementsByTagName('w:p')]) {
    const properties = childOf(paragraph, 'w:pPr');
    const styleId = settingOf(properties, 'w:pStyle');
    if (TABLE_OF_CONTENTS.test(styles.get(styleId ?? '')?.name ?? '')) {
      paragraph.remove();
      continue;
    }
    const place = findPlace(properties, styleId, styles, lists);
    if (place === null) continue;
    const { id, list, level } = place;
    const numeral = count({ list, level, isFirst: !begun.has(id) }, counts);
    begun.add(id);
    const isEmpty = (paragraph.textContent ?? '').trim() === '';
    if (numeral !== '' && !isEmpty) insertRun(document, paragraph, properties, numeral);
  }
}

/** Which list a paragraph is in, and at which level; null for none. Its own setting wins over its style's. */
function findPlace(
  properties: XmlElement | null,
  styleId: string | null,
  styles: ReadonlyMap<string, Style>,
  lists: ReadonlyMap<string, List>,
): { id: string; list: List; level: number } | null {
  const own = childOf(properties, 'w:numPr');
  const style = findStyle(styleId, styles, ({ list }) => list !== null);
  const id = settingOf(own, 'w:numId') ?? style?.list ?? null;
  const list = id === null ? undefined : lists.get(id);
  if (id === null || list === undefined) return null;
  const linked = [...list.levels].find(
    ([, { paragraphStyle }]) => styleId !== null && paragraphStyle === styleId,
  );
  const ownLevel = settingOf(own, 'w:ilvl');
  const level = ownLevel === null ? (style?.level ?? linked?.[0] ?? 0) : Number(ownLevel);
  return list.levels.has(level) ? { id, list, level } : null;
}

function findStyle(
  id: string | null,
  styles: ReadonlyMap<string, Style>,
  isWanted: (style: Style) => boolean,
): Style | null {
  const seen = new Set<string>();
  for (let at = id; at !== null && !seen.has(at);) {
    seen.add(at);
    const style = styles.get(at);
    if (style === undefined) return null;
    if (isWanted(style)) return style;
    at = style.basedOn;
  }
  return null;
}

/** Counts one item and gives its numeral with what stands around it. */
function count(
  { list, level, isFirst }: { list: List; level: number; isFirst: boolean },
  counts: Map<string, number[]>,
): string {
  const current = counts.get(list.definition) ?? [];
  counts.set(list.definition, current);
  if (isFirst) for (const [at, start] of list.starts) current[at] = start - 1;
  for (let at = 0; at < level; at += 1) current[at] ??= list.levels.get(at)?.start ?? 1;
  current[level] = (current[level] ?? (list.levels.get(level)?.start ?? 1) - 1) + 1;
  for (const [at, { restart, start }] of list.levels)
    if (at > level && restart !== '0' && current[at] !== undefined) current[at] = start - 1;

  const own = list.levels.get(level);
  if (own === undefined || own.format === 'bullet') return '';
  const numeral = own.text.replace(/%(\d)/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    return formatListNumeral(
      current[at] ?? 0,
      own.isLegal ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal'),
    );
  });
  const needsSpace = own.hasSpace && /[\w.)]$/u.test(numeral);
  return needsSpace ? `${numeral} ` : numeral;
}

function insertRun(
  document: XmlDocument,
  paragraph: XmlElement,
  properties: XmlElement | null,
  numeral: string,
): void {
  const words = document.createElement('w:t');
  words.setAttribute('xml:space', 'preserve');
  words.textContent = numeral;
  const run = document.createElement('w:r');
  run.appendChild(words);
  const next = [...paragraph.children].find((child) => child !== properties);
  paragraph.insertBefore(run, next ?? null);
}

function readStyles(styles: XmlDocument | null): Map<string, Style> {
  const read = new Map<string, Style>();
  for (const style of styles?.getElementsByTagName('w:style') ?? []) {
    const numbering = childOf(childOf(style, 'w:pPr'), 'w:numPr');
    const level = settingOf(numbering, 'w:ilvl');
    read.set(style.getAttribute('w:styleId') ?? '', {
      name: settingOf(style, 'w:name') ?? '',
      basedOn: settingOf(style, 'w:basedOn'),
      list: settingOf(numbering, 'w:numId'),
      level: level === null ? null : Number(level),
    });
  }
  return read;
}

function readLists(numbering: XmlDocument | null, styles: ReadonlyMap<string, Style>): Map<string, List> {
  const definitions = new Map(
    [...(numbering?.getElementsByTagName('w:abstractNum') ?? [])].map((definition) => [
      definition.getAttribute('w:abstractNumId') ?? '',
      definition,
    ]),
  );
  const numbers = [...(numbering?.getElementsByTagName('w:num') ?? [])];
  const definitionOf = new Map(
    numbers.map((number) => [
      number.getAttribute('w:numId') ?? '',
      settingOf(number, 'w:abstractNumId') ?? '',
    ]),
  );
  const lists = new Map<string, List>();
  for (const number of numbers) {
    const id = number.getAttribute('w:numId') ?? '';
    const own = definitionOf.get(id) ?? '';
    // A definition may only point to a style, whose list has the levels.
    const link = settingOf(definitions.get(own) ?? null, 'w:numStyleLink');
    const linked = link === null ? null : (styles.get(link)?.list ?? null);
    const definition = linked === null ? own : (definitionOf.get(linked) ?? own);
    const levels = readLevels(definitions.get(definition) ?? null);
    const starts = new Map<number, number>();
    for (const override of number.children) {
      if (override.tagName !== 'w:lvlOverride') continue;
      const at = Number(override.getAttribute('w:ilvl') ?? 0);
      for (const [changed, level] of readLevels(override)) levels.set(changed, level);
      const start = settingOf(override, 'w:startOverride');
      if (start !== null) starts.set(at, readStart(start));
    }
    lists.set(id, { definition, levels, starts });
  }
  return lists;
}

function readLevels(holder: XmlElement | null): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of holder?.children ?? []) {
    if (level.tagName !== 'w:lvl') continue;
    levels.set(Number(level.getAttribute('w:ilvl') ?? 0), {
      start: readStart(settingOf(level, 'w:start') ?? '1'),
      format: settingOf(level, 'w:numFmt') ?? 'decimal',
      text: settingOf(level, 'w:lvlText') ?? '',
      hasSpace: settingOf(level, 'w:suff') !== 'nothing',
      restart: settingOf(level, 'w:lvlRestart'),
      isLegal: childOf(level, 'w:isLgl') !== null,
      paragraphStyle: settingOf(level, 'w:pStyle'),
    });
  }
  return levels;
}

function readStart(written: string): number {
  const start = Number.parseInt(written, 10);
  return Number.isNaN(start) ? 1 : Math.min(Math.max(start, 0), HIGHEST_START);
}
