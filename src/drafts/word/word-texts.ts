import type { Span } from '../../numbers/span.ts';
import { readingForeign } from '../../reports/readers/unreadable.ts';

/** A run of a Word document's part: letters of one look. Offsets are UTF-16 units of the part's XML. */
export interface WordRun extends Span {
  /** Its opening tag, and its properties as written; `''` for none. */
  tag: string;
  properties: string;
  /** Where what it shows begins: behind the properties. */
  content: number;
  /** Where that ends: before the closing tag. */
  contentEnd: number;
  /** The footnote that it bears the mark of; null for none. */
  footnote: string | null;
}

/** The words of one `w:t`. */
export interface WordText {
  /** The outermost run that holds it; a text in a text box has the run of the box. */
  run: WordRun;
  /** The whole element. */
  element: Span;
  /** What stands between its tags, still escaped. */
  inner: Span;
  /** Whether a range may begin or end within it: text boxes and footnotes are pointed at as wholes. */
  isDivisible: boolean;
  /** The footnote whose words these are; null for the text itself. */
  ofFootnote: string | null;
  /** Its paragraph's properties as written; `''` for none. */
  paragraphProperties: string;
  /** Whether it stands in a table or a text box, which have forms of their own. */
  isInFrame: boolean;
}

const FRAMES = new Set(['w:tbl', 'w:txbxContent']);

/**
 * Finds every run and text of a part, in order, with where exactly it stands in the XML.
 * @throws {AppError} `unreadable_file` for XML that is not well-formed.
 */
export async function listWordTexts(xml: string): Promise<{ texts: WordText[]; runs: WordRun[] }> {
  const { SaxesParser } = await import('saxes');
  return readingForeign('Word document', () => {
    const parser = new SaxesParser();
    const texts: WordText[] = [];
    const runs: WordRun[] = [];
    const open: WordRun[] = [];
    let properties: number | null = null;
    let text: { start: number; inner: number } | null = null;
    let footnote: string | null = null;
    let paragraph = { start: 0, properties: '' };
    let frames = 0;
    const startOf = () => xml.lastIndexOf('<', parser.position - 1);

    parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
      const end = parser.position;
      const start = startOf();
      if (FRAMES.has(name) && !isSelfClosing) frames += 1;
      if (name === 'w:p') paragraph = { start, properties: '' };
      else if (name === 'w:pPr') paragraph.start = start;
      else if (name === 'w:footnote' || name === 'w:endnote') footnote = attributes['w:id'] ?? '';
      else if (name === 'w:r' && !isSelfClosing) {
        const tag = xml.slice(start, end);
        open.push({ start, end, tag, properties: '', content: end, contentEnd: end, footnote: null });
      } else if (name === 'w:rPr' && open.length > 0) properties = start;
      else if (name === 'w:t' && !isSelfClosing) text = { start, inner: end };
      else if (name === 'w:footnoteReference' && open[0]) open[0].footnote = attributes['w:id'] ?? '';
    });
    parser.on('closetag', ({ name, isSelfClosing }) => {
      const end = parser.position;
      const run = open.at(-1);
      if (FRAMES.has(name) && !isSelfClosing) frames -= 1;
      if (name === 'w:pPr') paragraph.properties = xml.slice(paragraph.start, end);
      else if (name === 'w:footnote' || name === 'w:endnote') footnote = null;
      else if (name === 'w:rPr' && run && properties !== null) {
        run.properties = xml.slice(properties, end);
        run.content = end;
        properties = null;
      } else if (name === 'w:r' && run && !isSelfClosing) {
        run.contentEnd = startOf();
        run.end = end;
        open.pop();
        if (open.length === 0) runs.push(run);
      } else if (name === 'w:t' && text && open[0]) {
        const inner = { start: text.inner, end: startOf() };
        const isPlain = !xml.slice(inner.start, inner.end).includes('<');
        texts.push({
          run: open[0],
          element: { start: text.start, end },
          inner,
          isDivisible: open.length === 1 && footnote === null && isPlain,
          ofFootnote: footnote,
          paragraphProperties: paragraph.properties,
          isInFrame: frames > 0,
        });
        text = null;
      }
    });
    parser.write(xml).close();
    return { texts, runs };
  });
}
