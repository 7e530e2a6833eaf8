/**
 * How exactly a number was stated: exact, about (约), over (余, 多, 超过, 突破), nearly (近),
 * at_least (以上, 不少于), less_than (不足, 不超过).
 */
export type Qualifier = 'exact' | 'about' | 'over' | 'nearly' | 'at_least' | 'less_than';

/**
 * A number as a text states it. 「1.4万余起」 is
 * `{ stated: '1.4', value: '1.4', unit: '万起', normalized: '14000', qualifier: 'over' }`.
 */
export interface Quantity {
  /** The numeral as written, without unit and qualifier: `1,423`, `１４２３`, `三百`, `1.4`. */
  stated: string;
  /** Its decimal in plain ASCII digits, before 万 and 亿 are applied. */
  value: string;
  /** The unit as written, with its 万 or 亿 in front: `件`, `万起`, `亿元`, `%`, `个百分点`; `''` when there is none. */
  unit: string;
  /** The value in the base unit, as a plain decimal: 1.33 亿元 → `133000000`; a percentage stays in percent. */
  normalized: string;
  qualifier: Qualifier;
}
