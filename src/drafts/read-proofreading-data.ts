import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ProofreadingData } from './proofread/proofreading-data.ts';
import { parseProofreadingData } from './proofread/proofreading-data.ts';

const FOLDER = fileURLToPath(new URL('../../data/proofreading', import.meta.url));

/** Reads data/proofreading/; the only place that does. @param folder Default: this program's own. */
export async function readProofreadingData(folder: string = FOLDER): Promise<ProofreadingData> {
  const [names, obsolete] = await Promise.all(
    ['names.yaml', 'obsolete.yaml'].map((name) => readFile(`${folder}/${name}`, 'utf8')),
  );
  return parseProofreadingData({ names: names ?? '', obsolete: obsolete ?? '' });
}
