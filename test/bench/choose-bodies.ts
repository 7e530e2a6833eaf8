import { readFileSync } from 'node:fs';
import { createGazetteer, parseRegionData } from '../../src/regions/gazetteer.ts';
import type { Gazetteer } from '../../src/regions/gazetteer.ts';
import type { Region } from '../../src/regions/region.ts';
import type { Random } from './random.ts';

/** Who reports on which year. */
export interface ReportingBody {
  region: Region;
  /** The division that it lies in; null for one that lies in none. */
  parent: Region | null;
  /** The division's name, after its parents' where others bear it too: 南京市鼓楼区. */
  name: string;
  year: number;
}

const YEARS = { first: 2021, last: 2024 };
/** Of a hundred bodies so many are townships and cities; the rest are counties. */
const SHARES = { township: 12, city: 8 };
/** Areas run by an administration of their own, which sign otherwise. */
const AREA = /开发区|高新|园区|新区|管理区|示范区|功能区|度假区|合作区|林区|农场|矿区|市辖区/u;
const USUAL_ENDING = /(?:[县区市旗镇乡]|街道)$/u;

/** Every division of data/regions/, and where it lies. */
export function readDivisions(): { regions: Region[]; gazetteer: Gazetteer } {
  const read = (name: string) => readFileSync(new URL(`../../data/regions/${name}`, import.meta.url), 'utf8');
  const data = parseRegionData({
    divisions: read('divisions.tsv'),
    townships: read('townships.tsv'),
    readings: read('readings.tsv'),
    words: read('words.txt'),
  });
  return { regions: [...data.divisions, ...data.townships], gazetteer: createGazetteer(data) };
}

/**
 * Chooses who reports: counties mostly, some cities and townships, each for one to three years in a row. A longer list begins
 * with the shorter one of the same chance. No body reports on a year twice.
 */
export function chooseBodies(count: number, random: Random): ReportingBody[] {
  const { regions, gazetteer } = readDivisions();
  const usual = regions.filter(
    ({ code, name }) => /^\d+$/u.test(code) && USUAL_ENDING.test(name) && !AREA.test(name),
  );
  const pools = new Map(
    (['county', 'city', 'township'] as const).map((level) => [
      level,
      random.shuffle(usual.filter((region) => region.level === level)),
    ]),
  );
  const bodies: ReportingBody[] = [];
  while (bodies.length < count) {
    const drawn = random.integer(1, 100);
    const level =
      drawn <= SHARES.township ? 'township' : drawn <= SHARES.township + SHARES.city ? 'city' : 'county';
    const region = pools.get(level)?.pop() ?? pools.get('township')?.pop();
    if (!region) throw new RangeError(`There are too few divisions for ${count} reports.`);
    const isAlone = gazetteer.named(region.name).length === 1;
    const name = isAlone && level !== 'township' ? region.name : gazetteer.fullName(region);
    const parent = gazetteer.ancestors(region.code)[0] ?? null;
    const first = random.integer(YEARS.first, YEARS.last);
    const last = Math.min(first + random.integer(0, 2), YEARS.last);
    for (let year = first; year <= last; year += 1) bodies.push({ region, parent, name, year });
  }
  return bodies.slice(0, count);
}
