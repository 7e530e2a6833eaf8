import { insertRows } from './insert-rows.ts';
import type { Database } from './open-store.ts';
import { selectRows } from './select-rows.ts';

/** Passages with ids from `first` to `last`, both included. */
export interface PassageRange {
  first: number;
  last: number;
}

/** A passage with the terms it is found by; each counts once, however often it is given. */
export interface IndexedPassage {
  id: number;
  /** Lower case; letters, digits and `# . - _` only, since anything else would split a term in two. */
  terms: readonly string[];
}

/** Puts passages into the keyword index. Their ids must not be in it yet. */
export async function indexPassages(database: Database, passages: readonly IndexedPassage[]): Promise<void> {
  const rows = passages.map(({ id, terms }) => [id, [...new Set(terms)].join(' ')]);
  await insertRows(database, 'PassageIndex', ['rowid', 'terms'], rows);
}

/** Takes passages out of the keyword index; those that are not in it are passed over. */
export async function unindexPassages(database: Database, { first, last }: PassageRange): Promise<void> {
  await database.$executeRaw`DELETE FROM "PassageIndex" WHERE rowid BETWEEN CAST(${first} AS INTEGER) AND CAST(${last} AS INTEGER)`;
}

/** How many passages are in the keyword index. */
export async function countIndexedPassages(database: Database): Promise<number> {
  const [row] = await database.$queryRaw<
    { count: number }[]
  >`SELECT count(*) AS "count" FROM "PassageIndex_docsize"`;
  return row?.count ?? 0;
}

/** How many passages each term stands in; a term in none is 0. */
export async function countPostings(
  database: Database,
  terms: readonly string[],
): Promise<Map<string, number>> {
  const rows = await selectRows<readonly [string, number]>(
    database,
    ['term', 'count'],
    `SELECT value AS "term", (SELECT count(*) FROM "PassageIndex" WHERE "PassageIndex" MATCH '"' || value || '"') AS "count"
     FROM json_each(?)`,
    JSON.stringify(terms),
  );
  return new Map(rows);
}

/** Ids of the passages that each term stands in, ascending. @param range Only those in it; null for all. */
export async function readPostings(
  database: Database,
  terms: readonly string[],
  range: PassageRange | null,
): Promise<Map<string, Int32Array>> {
  // The driver binds numbers as floats, for which FTS5 would read the whole list.
  const within = range === null ? '' : 'AND rowid BETWEEN CAST(?2 AS INTEGER) AND CAST(?3 AS INTEGER)';
  const bounds = range === null ? [] : [range.first, range.last];
  // Ids as one text a term: of all ways through the driver the quickest, as `selectRows` is.
  const rows = await selectRows<readonly [string, string | null]>(
    database,
    ['term', 'passages'],
    `SELECT value AS "term",
       (SELECT group_concat(rowid) FROM "PassageIndex" WHERE "PassageIndex" MATCH '"' || value || '"' ${within}) AS "passages"
     FROM json_each(?1)`,
    JSON.stringify(terms),
    ...bounds,
  );
  return new Map(rows.map(([term, passages]) => [term, parseIds(passages ?? '')]));
}

/** Reads `3,17,29`; written out because splitting makes a string of every number, which takes four times as long. */
function parseIds(list: string): Int32Array {
  if (list === '') return new Int32Array(0);
  let count = 1;
  for (let index = 0; index < list.length; index++) if (list.charCodeAt(index) === COMMA) count++;
  const ids = new Int32Array(count);
  let at = 0;
  let id = 0;
  for (let index = 0; index < list.length; index++) {
    const code = list.charCodeAt(index);
    if (code === COMMA) {
      ids[at++] = id;
      id = 0;
    } else id = id * 10 + code - ZERO;
  }
  ids[at] = id;
  return ids;
}

const COMMA = 44;
const ZERO = 48;
