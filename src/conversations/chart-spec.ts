import type { ChartExhibit } from '../answers/exhibit.ts';

/** A chart in VChart's terms: plain JSON without functions, as cards require. */
export type ChartSpec = Readonly<Record<string, unknown>>;

/** Told apart by the colour-blind: after Okabe and Ito, Color Universal Design, 2008. */
const COLOURS = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#D55E00', '#56B4E9'];

const LABEL = { fill: '#1c2430' };

/**
 * Bars lie, so that names of places are read on a phone; lines run over years, one a place. Labels are the numbers as people read
 * them, with their qualifiers.
 */
export function chartSpecOf({ kind, caption, unit, points }: ChartExhibit): ChartSpec {
  const values = points.map(({ region, year, value, surface }) => ({
    ...{ region, year: String(year), surface },
    value: Number(value),
  }));
  const shared = {
    ...{ type: kind, data: [{ id: 'numbers', values }], color: COLOURS },
    title: { visible: true, text: unit === '' ? caption : `${caption}（${unit}）` },
    label: { visible: true, formatter: '{surface}', smartInvert: false, style: LABEL },
  };
  if (kind === 'line')
    return { ...shared, xField: 'year', yField: 'value', seriesField: 'region', legends: { visible: true } };
  // The first place stands at the top; beyond the longest bar there is room for its number.
  const axes = [
    { orient: 'left', type: 'band' },
    { orient: 'bottom', type: 'linear', expand: { max: 0.12 } },
  ];
  // Where a label has little room it would be put on its bar, dark on dark.
  const label = { ...shared.label, position: 'outside', overlap: false };
  const bars = { direction: 'horizontal', barMaxWidth: 36, xField: 'value', yField: 'region' };
  return { ...shared, ...bars, label, axes };
}
