import type { Database } from './open-store.ts';

/**
 * Reads many rows as one JSON text, because the driver spends about a microsecond on every value it hands over: 2,000 rows of
 * 10 columns take 26 ms its way and 2 ms this way.
 * @param query A SELECT whose columns are called as in `columns`; `?` for each of `parameters`.
 * @returns Rows in the order of the query, each with the values in the order of `columns`. The caller says what they are:
 *   text, number or null, as the schema has them.
 */
export async function selectRows<Row extends readonly unknown[]>(
  database: Database,
  columns: readonly string[],
  query: string,
  ...parameters: (string | number)[]
): Promise<Row[]> {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const [result] = await database.$queryRawUnsafe<{ rows: string }[]>(
    `SELECT json_group_array(json_array(${names})) AS "rows" FROM (${query})`,
    ...parameters,
  );
  return result === undefined ? [] : (JSON.parse(result.rows) as Row[]);
}
