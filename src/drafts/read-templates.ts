import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Template } from './template.ts';
import { parseTemplate } from './template.ts';

const FOLDER = fileURLToPath(new URL('../../data/templates', import.meta.url));

/**
 * Reads every template of a folder, by name; the only place that does.
 * @param folder Default: this program's own.
 * @throws {AppError} `invalid_argument` for a template whose head is wrong.
 */
export async function readTemplates(folder: string = FOLDER): Promise<Template[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).toSorted();
  return Promise.all(
    names.map(async (name) =>
      parseTemplate(name.replace(/\.md$/u, ''), await readFile(`${folder}/${name}`, 'utf8')),
    ),
  );
}
