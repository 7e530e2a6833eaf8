import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The assets that make a page, by their name: `/assets/review.css` and `/assets/review.js`. */
export type Look = 'report' | 'indicators' | 'review' | 'drafts';

/** A page with the styles and script of its look and nothing from elsewhere. */
export function page(title: string, body: Html, look: Look = 'report'): Html {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · 知报</title>
        <link rel="icon" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/common.css" />
        <link rel="stylesheet" href="/assets/${look}.css" />
        <script type="module" src="/assets/${look}.js"></script>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}

/** What a person sees instead of a page. */
export function messagePage(title: string, message: string): Html {
  return page(
    title,
    html`<main class="report">
      <header>
        <h1>${title}</h1>
        <p>${message}</p>
        <p><a href="/" target="_top">回到知报</a></p>
      </header>
    </main>`,
  );
}
