// What a comparison's columns are: where a number belongs, and which columns a table has room for.
import type { Indicator } from '../figures/catalogue.ts';
import type { Question } from '../questions/question.ts';
import type { GridColumn, GridEntry } from './grid.ts';
import type { Item } from './item.ts';
import type { Finding } from './look-up.ts';

/** Columns that one table shows side by side, and lines of a page's table, where they lie. */
const MOST_COLUMNS = 6;
const MOST_ON_PAGE = 16;

/** Where a number belongs: what was asked and its stand-ins each have their own column. */
export function columnFor(
  { item }: Finding,
  code: string | null,
  label: string,
  question: Question,
  catalogue: readonly Indicator[],
): GridColumn {
  const indicator = catalogue.find((entry) => entry.code === code) ?? null;
  const nameOfIndicator = (one: Indicator) =>
    question.language === 'zh' ? one.name : `${one.english} (${one.name})`;
  switch (item.type) {
    case 'indicator': {
      // A figure of the report's own words answers under its own name, never under the catalogue's.
      if (code === null) return { key: `label ${label}`, indicator: null, name: label, item };
      const own = indicator ?? item.indicator;
      const isAsked = code === item.indicator.code;
      return { key: own.code, indicator: own, name: nameOfIndicator(own), item: isAsked ? item : null };
    }
    case 'procedure': {
      if (!indicator) return { key: `label ${label}`, indicator, name: label, item: null };
      const isStage = indicator.procedure === item.procedure.code;
      return {
        key: indicator.code,
        indicator,
        name: nameOfIndicator(indicator),
        item: isStage ? item : null,
      };
    }
    case 'open':
      return indicator
        ? { key: indicator.code, indicator, name: nameOfIndicator(indicator), item }
        : { key: `label ${label}`, indicator: null, name: label, item };
  }
}

/** An indicator of another procedure that is near to one of the asked procedure counts both together. */
export function isWiderThanAsked({ indicator }: GridColumn, item: Item): boolean {
  if (!indicator || item.type === 'open') return false;
  const procedure = item.type === 'procedure' ? item.procedure.code : item.indicator.procedure;
  return indicator.procedure !== procedure;
}

/**
 * Columns that answer what was asked, and those that several places state. Of too many, those that most places state, in the
 * catalogue's order.
 */
export function chooseColumns(
  entries: readonly GridEntry[],
  { operation }: Pick<Question, 'operation'>,
  catalogue: readonly Indicator[],
): GridColumn[] {
  const columns = [...new Map(entries.map(({ column }) => [column.key, column])).values()];
  const placesOf = ({ key }: GridColumn) =>
    new Set(entries.filter(({ column }) => column.key === key).map(({ row }) => row.key)).size;
  const shared = columns.filter((column) => column.item !== null || placesOf(column) > 1);
  const chosen = (shared.length > 0 ? shared : columns.slice(0, 1))
    .toSorted((one, other) => placesOf(other) - placesOf(one))
    .slice(0, operation === 'page' ? MOST_ON_PAGE : MOST_COLUMNS);
  const order = ({ key, indicator }: GridColumn) =>
    indicator ? catalogue.findIndex(({ code }) => code === key) : catalogue.length;
  return chosen.toSorted((one, other) => order(one) - order(other));
}
