import type { ReadText, Reader } from '../report.ts';
import { readPdfPages, type PdfResources } from './pdf-document.ts';
import { listPdfText } from './pdf-text.ts';
import { unreadable } from './unreadable.ts';

export type { PdfResources } from './pdf-document.ts';

const OPENING_BYTES = 1024;
/** Some programs write a little after the end mark; a file without it was cut off. */
const ENDING_BYTES = 4096;
/** Fonts without a table of characters give these; a text with more of them than this share is worth nothing. */
const MOST_UNKNOWN_SHARE = 0.03;
/** Beside characters that are none: accented letters, which stand for others where a font's table is wrong. */
const UNKNOWN = /[\uFFFD\u0080-\u009F\u00C0-\u024F]/gu;
const SCANNED =
  'Words in pictures are not recognised: ask the issuing body for the text, or run the file through a text recognition program and check every number.';

/** PDFs with a text layer: paragraphs and table rows a line each, without page numbers and running heads. */
export function createPdfReader(resources: PdfResources): Reader {
  return {
    format: 'pdf',
    version: 1,
    accepts: (bytes) => readAscii(bytes.subarray(0, OPENING_BYTES)).includes('%PDF-'),
    read: async (bytes) => {
      if (!readAscii(bytes.subarray(-ENDING_BYTES)).includes('%%EOF'))
        throw unreadable('the PDF has no end, so it was cut off', { remedy: 'Fetch the file again.' });
      const pages = await readPdfPages(bytes, resources);
      const empty = pages.flatMap(({ runs }, index) => (runs.length === 0 ? [index + 1] : []));
      if (empty.length === pages.length)
        throw unreadable('the PDF has no text layer, so it is scanned', { remedy: SCANNED });
      const words = pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
      if ((words.match(UNKNOWN)?.length ?? 0) > words.length * MOST_UNKNOWN_SHARE)
        throw unreadable('the fonts of the PDF do not tell which characters they draw', {
          remedy: 'Save the report as .docx or plain text.',
        });
      return { text: listPdfText(pages).join('\n'), warnings: listWarnings(empty) };
    },
  };
}

function listWarnings(empty: readonly number[]): ReadText['warnings'] {
  if (empty.length === 0) return [];
  const which = empty.length === 1 ? 'Page' : 'Pages';
  return [`${which} ${empty.join(', ')} of the PDF have no text layer: what is written there was not read.`];
}

function readAscii(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
