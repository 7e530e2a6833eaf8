import { describe, expect, it } from 'vitest';
import type { ChartExhibit } from '../../src/answers/exhibit.ts';
import { chartSpecOf } from '../../src/conversations/chart-spec.ts';

const point = (region: string, year: number, value: string, surface: string) => ({
  ...{ region, year, value, surface, measure: '行政复议受理数' },
});
const chart = (kind: ChartExhibit['kind'], points: ChartExhibit['points']): ChartExhibit => ({
  ...{ type: 'chart', kind, caption: '行政复议受理数', unit: '件', points, remarks: [] },
});

describe('a chart in VChart’s terms', () => {
  it('lays bars of places with the first on top, labelled with the qualifier', () => {
    const spec = chartSpecOf(
      chart('bar', [point('东湖县', 2024, '1370', '1370余件'), point('西山县', 2024, '98', '98件')]),
    );
    expect(spec).toMatchObject({
      ...{ type: 'bar', direction: 'horizontal', xField: 'value', yField: 'region' },
      ...{ title: { text: '行政复议受理数（件）' }, label: { formatter: '{surface}' } },
      axes: [{ orient: 'left', type: 'band' }, { orient: 'bottom' }],
      data: [
        {
          values: [
            { region: '东湖县', value: 1370, surface: '1370余件' },
            { region: '西山县', value: 98 },
          ],
        },
      ],
    });
  });

  it('draws a line for each place over the years', () => {
    const points = [point('东湖县', 2023, '80', '80件'), point('东湖县', 2024, '98', '98件')];
    expect(chartSpecOf(chart('line', points))).toMatchObject({
      ...{ type: 'line', xField: 'year', yField: 'value', seriesField: 'region' },
      data: [{ values: [{ year: '2023' }, { year: '2024' }] }],
    });
  });

  it('is plain JSON, as a card must be', () => {
    const spec = chartSpecOf(chart('bar', [point('东湖县', 2024, '98', '98件')]));
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });
});
