import type { Passage } from '../reports/report.ts';
import { insertRows } from './insert-rows.ts';
import type { Database } from './open-store.ts';
import type { PassageRange } from './passage-index.ts';
import { selectRows } from './select-rows.ts';

/** A passage as kept. Its text is the report's from `start` to `end`. */
export interface StoredPassage {
  id: number;
  reportId: string;
  /** Path of the section it lies in. */
  sectionPath: string;
  start: number;
  end: number;
}

/** Adds a report's passages under contiguous ids. @returns Their ids; null for none. */
export async function insertPassages(
  database: Database,
  reportId: string,
  passages: readonly Passage[],
): Promise<PassageRange | null> {
  if (passages.length === 0) return null;
  const [row] = await database.$queryRaw<
    { last: number | null }[]
  >`SELECT max("id") AS "last" FROM "Passage"`;
  const first = (row?.last ?? 0) + 1;
  await insertRows(
    database,
    'Passage',
    ['id', 'reportId', 'ordinal', 'section', 'start', 'end'],
    passages.map(({ section, start, end }, ordinal) => [
      first + ordinal,
      reportId,
      ordinal,
      section,
      start,
      end,
    ]),
  );
  return { first, last: first + passages.length - 1 };
}

/** Passages by id, in the order of the ids given; unknown ids are passed over. */
export async function findPassages(database: Database, ids: readonly number[]): Promise<StoredPassage[]> {
  const rows = await selectRows<readonly [number, string, string | null, number, number]>(
    database,
    ['id', 'reportId', 'path', 'start', 'end'],
    `SELECT p."id", p."reportId", s."path", p."start", p."end" FROM json_each(?) wanted
     JOIN "Passage" p ON p."id" = wanted.value
     LEFT JOIN "Section" s ON s."reportId" = p."reportId" AND s."ordinal" = p."section"
     ORDER BY wanted.key`,
    JSON.stringify(ids),
  );
  return rows.map(([id, reportId, path, start, end]) => ({
    id,
    reportId,
    sectionPath: path ?? '',
    start,
    end,
  }));
}
