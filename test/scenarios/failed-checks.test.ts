import { describe, expect, it } from 'vitest';
import { findStoredReport } from '../../src/library/find-stored-report.ts';
import { failedChecks, listChecks } from '../../src/library/list-checks.ts';
import { removeReport } from '../../src/library/remove-report.ts';
import { readAgain } from '../../src/library/reread-report.ts';
import { settleCheck } from '../../src/library/settle-check.ts';
import { answeringLibrary } from '../support/answering-library.ts';

const REPORT = `青田县人民政府2024年法治政府建设年度报告
现将2024年法治政府建设情况报告如下：
一、主要举措和成效
全县推进行政执法和行政复议工作。
收到行政复议申请346件，其中受理298件，不予受理31件，视为放弃27件。
行政机关负责人应出庭80件，实际出庭76件，出庭应诉率95%。
青田县人民政府
2025年2月1日
`;
const QUESTION = '青田县2024年收到多少件行政复议申请？';

describe('a number that does not come out', () => {
  it('is told as such by the answers that quote it, and by no other', async () => {
    const { ask, ingest } = await answeringLibrary();
    await ingest(REPORT);
    const quoted = await ask(QUESTION);
    expect(quoted.figures).toContainEqual(expect.objectContaining({ role: 'result', stated: '346' }));
    expect(quoted.notes.join('\n')).toMatch(/346.*298 \+ 31 \+ 27.*356.*不符/u);
    expect((await ask('青田县2024年不予受理多少件行政复议申请？')).notes.join('\n')).toContain('不符');
    expect((await ask('青田县2024年负责人出庭应诉率是多少？')).notes.join('\n')).not.toContain('核对');
  });

  it('is told no more once a person has called it a false alarm, also after the same file is read again or taken in anew', async () => {
    const { ask, ingest, library } = await answeringLibrary();
    const id = await ingest(REPORT);
    const [failed] = failedChecks(await listChecks(library, await findStoredReport(library.store, id)));
    const verdict = { verdict: 'false_alarm', reason: '收到数不含视为放弃', by: '王科长' } as const;
    await settleCheck(library, { ...verdict, check: failed?.id ?? '' });
    expect((await ask(QUESTION)).notes.join('\n')).not.toContain('不符');

    const stored = await findStoredReport(library.store, id);
    await readAgain(library, stored, stored.overrides);
    expect((await ask(QUESTION)).notes.join('\n')).not.toContain('不符');

    await removeReport(library, id);
    await ingest(REPORT, 'another-name.txt');
    expect((await ask(QUESTION)).notes.join('\n')).not.toContain('不符');
  });
});
