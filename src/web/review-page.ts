import { html } from 'hono/html';
import { describeHistory } from '../library/describe-history.ts';
import type { HistoryEntry } from '../library/describe-history.ts';
import type { Doubt, DoubtfulFigure, ReviewQueue } from '../library/list-doubts.ts';
import type { ListedIndicator } from '../figures/list-indicators.ts';
import { type Html, page } from './page.ts';
import { deeds } from './review-deeds.ts';
import { FACTS, KINDS, RELATIONS, VERDICTS } from '../library/verdict-words.ts';

/**
 * The page on which people look at doubtful figures: each with its sentence, why it is doubtful, what can be decided and what was.
 * @param queue What to look at, or one figure that was asked for.
 */
export function reviewPage(
  { figures, total }: ReviewQueue,
  indicators: readonly ListedIndicator[],
  scope: 'queue' | 'one',
): Html {
  const names = new Map(indicators.map(({ code, name }) => [code, name]));
  return page(
    '复核',
    html`<main>
      <header>
        <p>
          <a href="/">知报</a> ·
          <a href="/indicators">指标</a>${scope === 'one' ? html` · <a href="/review">全部待复核</a>` : ''}
        </p>
        <h1>复核</h1>
        <p class="aside">
          读错了的数，改成原句所写；报告本身有误的，保留原数，另注更正。谁在何时为何这样定，都留有记录，重新读取报告也不会丢。
        </p>
        ${scope === 'one' ? '' : html`<p id="count">${countOf(figures.length, total)}</p>`}
        <label for="by">姓名</label>
        <input id="by" autocomplete="name" maxlength="40" placeholder="记录里署的名字" />
        <section id="own" hidden>
          <h2>我报告过的</h2>
          <ul></ul>
        </section>
      </header>
      ${figures.map((one) => item(one, names))}
      <datalist id="indicators">
        ${indicators.map(({ code, name }) => html`<option value="${code}">${name}</option>`)}
      </datalist>
    </main>`,
    'review',
  );
}

function countOf(shown: number, total: number): string {
  if (total === 0) return '没有需要复核的数。';
  return shown < total ? `共${total}个，先看最可疑的${shown}个` : `共${total}个，最可疑的在前`;
}

function item({ figure, report, doubts }: DoubtfulFigure, names: ReadonlyMap<string, string>): Html {
  const { id, shown, snapshot, state } = figure;
  const { start, end } = snapshot.sentence;
  const indicator = shown.indicator === null ? '未归类' : (names.get(shown.indicator) ?? shown.indicator);
  const facts = [
    indicator,
    shown.year === null ? '' : `${shown.year}年`,
    shown.period ?? '',
    shown.scope ?? '',
    shown.kind === 'level' ? '' : KINDS[shown.kind],
  ].filter((fact) => fact !== '');
  return html`<article data-figure="${id}" data-value="${shown.stated}" data-unit="${shown.unit}">
    <p class="whose">
      ${report.regionName ?? '地区不明'} · ${report.year === null ? '年份不明' : `${report.year}年`} ·
      ${report.kind ?? report.source}
    </p>
    <h2>${shown.label} <strong>${shown.stated}${shown.unit}</strong></h2>
    <p class="facts">
      ${facts.join(' · ')}${state === null ? '' : html` <em>${VERDICTS[state.verdict]}</em>`}
    </p>
    ${
      doubts.length === 0
        ? ''
        : html`<ul class="doubts">
            ${doubts.map((doubt) => html`<li>${doubtWords(doubt)}</li>`)}
          </ul>`
    }
    <blockquote>${sentence(figure)}</blockquote>
    <p class="source">
      <a href="/reports/${report.id}?start=${start}&end=${end}" target="_blank" rel="noopener">看原文</a>
    </p>
    ${deeds(figure)} ${history(describeHistory(figure))}
  </article>`;
}

/** The sentence with the numeral marked, as it is shown now. */
function sentence({ snapshot, shown }: DoubtfulFigure['figure']): Html {
  const { quote } = snapshot;
  const from = Math.max(shown.start - snapshot.sentence.start, 0);
  const to = Math.min(shown.end - snapshot.sentence.start, quote.length);
  return html`${quote.slice(0, from)}<mark>${quote.slice(from, to)}</mark>${quote.slice(to)}`;
}

function doubtWords(doubt: Doubt): string {
  switch (doubt.type) {
    case 'objection':
      return `${doubt.objection.by}报告有误：${doubt.objection.reason}`;
    case 'reading':
      return RELATIONS[doubt.relation];
    case 'check':
      return `核算不符：${doubt.check.formula} = ${doubt.check.expected}，原文写${doubt.check.subject.figure.stated}`;
    case 'sources':
      return `${doubt.report.year ?? ''}年${doubt.report.kind ?? doubt.report.source}写${doubt.other.stated}${doubt.other.unit}：${doubt.other.quote.trim()}`;
    case 'confidence':
      return `归类把握不大（${doubt.confidence.toFixed(2)}）`;
  }
}

function history(entries: readonly HistoryEntry[]): Html | '' {
  if (entries.length === 0) return '';
  return html`<details class="history">
    <summary>记录（${entries.length}）</summary>
    <ol>
      ${entries.map(
        ({ at, by, verdict, reason, relation, changes, amendment }) =>
          html`<li>
            ${at.toISOString().slice(0, 10)} ${by ?? '程序'}
            ${VERDICTS[verdict]}：${relation === null ? (reason ?? '') : RELATIONS[relation]}
            ${changes.map(
              ({ fact, before, after }) =>
                html`<br />${FACTS[fact]}：${String(before ?? '（空）')} → ${String(after ?? '（空）')}`,
            )}
            ${verdict === 'amended' && amendment !== null ? html`<br />应为 ${amendment.value}${amendment.unit}` : ''}
          </li>`,
      )}
    </ol>
  </details>`;
}
