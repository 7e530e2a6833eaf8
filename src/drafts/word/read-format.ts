import type { XmlElement } from '../../reports/readers/xml.ts';
import { childOf, parseXml, settingOf } from '../../reports/readers/xml.ts';
import type { WordPackage } from './word-package.ts';
import { mainPartOf, textOfPart } from './word-package.ts';
import type { WordText } from './word-texts.ts';

/** A page as a document sets it. Lengths in millimetres; null where the document does not say. */
export interface PageFormat {
  width: number | null;
  height: number | null;
  top: number | null;
  bottom: number | null;
  left: number | null;
  right: number | null;
  /** Points from line to line of its grid. */
  linePitch: number | null;
  hasPageNumbers: boolean;
}

/** How words look, styles and defaults included. Null where nothing in the document says. */
export interface TextFormat {
  /** Font of Chinese characters. */
  font: string | null;
  /** Points. */
  size: number | null;
  /** Points from line to line where set exactly; null for lines as high as their letters. */
  lineHeight: number | null;
  alignment: string | null;
}

type Settings = { [Key in keyof TextFormat]?: TextFormat[Key] };

const TWIPS_PER_MM = 56.6929;

/** Reads the page of the last section, which is that of the text's body. */
export async function readPageFormat(parts: WordPackage): Promise<PageFormat> {
  const document = await parseXml(textOfPart(parts, mainPartOf(parts)) ?? '');
  const section = [...document.getElementsByTagName('w:sectPr')].at(-1) ?? null;
  const millimetres = (child: string, attribute: string): number | null => {
    const twips = Number(childOf(section, child)?.getAttribute(attribute) ?? Number.NaN);
    return Number.isFinite(twips) ? twips / TWIPS_PER_MM : null;
  };
  const grid = childOf(section, 'w:docGrid');
  const pitch = Number(grid?.getAttribute('w:linePitch') ?? Number.NaN);
  const isGrid = (grid?.getAttribute('w:type') ?? null) !== null && Number.isFinite(pitch);
  const footers = [...parts.keys()].filter((path) => /^word\/(?:footer|header)\d*\.xml$/u.test(path));
  return {
    width: millimetres('w:pgSz', 'w:w'),
    height: millimetres('w:pgSz', 'w:h'),
    top: millimetres('w:pgMar', 'w:top'),
    bottom: millimetres('w:pgMar', 'w:bottom'),
    left: millimetres('w:pgMar', 'w:left'),
    right: millimetres('w:pgMar', 'w:right'),
    linePitch: isGrid ? pitch / 20 : null,
    hasPageNumbers: footers.some((path) => /\bPAGE\b/u.test(textOfPart(parts, path) ?? '')),
  };
}

/** Gives the look of texts: their own settings, then those of their styles, then the document's defaults. */
export async function createFormatReader(
  parts: WordPackage,
): Promise<(text: WordText) => Promise<TextFormat>> {
  const styles = await readStyles(parts);
  const themeFont = await readThemeFont(parts);
  const known = new Map<string, Promise<TextFormat>>();
  return (text) => {
    const key = `${text.paragraphProperties}|${text.run.properties}`;
    const format = known.get(key) ?? formatOf(text, styles, themeFont);
    known.set(key, format);
    return format;
  };
}

interface Styles {
  defaults: Settings;
  defaultParagraph: string | null;
  named: ReadonlyMap<string, { basedOn: string | null; settings: Settings }>;
}

async function formatOf(
  { run, paragraphProperties }: WordText,
  styles: Styles,
  themeFont: string | null,
): Promise<TextFormat> {
  const element = await parseXml(`<x>${run.properties}${paragraphProperties}</x>`);
  const root = element.firstChild;
  const runProperties = childOf(root, 'w:rPr');
  const paragraph = childOf(root, 'w:pPr');
  const merged: Settings = {
    ...styles.defaults,
    ...ofStyle(settingOf(paragraph, 'w:pStyle') ?? styles.defaultParagraph, styles),
    ...ofStyle(settingOf(runProperties, 'w:rStyle'), styles),
    ...settingsOf(paragraph, runProperties),
  };
  const { font = null, size = null, lineHeight = null, alignment = null } = merged;
  return { font: font === THEME ? themeFont : font, size, lineHeight, alignment };
}

function ofStyle(id: string | null, { named }: Styles): Settings {
  const chain: Settings[] = [];
  const seen = new Set<string>();
  for (let at = id; at !== null && !seen.has(at);) {
    seen.add(at);
    const style = named.get(at);
    if (style === undefined) break;
    chain.unshift(style.settings);
    at = style.basedOn;
  }
  return Object.assign({}, ...chain) as Settings;
}

async function readStyles(parts: WordPackage): Promise<Styles> {
  const xml = textOfPart(parts, 'word/styles.xml');
  if (xml === null) return { defaults: {}, defaultParagraph: null, named: new Map() };
  const document = await parseXml(xml);
  const [defaults] = document.getElementsByTagName('w:docDefaults');
  const styles = [...document.getElementsByTagName('w:style')];
  const isDefault = (style: XmlElement) =>
    style.getAttribute('w:default') === '1' && style.getAttribute('w:type') === 'paragraph';
  return {
    defaults: settingsOf(
      childOf(childOf(defaults ?? null, 'w:pPrDefault'), 'w:pPr'),
      childOf(childOf(defaults ?? null, 'w:rPrDefault'), 'w:rPr'),
    ),
    defaultParagraph: styles.find(isDefault)?.getAttribute('w:styleId') ?? null,
    named: new Map(
      styles.map((style) => [
        style.getAttribute('w:styleId') ?? '',
        {
          basedOn: settingOf(style, 'w:basedOn'),
          settings: settingsOf(childOf(style, 'w:pPr'), childOf(style, 'w:rPr')),
        },
      ]),
    ),
  };
}

const THEME = '\0theme';

function settingsOf(paragraph: XmlElement | null, run: XmlElement | null): Settings {
  const fonts = childOf(run, 'w:rFonts');
  const theme = fonts?.getAttribute('w:eastAsiaTheme') ? THEME : null;
  const font = theme ?? fonts?.getAttribute('w:eastAsia') ?? null;
  const halfPoints = settingOf(run, 'w:sz');
  const spacing = childOf(paragraph, 'w:spacing');
  const line = spacing?.getAttribute('w:line') ?? null;
  const rule = spacing?.getAttribute('w:lineRule') ?? 'auto';
  const alignment = settingOf(paragraph, 'w:jc');
  return {
    ...(font === null ? {} : { font }),
    ...(halfPoints === null ? {} : { size: Number(halfPoints) / 2 }),
    ...(line === null ? {} : { lineHeight: rule === 'exact' ? Number(line) / 20 : null }),
    ...(alignment === null ? {} : { alignment }),
  };
}

/** The theme's font for Chinese text: most documents leave it to the script's own entry. */
async function readThemeFont(parts: WordPackage): Promise<string | null> {
  const xml = textOfPart(parts, 'word/theme/theme1.xml');
  if (xml === null) return null;
  const document = await parseXml(xml);
  const [minor] = document.getElementsByTagName('a:minorFont');
  const east = childOf(minor ?? null, 'a:ea')?.getAttribute('typeface') ?? '';
  const script = [...(minor?.children ?? [])].find((font) => font.getAttribute('script') === 'Hans');
  return east === '' ? (script?.getAttribute('typeface') ?? null) : east;
}
