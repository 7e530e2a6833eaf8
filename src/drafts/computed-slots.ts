import type { Derivation } from '../calculations/derive.ts';
import { deriveMovement } from '../calculations/derive.ts';
import { groundOf } from '../calculations/ground.ts';
import type { Indicator } from '../figures/catalogue.ts';
import type { DraftPart } from './draft.ts';
import type { DraftMaterial, MaterialFigure } from './draft-material.ts';
import { findMaterial } from './draft-material.ts';

/** The figure that states an indicator, where one alone does: with two it is not known which to compute with. */
export function statedOnce({ figures }: DraftMaterial, indicator: Indicator): MaterialFigure[] {
  const found = findMaterial(figures, indicator);
  const values = new Set(
    figures
      .filter(({ figure }) => figure.indicator === indicator.code && figure.kind === 'level')
      .filter(({ figure, report }) => figure.year === report.year)
      .map(({ figure }) => figure.normalized),
  );
  return found === null || values.size !== 1 || found.figure.correction?.amendment ? [] : [found];
}

/**
 * The change of an indicator on the year before, in words with its numbers; nothing where the two years do not count alike or either
 * number is not exact.
 */
export function changeOf(
  indicator: Indicator,
  material: DraftMaterial,
  computed: (derivation: Derivation, indicator: Indicator) => DraftPart,
): DraftPart[] {
  const [now] = statedOnce(material, indicator);
  const [before] = statedOnce({ ...material, figures: material.lastYear }, indicator);
  if (!now || !before || groundOf(now) !== groundOf(before) || now.figure.unit !== before.figure.unit)
    return [];
  if ([now, before].some(({ figure }) => figure.qualifier !== 'exact')) return [];
  const { direction, distance, rate } = deriveMovement(now, before);
  if (direction === 'level') return [{ type: 'text', text: '，与上年持平' }];
  const isUp = direction === 'up';
  const isShare = rate === null && /百分点/u.test(distance.unit);
  const verb = isShare ? (isUp ? '提高' : '下降') : isUp ? '增加' : '减少';
  return [
    { type: 'text', text: `，比上年${verb}` },
    computed(distance, indicator),
    ...(rate === null
      ? []
      : [{ type: 'text' as const, text: isUp ? '，增长' : '，下降' }, computed(rate, indicator)]),
  ];
}
