import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRegionData } from '../../src/regions/gazetteer.ts';
import { readGazetteer } from '../support/gazetteer.ts';

const gazetteer = readGazetteer();
const read = (name: string): string => readFileSync(`data/regions/${name}`, 'utf8');
const data = parseRegionData({
  divisions: read('divisions.tsv'),
  townships: read('townships.tsv'),
  readings: read('readings.tsv'),
  words: read('words.txt'),
});
const counties = data.divisions.filter(({ level }) => level === 'county');

describe('divisions by code', () => {
  it.each([
    ['51', '四川省', 'province', null],
    ['5116', '广安市', 'city', '51'],
    ['511622', '武胜县', 'county', '5116'],
    ['120116', '滨海新区', 'county', '12'],
    ['500107103', '含谷镇', 'township', '500107'],
    ['441900003', '东城街道', 'township', '4419'],
    ['429004', '仙桃市', 'county', '42'],
    ['659001', '石河子市', 'county', '65'],
    ['81', '香港特别行政区', 'province', null],
    ['n130001', '雄安新区', 'city', '13'],
  ])('%s is %s', (code, name, level, parent) => {
    expect(gazetteer.byCode(code)).toMatchObject({ code, name, level, parent });
  });

  it.each(['', '99', '1101', '500107999', 'n999999', '市辖区'])('%j is none', (code) => {
    expect(gazetteer.byCode(code)).toBeNull();
  });

  it('hangs every division on one that exists', () => {
    const all = [...data.divisions, ...data.townships];
    const orphans = all.filter(({ parent }) => parent !== null && gazetteer.byCode(parent) === null);
    expect(orphans).toEqual([]);
    expect(
      all.flatMap(({ alsoUnder }) => alsoUnder).filter((code) => gazetteer.byCode(code) === null),
    ).toEqual([]);
  });

  it('gives each code once', () => {
    const codes = [...data.divisions, ...data.townships].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('kinship', () => {
  it.each([
    ['500107103', ['500107', '50']],
    ['511622', ['5116', '51']],
    ['51', []],
    ['nowhere', []],
  ])('ancestors of %s', (code, expected) => {
    expect(gazetteer.ancestors(code).map((region) => region.code)).toEqual(expected);
  });

  it.each([
    ['500107103', '50', true],
    ['500107103', 'n500011', true],
    ['130638', 'n130001', true],
    ['130638100', 'n130001', true],
    ['511622', '511622', true],
    ['51', '511622', false],
    ['120116', '32', false],
    ['nowhere', '51', false],
  ])('%s within %s: %s', (code, ancestor, expected) => {
    expect(gazetteer.isWithin(code, ancestor)).toBe(expected);
  });

  it('finds siblings of the same parent and level', () => {
    const siblings = gazetteer.siblings('511622').map(({ name }) => name);
    expect(siblings).toContain('岳池县');
    expect(siblings).not.toContain('武胜县');
    expect(gazetteer.siblings('nowhere')).toEqual([]);
    expect(gazetteer.siblings('500107103').map(({ level }) => level)).not.toContain('county');
  });

  it.each([
    ['511622', '四川省广安市武胜县'],
    ['500107103', '重庆市九龙坡区含谷镇'],
    ['n500011', '重庆高新区'],
    ['2202', '吉林省吉林市'],
    ['51', '四川省'],
  ])('full name of %s', (code, expected) => {
    expect(gazetteer.fullName(gazetteer.byCode(code)!)).toBe(expected);
  });
});

describe('official names', () => {
  it('lists all that share one, in the order of their codes', () => {
    expect(gazetteer.named('鼓楼区').map(({ code }) => code)).toEqual([
      '320106',
      '320302',
      '350102',
      '410204',
    ]);
    expect(gazetteer.named('武胜')).toEqual([]);
    expect(gazetteer.named('')).toEqual([]);
  });

  it.each([
    ['四川省广安市武胜县人民政府', ['四川省:51', '广安市:5116', '武胜县:511622']],
    ['江苏省南京市鼓楼区人民政府', ['江苏省:32', '南京市:3201', '鼓楼区:320106']],
    ['滨海新区人民政府2024年法治政府建设情况的报告', ['滨海新区:120116']],
    ['含谷镇人民政府', ['含谷镇:500107103']],
    ['江西城区建设', []],
    ['武胜的报告', []],
    ['加强城区管理和少数民族乡建设', []],
    ['城区人民政府', ['城区:140302,140502,441502']],
    ['全市中区县', []],
    ['市中区人民政府', ['市中区:370103,370402,511002,511102']],
    ['西藏自治区昌都市八宿县', ['西藏自治区:54', '昌都市:5403', '八宿县:540326']],
    ['', []],
  ])('in %s', (text, expected) => {
    const found = gazetteer
      .findOfficial(text)
      .map(
        ({ start, end, candidates }) =>
          `${text.slice(start, end)}:${candidates.map(({ code }) => code).join()}`,
      );
    expect(found).toEqual(expected);
  });

  it.each([
    ['鼓楼区', '福建省福州市今年', '350102'],
    ['鼓楼区', '徐州的报告', '320302'],
    ['鼓楼区', '', null],
    ['鼓楼区', '江苏省', null],
    ['和平区', '劝业场街道和小白楼街道', '120101'],
    ['城关镇', '陕西省', null],
    ['含谷镇', '', '500107103'],
    ['不存在县', '四川省', null],
  ])('%s in the context %j', (name, context, expected) => {
    expect(gazetteer.disambiguate(gazetteer.named(name), context)?.code ?? null).toBe(expected);
  });
});

describe('every name', () => {
  const names = [...new Set(counties.map(({ name }) => name))].filter(
    (name) => !data.ordinaryWords.has(name),
  );

  it('of a county alone finds exactly that name, whatever is covered', () => {
    const covered = new Set(['511622', '120116', '420106']);
    const wrong = names.filter((name) => {
      const [first, ...others] = gazetteer.findMentions(name, covered);
      return (
        first?.text !== name || others.length > 0 || first.candidates.every((region) => region.name !== name)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('that differs from a covered one in one character is itself', () => {
    const target = Array.from('武胜县');
    const near = names.filter((name) => {
      const characters = Array.from(name);
      return (
        characters.length === 3 && characters.filter((each, place) => each !== target[place]).length === 1
      );
    });
    expect(near.length).toBeGreaterThanOrEqual(14);
    for (const name of near) {
      const [mention] = gazetteer.findMentions(`${name}2024年复议多少件`, new Set(['511622']));
      expect(mention).toMatchObject({ text: name, match: 'exact' });
      expect(mention?.candidates.map((region) => region.name)).toEqual(mention?.candidates.map(() => name));
    }
  });

  it('in pinyin of a covered county finds it', () => {
    const missed = counties.filter(({ code, name, pinyin }) => {
      const candidates = gazetteer
        .findMentions(`${pinyin.join('')} 2024`, new Set([code]))
        .flatMap((mention) => mention.candidates);
      return /^[\p{Script=Han}]{2,5}$/u.test(name) && !candidates.some((region) => region.code === code);
    });
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});

describe('malformed data is told by file and row', () => {
  const good = { divisions: '51\tp\t\t四川省\tsi chuan sheng\n', townships: '', readings: '', words: '' };

  it.each([
    [{ divisions: '51\tx\t\t四川省\tsi chuan sheng\n' }, 'divisions.tsv'],
    [{ divisions: '51\tp\n' }, 'divisions.tsv'],
    [{ townships: '511622\n' }, 'townships.tsv'],
    [{ townships: '511622\t100\n' }, 'townships.tsv'],
  ])('%j', (bad, file) => {
    expect(() => parseRegionData({ ...good, ...bad })).toThrow(
      expect.objectContaining({ code: 'internal', facts: { file, row: 1 } }),
    );
  });
});
