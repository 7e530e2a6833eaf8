/** Words for all of a region, as its report says them: 全县, 全市行政复议机关, 全区各级. */
const WHOLE =
  /^(?:[全我本](?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道))(?:(?:各级)?(?:行政)?(?:复议)?机关|各级|范围内?)?$/u;

/** Whether a scope is that of the whole region: none said, or 全县, 全市. */
export function isOfWhole(scope: string | null): boolean {
  return scope === null || WHOLE.test(scope);
}

/** Whether a scope only says 我县 or 本区: the reporting region itself, which limits nothing. */
export function isOwnRegion(scope: string): boolean {
  return /^[我本](?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道)$/u.test(scope);
}
