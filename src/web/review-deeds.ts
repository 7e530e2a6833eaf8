import { html } from 'hono/html';
import type { SettledFigure } from '../library/find-settled-figure.ts';
import type { FigureKind } from '../figures/figure.ts';
import type { Html } from './page.ts';
import { KINDS } from '../library/verdict-words.ts';

/** What can be decided of a figure: a button each, and one form that shows what the deed needs. */
export function deeds({ shown, state }: Pick<SettledFigure, 'shown' | 'state'>): Html {
  return html`<div class="deeds">
      <button type="button" data-verdict="confirmed">确认</button>
      <button type="button" data-verdict="corrected">改正（读错）</button>
      <button type="button" data-verdict="amended">更正（原文有误）</button>
      <button type="button" data-verdict="classified">归类</button>
      <button type="button" data-verdict="rejected">剔除</button>
      ${state === null ? '' : html`<button type="button" data-verdict="withdrawn">撤回</button>`}
      <button type="button" data-verdict="objection">报告有误</button>
    </div>
    <form hidden>
      ${field('value', 'corrected amended', '数', shown.stated)}
      ${field('unit', 'corrected amended', '单位', shown.unit)}
      <label data-for="corrected">性质 ${kinds(shown.kind)}</label>
      ${field('year', 'corrected', '年份', String(shown.year ?? ''))}
      ${field('period', 'corrected', '时段', shown.period ?? '')}
      ${field('scope', 'corrected', '范围', shown.scope ?? '')}
      <label data-for="corrected classified"
        >指标代码
        <input name="indicator" list="indicators" value="${shown.indicator ?? ''}" autocomplete="off" />
      </label>
      <label class="reason">理由 <input name="reason" maxlength="300" required /></label>
      <button type="submit">记下</button>
      <button type="button" class="cancel">取消</button>
    </form>
    <p class="outcome" role="status"></p>`;
}

/** @param verdicts For which deeds it is shown. */
function field(name: string, verdicts: string, words: string, value: string): Html {
  return html`<label data-for="${verdicts}"
    >${words} <input name="${name}" value="${value}" autocomplete="off"
  /></label>`;
}

function kinds(chosen: FigureKind): Html {
  return html`<select name="kind">
    ${Object.entries(KINDS).map(([kind, words]) =>
      kind === chosen
        ? html`<option value="${kind}" selected>${words}</option>`
        : html`<option value="${kind}">${words}</option>`,
    )}
  </select>`;
}
