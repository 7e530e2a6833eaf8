import { readFileSync } from 'node:fs';
import { type Gazetteer, createGazetteer, parseRegionData } from '../../src/regions/gazetteer.ts';

let shared: Gazetteer | null = null;

/** The gazetteer of data/regions/, built once for each test file. */
export function readGazetteer(): Gazetteer {
  const read = (name: string): string => readFileSync(`data/regions/${name}`, 'utf8');
  shared ??= createGazetteer(
    parseRegionData({
      divisions: read('divisions.tsv'),
      townships: read('townships.tsv'),
      readings: read('readings.tsv'),
      words: read('words.txt'),
    }),
  );
  return shared;
}
