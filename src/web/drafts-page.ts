import { html } from 'hono/html';
import type { Draft, DraftBlock, DraftPart, DraftSource } from '../drafts/draft.ts';
import { listFormulas, listOpenSlots, marksOf, OPEN_DATE } from '../drafts/draft.ts';
import type { DraftRequest } from '../drafts/draft-section.ts';
import type { MaterialSection } from '../drafts/draft-material.ts';
import { type Html, page } from './page.ts';

/** What can be chosen. */
export interface DraftChoices {
  templates: readonly string[];
  regions: readonly string[];
}

/** A draft with what is set beside it. */
export interface ShownDraft {
  draft: Draft;
  lastYear: readonly MaterialSection[];
}

/**
 * The page on which people draft: template, region and year are chosen, each number opens the sentence that it comes from, and what
 * is open is filled in.
 * @param problem Why there is no draft, as a person reads it.
 */
export function draftsPage(
  choices: DraftChoices,
  asked: Partial<DraftRequest>,
  { shown, problem }: { shown: ShownDraft | null; problem: string | null },
): Html {
  return page(
    '起草',
    html`<main>
      <header>
        <p><a href="/">知报</a></p>
        <h1>起草</h1>
        <form id="choose">
          ${choice('template', '模板', choices.templates, asked.template)}
          ${choice('region', '地区', choices.regions, asked.region)}
          <label
            >年份 <input name="year" inputmode="numeric" maxlength="4" value="${asked.year ?? ''}"
          /></label>
          <button type="submit">起草</button>
        </form>
        <p id="status" role="status">${problem ?? ''}</p>
      </header>
      ${shown === null ? '' : draftBody(shown, asked)}
    </main>`,
    'drafts',
  );
}

function choice(name: string, label: string, values: readonly string[], chosen = ''): Html {
  return html`<label
    >${label}
    <select name="${name}">
      ${values.map((value) => html`<option ${value === chosen ? 'selected' : ''}>${value}</option>`)}
    </select></label
  >`;
}

function draftBody({ draft, lastYear }: ShownDraft, asked: Partial<DraftRequest>): Html {
  const file = new URLSearchParams({
    template: draft.template,
    region: asked.region ?? draft.region,
    year: String(draft.year),
  });
  const groups = groupByTemplate(draft.blocks);
  const { signature, sources, notes } = draft;
  return html`<div id="draft">
      <h2>${draft.title}</h2>
      <p class="files">
        <a href="/drafts/file.docx?${file.toString()}" download>下载 Word（出处成表）</a> ·
        <a href="/drafts/file.docx?${file.toString()}&sources=footnotes" download>下载 Word（出处为脚注）</a>
      </p>
      <ul class="aside">
        ${notes.map((note) => html`<li>${note}</li>`)}
      </ul>
      <div class="beside">
        <div>
          ${groups.map((group) => section(group, sources))}
          ${
            signature === null
              ? ''
              : html`<p class="signature">${signature.issuer}<br />${signature.date ?? OPEN_DATE}</p>`
          }
        </div>
        <aside>
          <h3>${draft.year - 1}年报告的这一部分</h3>
          ${
            lastYear.length === 0
              ? html`<p class="aside">未收录。</p>`
              : lastYear.map(
                  ({ path, heading, text, report, start, end }) =>
                    html`<h4>
                        <a href="/reports/${report.id}?start=${start}&end=${end}">${path} ${heading}</a>
                      </h4>
                      <p>${text}</p>`,
                )
          }
        </aside>
      </div>
    </div>
    ${slotForm(draft)}
    <section id="sources">
      <h2>出处</h2>
      <ol>
        ${sources.map((source) => sourceItem(source))}
      </ol>
      ${listFormulas(draft).map((formula) => html`<p class="aside">计算：${formula}</p>`)}
    </section>`;
}

function groupByTemplate(blocks: readonly DraftBlock[]): DraftBlock[][] {
  const groups: DraftBlock[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last?.[0]?.template === block.template) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

/** A section can be made anew for itself: what was entered meanwhile stands in it then. */
function section(blocks: readonly DraftBlock[], sources: readonly DraftSource[]): Html {
  return html`<section data-template="${blocks[0]?.template ?? ''}">
    ${blocks.map((block) => blockOf(block, sources))}
    <p><button type="button" class="again">重新生成本节</button></p>
  </section>`;
}

function blockOf({ type, parts }: DraftBlock, sources: readonly DraftSource[]): Html {
  const words = parts.map((part) => partOf(part, sources));
  if (type === 'heading') return html`<h3>${words}</h3>`;
  return type === 'quote' ? html`<blockquote>${words}</blockquote>` : html`<p>${words}</p>`;
}

function partOf(part: DraftPart, sources: readonly DraftSource[]): Html | string {
  const source = sources.find(({ n }) => n === marksOf(part)[0]);
  switch (part.type) {
    case 'text':
      return part.text;
    case 'open':
      return html`<mark>${part.text}</mark>`;
    case 'entered':
      return html`<a class="entered" href="#source-${part.source}">${part.text}</a>`;
    case 'computed':
      return html`<a class="computed" title="${part.computation.formula}" href="#sources">${part.text}</a>`;
    case 'figure':
      return source === undefined
        ? part.text
        : html`<a href="${hrefOf(source)}" title="${source.quote}">${part.text}</a>`;
  }
}

function hrefOf({ kind, report, start, end, n }: DraftSource): string {
  return kind === 'stated' ? `/reports/${report}?start=${start}&end=${end}` : `#source-${n}`;
}

function sourceItem(source: DraftSource): Html {
  const { n, kind, title, section, quote } = source;
  const name = kind === 'stated' ? `《${title}》${section}` : `${title} ${section}`;
  return html`<li id="source-${n}">
    ${kind === 'stated' ? html`<a href="${hrefOf(source)}">${name}</a>` : name}：${quote}
  </li>`;
}

function slotForm(draft: Draft): Html {
  const slots = listOpenSlots(draft);
  if (slots.length === 0) return html``;
  return html`<form id="fill">
    <h2>待填</h2>
    <p class="aside">填报的数会注明填报人、单位和日期，只用于起草，不作为答问的依据。</p>
    <label>填报人 <input name="by" maxlength="60" required /></label>
    <label>填报单位 <input name="department" maxlength="60" required /></label>
    ${slots.map(
      ({ key, name, lastYear, units, kind }) =>
        html`<label class="slot"
          ><span>${name}${lastYear === null ? '' : `（上年${lastYear}）`}</span>
          ${
            kind === 'number'
              ? html`<input data-slot="${key}" placeholder="数量，单位${units.join('、')}" />`
              : html`<textarea data-slot="${key}" rows="2"></textarea>`
          }
        </label>`,
    )}
    <button type="submit">填入</button>
    <p id="filled" role="status"></p>
  </form>`;
}
