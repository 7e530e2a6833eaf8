import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../figures/catalogue.ts';
import { parseCatalogue } from '../figures/parse-catalogue.ts';
import { createReaders } from '../reports/readers/choose-reader.ts';
import type { Readers } from '../reports/readers/choose-reader.ts';
import { createRelatedWords, parseRelatedWords } from '../questions/related-words.ts';
import type { FindRelated } from '../questions/related-words.ts';
import type { Gazetteer } from '../regions/gazetteer.ts';
import type { EverydayWords } from '../questions/everyday-words.ts';
import { createEverydayWords, parseEverydayWords } from '../questions/everyday-words.ts';
import type { PhoneticWords } from '../questions/phonetic-words.ts';
import { createPhoneticWords } from '../questions/phonetic-words.ts';
import { createGazetteer, parseRegionData } from '../regions/gazetteer.ts';
import type { FindConcepts } from '../retrieval/concepts.ts';
import { createApartPdfReader } from './read-apart.ts';
import { createConcepts } from '../retrieval/concepts.ts';

/** What reports are read and questions understood with: the same for every store, and unchanged while the program runs. */
export interface ReferenceData {
  catalogue: Catalogue;
  gazetteer: Gazetteer;
  /** The catalogue's words as the keyword index files them. */
  findConcepts: FindConcepts;
  /** How people say what the catalogue names. */
  everyday: EverydayWords;
  /** Plain words beside those of reports, for finding open figures. */
  findRelated: FindRelated;
  /** The catalogue's words by their sound. */
  phonetic: PhoneticWords;
  /** The file formats that are read. */
  readers: Readers;
}

const DATA_FOLDER = fileURLToPath(new URL('../../data', import.meta.url));

/**
 * Reads data/indicators.yaml, data/everyday-words.yaml, data/related-words.yaml and data/regions/; the only place that does. Takes some 100 ms: once at the start.
 * @param folder Default: this program's own data/.
 */
export async function readReferenceData(folder: string = DATA_FOLDER): Promise<ReferenceData> {
  const read = (name: string) => readFile(`${folder}/${name}`, 'utf8');
  const [indicators, everydayWords, relatedWords, divisions, townships, readings, words] = await Promise.all([
    read('indicators.yaml'),
    read('everyday-words.yaml'),
    read('related-words.yaml'),
    read('regions/divisions.tsv'),
    read('regions/townships.tsv'),
    read('regions/readings.tsv'),
    read('regions/words.txt'),
  ]);
  const catalogue = parseCatalogue(indicators);
  const regionData = parseRegionData({ divisions, townships, readings, words });
  const { groups, ordinary } = parseEverydayWords(everydayWords);
  return {
    catalogue,
    gazetteer: createGazetteer(regionData),
    findConcepts: createConcepts(catalogue),
    everyday: createEverydayWords(groups),
    findRelated: createRelatedWords(parseRelatedWords(relatedWords)),
    phonetic: createPhoneticWords(catalogue, { readings: regionData.readings, ordinary }),
    readers: createReaders(
      createApartPdfReader({
        pdfData: dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
      }),
    ),
  };
}
