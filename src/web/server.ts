import { Hono } from 'hono';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Ask, ExportDocument } from '../answers/answer.ts';
import type { ConsoleChannel } from '../channels/console/console-channel.ts';
import type { FeishuChannel } from '../channels/feishu/feishu-channel.ts';
import { AppError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import type { DoubtfulFigure, ReviewQueue } from '../library/list-doubts.ts';
import type { ReadableReport } from '../library/read-report.ts';
import { listIndicators } from '../figures/list-indicators.ts';
import type { Catalogue } from '../figures/catalogue.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { guardAccess } from './access.ts';
import { createApi } from './api.ts';
import { readConsolePage, serveAsset, serveChartLibrary } from './assets.ts';
import type { DraftDeeds } from './drafts-routes.ts';
import { createDraftRoutes } from './drafts-routes.ts';
import { indicatorsPage } from './indicators-page.ts';
import { messagePage } from './page.ts';
import { parseMarked, reportPage } from './report-page.ts';
import type { ReviewDeeds } from './review-api.ts';
import { createReviewApi } from './review-api.ts';
import { reviewPage } from './review-page.ts';
import { createWebhookRoute } from './webhook.ts';
import { parseFileName, serveFile } from './serve-file.ts';

/** Figures that one page holds: more is not looked through at a time. */
const MOST_REVIEWED = 50;

export interface WebDependencies {
  ask: Ask;
  console: ConsoleChannel;
  /** A stored report by its id, whatever its status; null when there is none. */
  findReport: (id: string) => Promise<ReadableReport | null>;
  catalogue: Catalogue;
  drafts: DraftDeeds;
  review: ReviewDeeds & {
    list: (most: number) => Promise<ReviewQueue>;
    /** One figure by its id; null when there is none. */
    find: (id: string) => Promise<DoubtfulFigure | null>;
  };
  /** What the reply to a message can be exported as; null when there is nothing. */
  findDocument: (key: { channel: string; messageId: string }) => Promise<ExportDocument | null>;
  /** Facts for /healthz; `ok: false` answers 503. */
  health: () => Promise<{ ok: boolean } & Record<string, unknown>>;
  /** What is counted at /metrics. */
  metrics: Pick<Metrics, 'render' | 'contentType'>;
  /** Takes the messenger's calls; null where it is not set up, or connected to. */
  takeWebhook: FeishuChannel['takeWebhook'];
  token: string | null;
  publicUrl: string | null;
  logger: Logger;
}

/** The pages and calls of the console, without a socket. Open to everyone are /healthz, and the webhook, which proves its caller itself. */
export function createWeb(dependencies: WebDependencies): Hono {
  const web = new Hono();
  web.onError((error, context) => answerFailure(context, error, dependencies.logger));
  web.notFound((context) =>
    answerMessage(context, 404, {
      title: '没有这个页面',
      message: '网址可能不完整。',
      error: 'There is nothing at this address.',
    }),
  );
  web.use(HEADERS);
  web.get('/healthz', async (context) => {
    const health = await dependencies.health();
    return context.json(health, health.ok ? 200 : 503);
  });
  if (dependencies.takeWebhook) web.route('/', createWebhookRoute(dependencies.takeWebhook));
  web.use(guardAccess(dependencies));
  web.get('/metrics', async (context) =>
    context.body(await dependencies.metrics.render(), 200, {
      'content-type': dependencies.metrics.contentType,
    }),
  );
  web.get('/', async (context) => context.html(await readConsolePage()));
  web.get('/assets/vchart.js', serveChartLibrary);
  web.get('/assets/:name', (context) => serveAsset(context, context.req.param('name')));
  web.get('/reports/:id', async (context) => {
    const report = await dependencies.findReport(context.req.param('id'));
    if (report) return context.html(reportPage(report, parseMarked(context.req.query())));
    return answerMessage(context, 404, {
      title: '没有这份报告',
      message: '网址可能不完整，或者这份报告在别的库里。',
      error: 'No report has this id.',
    });
  });
  web.get('/files/:channel/:name', async (context) => {
    const { channel, name } = context.req.param();
    const asked = parseFileName(name);
    const { messageId = '', format = 'xlsx' } = asked ?? {};
    const document = asked && (await dependencies.findDocument({ channel, messageId }));
    if (document?.formats.includes(format)) return serveFile(context, document, format);
    return answerMessage(context, 404, {
      title: '没有这份文件',
      message: '网址可能不完整，或者这次对话已按保存期限清除。请再问一次。',
      error: 'There is no file of this answer.',
    });
  });
  web.get('/indicators', (context) => {
    const word = context.req.query('word') ?? '';
    return context.html(indicatorsPage(listIndicators(dependencies.catalogue), word));
  });
  web.get('/review', async (context) => {
    const { review, catalogue } = dependencies;
    const indicators = listIndicators(catalogue);
    const id = context.req.query('figure');
    if (id === undefined)
      return context.html(reviewPage(await review.list(MOST_REVIEWED), indicators, 'queue'));
    const figure = await review.find(id);
    if (figure) return context.html(reviewPage({ figures: [figure], total: 1 }, indicators, 'one'));
    return answerMessage(context, 404, {
      title: '没有这个数',
      message: '网址可能不完整，或者这份报告在别的库里。',
      error: 'No figure has this id.',
    });
  });
  web.route('/', createDraftRoutes(dependencies.drafts));
  web.route('/api/figures', createReviewApi(dependencies.review));
  web.route('/api', createApi(dependencies));
  return web;
}

/** Nothing from elsewhere, nothing inline, and no page of others around ours. */
const HEADERS = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'"],
    frameSrc: ["'self'"],
    frameAncestors: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
  },
  xFrameOptions: 'SAMEORIGIN',
});

function answerFailure(context: Context, error: Error, logger: Logger): Response | Promise<Response> {
  if (error instanceof HTTPException) return error.getResponse();
  const fault = error instanceof AppError ? OUT_OF_ORDER[error.code] : undefined;
  if (fault) {
    // Whoever runs the server reads where the store is and what to do; whoever asks is told that it was not they.
    logger.error({ reason: error.message, path: context.req.path }, 'the store refused');
    const { status, message, remedy } = fault;
    return answerMessage(context, status, { title: '现在不能回答', message, error: remedy });
  }
  if (error instanceof AppError && error.code !== 'internal') {
    const status = error.retryable ? 503 : 400;
    return answerMessage(context, status, {
      title: '现在不能回答',
      message: error.message,
      error: error.message,
    });
  }
  const reference = crypto.randomUUID().slice(0, 8);
  logger.error({ err: error, reference, path: context.req.path }, 'a request failed');
  return answerMessage(context, 500, {
    title: '出错了',
    message: `请把编号 ${reference} 告诉管理员。`,
    error: `The request failed for a reason that was not foreseen: tell the administrator ${reference}.`,
  });
}

/** What is wrong with the server itself, and not with what was asked of it. */
const OUT_OF_ORDER: Readonly<
  Partial<Record<ErrorCode, { status: ContentfulStatusCode; message: string; remedy: string }>>
> = {
  store_full: {
    status: 507,
    message: '服务器的磁盘满了，这个问题没有收下。请管理员腾出空间后再试。',
    remedy: 'The disk of the server is full and nothing was kept: ask again when there is room.',
  },
  store_unavailable: {
    status: 503,
    message: '服务器暂时不能读写数据，请稍后再试；一直这样时请告诉管理员。',
    remedy: 'The store of the server cannot be used at the moment: ask again later.',
  },
};

interface Message {
  /** For people. */
  title: string;
  message: string;
  /** For programs. */
  error: string;
}

/** A page for people, JSON for programs. */
function answerMessage(
  context: Context,
  status: ContentfulStatusCode,
  { title, message, error }: Message,
): Response | Promise<Response> {
  const wantsPage = context.req.header('accept')?.includes('text/html') ?? false;
  return wantsPage ? context.html(messagePage(title, message), status) : context.json({ error }, status);
}
