/**
 * Whether a body speaks for its region: a government, a committee that administers a zone, the office that leads the work on
 * the rule of law. A bureau or department speaks for itself.
 */
export function speaksForRegion(issuer: string): boolean {
  return /人民政府(?:办公[室厅])?$|管理委员会$|管委会$|行政公署$|街道办事处$|依法治.{1,3}(?:委员会)?(?:办公室)?$/u.test(
    issuer,
  );
}

/** Whether a body reports on its own work: a bureau, a department, a detachment. */
export function isOfDepartment(issuer: string): boolean {
  return !speaksForRegion(issuer) && /(?:局|厅|委员会|总队|支队|大队|中心|院)$/u.test(issuer);
}
