import { html } from 'hono/html';
import type { Measure } from '../figures/catalogue.ts';
import type { ListedIndicator } from '../figures/list-indicators.ts';
import { type Html, page } from './page.ts';

const KINDS: Record<Measure, string> = { count: '数量', rate: '比率', amount: '金额', people: '人数' };

/**
 * The page of the catalogue: every indicator with what it counts, under its procedure. Its script shows those that hold a word.
 * @param word What it starts with; the page holds all either way.
 */
export function indicatorsPage(indicators: readonly ListedIndicator[], word: string): Html {
  const procedures = [...new Set(indicators.map(({ procedure }) => procedure))];
  return page(
    '指标',
    html`<main>
      <header>
        <p><a href="/">知报</a></p>
        <h1>指标</h1>
        <p class="aside">报告里的数按这些口径归类，同一口径的数才能相比。</p>
        <label for="word">查找</label>
        <input
          id="word"
          type="search"
          value="${word}"
          placeholder="名称、代码或定义里的词"
          autocomplete="off"
        />
        <p id="count" role="status">共${indicators.length}项</p>
      </header>
      ${procedures.map(
        (procedure) =>
          html`<section>
            <h2>${procedure}</h2>
            ${indicators.filter((one) => one.procedure === procedure).map(entry)}
          </section>`,
      )}
    </main>`,
    'indicators',
  );
}

function entry(indicator: ListedIndicator): Html {
  const { code, name, names, kind, units, definition, formulaInWords, parent, parentName, example } =
    indicator;
  return html`<article id="${code}">
    <h3>${name} <code>${code}</code></h3>
    <p>${definition}</p>
    <dl>
      <dt>计量</dt>
      <dd>${KINDS[kind]}${units.length === 0 ? '' : `，${units.join('、')}`}</dd>
      ${formulaInWords === null ? '' : row('公式', formulaInWords)}
      ${parentName === null ? '' : row('属于', html`<a href="#${parent}">${parentName}</a>`)}
      ${names.length === 0 ? '' : row('又称', names.join('、'))} ${row('例句', example)}
    </dl>
  </article>`;
}

function row(name: string, value: string | Html): Html {
  return html`<dt>${name}</dt>
    <dd>${value}</dd>`;
}
