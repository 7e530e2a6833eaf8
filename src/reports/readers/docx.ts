import type { Reader } from '../report.ts';
import { writeNumerals } from './docx-numbering.ts';
import { listHtmlLines } from './html-lines.ts';
import { parseHtml } from './html-node.ts';
import { readingForeign, unreadable } from './unreadable.ts';
import { type XmlDocument, parseXml } from './xml.ts';
import { isWordDocument } from './zip-directory.ts';
import { type ZipEntry, listZipEntries } from './zip-entries.ts';

const MAIN_PART = /^word\/document\d*\.xml$/u;
/** Pictures and fonts hold no words; the rest is small. */
const NEEDED = /\.(?:xml|rels)$/u;

/** Word documents of 2007 and later: a paragraph or table row a line, with the numerals of automatic numbering written out. */
export const docxReader: Reader = {
  format: 'docx',
  version: 1,
  accepts: (bytes) => isWordDocument(bytes),
  read: async (bytes) => {
    const entries = await listZipEntries(bytes);
    const text = await readingForeign('Word document', async () => {
      const html = await convertToHtml(await writeOutNumerals(entries));
      const page = await parseHtml(html);
      return listHtmlLines(page.body)
        .map((line) => line.text)
        .join('\n');
    });
    if (text === '')
      throw unreadable('the Word document holds no text, perhaps only pictures of pages', {
        remedy: 'Words in pictures are not recognised: ask the issuing body for the text.',
      });
    return { text, warnings: [] };
  },
};

/** The document packed anew, with its numerals written out and without its pictures. */
async function writeOutNumerals(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  for (const { path, open } of entries) if (NEEDED.test(path)) parts.set(path, await open());
  const main = [...parts.keys()].find((path) => MAIN_PART.test(path)) ?? '';
  const document = await parsePart(parts, main);
  if (document === null) throw unreadable('the Word document has no main part');
  writeNumerals(document, {
    styles: await parsePart(parts, 'word/styles.xml'),
    numbering: await parsePart(parts, 'word/numbering.xml'),
  });
  parts.set(main, new TextEncoder().encode(document.toString()));
  return pack(parts);
}

async function parsePart(parts: ReadonlyMap<string, Uint8Array>, path: string): Promise<XmlDocument | null> {
  const bytes = parts.get(path);
  return bytes === undefined ? null : parseXml(new TextDecoder().decode(bytes));
}

async function pack(parts: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } = await import('@zip.js/zip.js');
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    level: 0,
    useWebWorkers: false,
    extendedTimestamp: false,
  });
  for (const [path, bytes] of parts) await writer.add(path, new Uint8ArrayReader(bytes));
  return writer.close();
}

async function convertToHtml(docx: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(docx) },
    { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
  );
  return value;
}
