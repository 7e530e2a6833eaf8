// Shares beyond the whole.
import { compareDecimals } from '../../numbers/decimal.ts';
import type { CheckDraft, ReportView } from './rule.ts';
import { isPercent } from './sites.ts';

/** Shares of a whole, which can't be more than it; a plan can be exceeded, and growth has no bound. */
const SHARE =
  /(?:出庭|应诉|合格|优秀|优良|受理|立案|办结|审结|结案|败诉|胜诉|化解|调处|成功|满意|持证|纠错|维持|驳回|答复|公示|审查|审核|报备|备案|及时|规范|参考|入驻|见面|采纳|履行|出声|整改|网办|覆盖|回复|响应|参与|公开|通过|应诉|调解)率|占比?/u;
const EXCEEDABLE = /增|降|减|提速|升|完成率|同比|较|比上年|超额/u;

/** Only what fails: that a share is at most 100% says nothing. */
export function checkOverWhole({ sites }: ReportView): CheckDraft[] {
  return sites
    .filter(
      (site) =>
        isPercent(site) &&
        site.figure.kind === 'level' &&
        compareDecimals(site.figure.value, '100') > 0 &&
        SHARE.test(site.words) &&
        !EXCEEDABLE.test(site.words),
    )
    .map((site) => ({
      kind: 'share',
      verdict: 'differs',
      doubt: null,
      subject: site.checked,
      operands: [],
      expected: '100',
      formula: '≤ 100%',
    }));
}
