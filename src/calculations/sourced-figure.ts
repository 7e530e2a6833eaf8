import { legible } from '../figures/figure-surface.ts';
import type { Figure } from '../figures/figure.ts';
import type { ReportSummary } from '../store/reports.ts';

/** A stored figure with the report that states it and the sentence as it stands there. */
export interface SourcedFigure {
  figure: Figure;
  report: ReportSummary;
  quote: string;
}

/**
 * The number as people should see it: as written, with its qualifier and unit.
 * @example surfaceOf(sourced('全年成功调处各类矛盾纠纷1.4万余起', '1.4')) // '1.4万余起'
 */
export function surfaceOf({ figure, quote }: SourcedFigure): string {
  const { unit, qualifier } = figure;
  const stated = legible(figure.stated);
  const scale = /^[万亿]+/u.exec(unit)?.[0] ?? '';
  // 百分之九十 and 百分百 have their unit in them.
  const plain = stated.startsWith('百分') ? stated : `${stated}${unit}`;
  switch (qualifier) {
    case 'exact':
      return plain;
    case 'about':
      return `约${plain}`;
    case 'nearly':
      return `近${plain}`;
    case 'at_least':
      return `${plain}以上`;
    case 'less_than':
      return `不足${plain}`;
    case 'over': {
      const rest = quote.slice(figure.end - figure.sentence.start);
      const isTrailing = /^\s*[万亿]?\s*[余多]/u.test(rest);
      return isTrailing ? `${stated}${scale}余${unit.slice(scale.length)}` : `超过${plain}`;
    }
  }
}
