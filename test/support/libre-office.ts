import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Whether documents can be drawn here; where not, tests that look at pages are left out and say so. */
export const hasLibreOffice = ['soffice', 'pdftotext'].every(
  (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0,
);

/** Draws a Word document: the words of each of its pages, line by line as they stand. */
export async function drawPages(docx: Uint8Array): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'zhibao-pages-'));
  const run = promisify(execFile);
  try {
    await writeFile(join(folder, 'draft.docx'), docx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await run('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'draft.docx'),
    ]);
    await run('pdftotext', ['-layout', join(folder, 'draft.pdf'), join(folder, 'draft.txt')]);
    const pages = (await readFile(join(folder, 'draft.txt'), 'utf8')).split('\f');
    return pages.map((page) =>
      page
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
