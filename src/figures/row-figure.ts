/** What a table's row says of its numbers beyond what prose would: whose they are, their unit, their year, their name. */
import { normalizeValue } from '../numbers/units.ts';
import type { Figure } from './figure.ts';
import { readRowWords } from './row-words.ts';
import { yearCarriedIn } from './time.ts';

const CHANGE_HEADING = /同比|环比|增长|增幅|降幅|增减|增速|升降|变化率|比上年|较上年/;
const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)/g;
const LAST_YEAR = /上年(?:度)?(?:同期|数|完成)|去年(?:同期)?|上一年/;
/** A line that is a table's caption and no prose. */
const CAPTION = /^[^。，,]{2,50}$/;
const GENERIC = /^(?:总计|合计|小计)(?=.)|(?:-?(?:总计|合计|小计|数量|数值))+$/g;

/** A number's row, as far as it changes what the figure says. */
export interface RowFigure {
  figure: Figure;
  label: string;
}

/** Reads a number of a table; null when it stands in prose. */
export function readRowFigure(text: string, figure: Figure, reportYear: number | null): RowFigure | null {
  const row = readRowWords(text, figure);
  if (row === null) return null;
  const { name, groups, heading, caption } = row;
  const unit = figure.unit === '' ? row.unit : figure.unit;
  const full = name.replace(GENERIC, '');
  const isChange = CHANGE_HEADING.test(heading);
  return {
    figure: {
      ...figure,
      unit,
      normalized: normalizeValue(figure.value, unit),
      kind: figure.kind === 'target' ? 'target' : isChange ? 'change' : 'level',
      year: yearOfRow([heading, ...groups, name], caption, reportYear),
      scope: row.place,
    },
    label: full === '' ? [groups[0] ?? '', name].join('') : full,
  };
}

/** The year of the heading, of what was carried over, or of the caption; the report's otherwise. */
function yearOfRow(words: readonly string[], caption: string, reportYear: number | null): number | null {
  const own = onlyYear(words[0] ?? '');
  if (own !== null) return own;
  if (reportYear !== null && words.some((word) => yearCarriedIn(word) || LAST_YEAR.test(word)))
    return reportYear - 1;
  return (CAPTION.test(caption) ? onlyYear(caption) : null) ?? reportYear;
}

function onlyYear(words: string): number | null {
  const years = new Set(Array.from(words.matchAll(YEAR), (match) => Number(match[1])));
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}
