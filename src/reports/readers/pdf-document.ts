import type { Drawing, Matrix } from './pdf-rules.ts';
import { listRules, multiply } from './pdf-rules.ts';
import type { PdfPage, Run } from './pdf-page.ts';
import { readingForeign, unreadable } from './unreadable.ts';

/** What pdfjs needs beside itself. */
export interface PdfResources {
  /** Folder of the package pdfjs-dist: character maps of Chinese fonts and standard fonts are read from it. */
  pdfData: string;
}

/** A report has a hundred pages at most; a longer file is a yearbook, or made to keep the machine busy. */
const MOST_PAGES = 1_000;
/** Text turned by more than this is a watermark or a margin note. */
const MOST_TURN = 0.1;

interface TextItem {
  str: string;
  transform: Matrix;
  width: number;
}

/** Loads pdfjs, which takes a third of a second the first time. */
export const loadPdfjs = () => import('pdfjs-dist/legacy/build/pdf.mjs');

/**
 * What is drawn on each page of a PDF: texts with their places, and straight lines.
 * @throws {AppError} `unreadable_file` when it is broken or protected by a password.
 */
export async function readPdfPages(bytes: Uint8Array, { pdfData }: PdfResources): Promise<PdfPage[]> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({
    // pdfjs takes the buffer over.
    data: Uint8Array.from(bytes),
    cMapUrl: `${pdfData}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${pdfData}/standard_fonts/`,
    wasmUrl: `${pdfData}/wasm/`,
    isEvalSupported: false,
    disableFontFace: true,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    return await readingForeign('PDF', async () => {
      const document = await task.promise.catch((error: unknown) => {
        if (error instanceof Error && error.name === 'PasswordException')
          throw unreadable('the PDF is protected by a password', {
            remedy: 'Remove the password and take it in again.',
            cause: error,
          });
        throw error;
      });
      if (document.numPages > MOST_PAGES)
        throw unreadable(`the PDF has ${document.numPages} pages, more than ${MOST_PAGES}`, {
          remedy: 'Take in the pages of the report alone.',
        });
      const pages: PdfPage[] = [];
      for (let number = 1; number <= document.numPages; number += 1) {
        const page = await document.getPage(number);
        const { width, height, transform } = page.getViewport({ scale: 1 });
        const matrix = transform as unknown as Matrix;
        const { items } = await page.getTextContent();
        const runs = (items as unknown as TextItem[]).flatMap((item) => readRun(item, matrix));
        const drawing: Drawing =
          runs.length === 0 ? { fnArray: [], argsArray: [] } : await page.getOperatorList();
        pages.push({
          width,
          height,
          runs,
          rules: listRules(drawing, pdfjs.OPS, matrix),
        });
        page.cleanup();
      }
      return pages;
    });
  } finally {
    await task.destroy();
  }
}

function readRun(item: Partial<TextItem>, page: Matrix): Run[] {
  if (item.str === undefined || item.transform === undefined || item.str.trim() === '') return [];
  const [a, b, c, d, x, y] = multiply(page, item.transform);
  if (Math.abs(b) > Math.abs(a) * MOST_TURN) return [];
  return [{ text: item.str, x, right: x + (item.width ?? 0), y, size: Math.hypot(c, d) }];
}
