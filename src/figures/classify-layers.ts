import { once } from '../regions/once.ts';
import type { ParsedReport } from '../reports/report.ts';
import { readRowWords } from './row-words.ts';
import type { RowWords } from './row-words.ts';
import type { Figure } from './figure.ts';
import type { ClassificationWords, Scan } from './classify-words.ts';

/**
 * Where inherited words stand: a subject carried over within the sentence, the sentence's running words before the number, an
 * earlier sentence of the section, or a heading.
 */
export type LayerSource = 'topic' | 'lead' | 'earlier' | 'heading';

/** A stretch of words that a number's subject may be inherited from. */
export interface Layer {
  /** Read when it is first asked for: most numbers need no more than their own clause. */
  readonly scan: Scan;
  /** How much its word is worth, below 1: the own clause's. */
  weight: number;
  source: LayerSource;
}

/** Everything a number may be understood from. */
export interface Evidence {
  before: Scan;
  after: Scan;
  /** Nearest first. */
  layers: readonly Layer[];
  /** True for what a list by matter or field counts: it is no whole that an indicator counts. */
  isOfBreakdown(): boolean;
  /** True for a field of a table, whose headings narrow it as its own words do. */
  isRow: boolean;
}

const TOPIC_WEIGHT = 0.9;
const TOPIC_STEP = 0.06;
const TOPIC_FLOOR = 0.66;
/** The sentence's words before the number, when no subject was carried over. */
const LEAD_WEIGHT = 0.84;
const SENTENCE_WEIGHTS = [0.77, 0.71, 0.66, 0.62, 0.58];
const HEADING_WEIGHTS = [0.72, 0.68, 0.64];
/** What a heading that names both procedures of disputes loses: it says of neither number which one it counts. */
const RIVALS_COST = 0.12;
/** Below every heading's: a heading on 应诉 wins over the report's kind. */
const KIND_WEIGHT = 0.62;
const GROUP_WEIGHTS = [0.9, 0.84, 0.78];
/** Rows above tell what a table counts as surely as the sentence before does. */
const ABOVE_WEIGHT = 0.77;

/** 「对9件文件、14件合同开展审查」: what is done to all of a list stands after its last number. */
const LIST_HEAD = /(?:对|就|围绕)[^，,。；;：:]*$/;
const LIST_TAIL =
  /^[^，,。；;：:]*(?:、|和|及|与)[^，,。；;：:\d]*\d[^，,。；;：:]*?((?:开展|进行|实施|作出|予以|(?:提前|事前|逐一|全面|全部|均|依法)*(?:合法性)?(?:审[查核]|把关|论证|评估|评查|清理))[^，,。；;：:\d]*)/;

/** 「对9个单位10名领导干部经济责任审计」: two counts of one thing that is done. */
const PAIR_TAIL =
  /^[\u4e00-\u9fff]{1,6}\d+[\u4e00-\u9fff]{0,2}?[名个件份家人](?=[^，,。；;：:\d]{4})([^，,。；;：:\d]+)/;

/** 「3个街道均设立了服务站」: what bodies all did is no count of what they did it with. */
const EACH_BODY =
  /^((?:乡镇|街道|镇|乡|行政村|村|社区|部门|单位|县区|县|区|市|机关|司法所|学校|企业)(?:[(（][^()（）]{1,4}[)）])?)(?=均|都|全部|皆|全面|实现)/;

/** 「在7个重点领域公布清单」: fields are counted, not what is done in them. */
const EACH_FIELD = /^(?:重点|执法|行业|民生|关键|高频)*(?:领域|行业|方面|环节)/;

/** 「行政复议和应诉工作」 heads numbers of either. */
const NAMES_RIVALS = /复议.*(?:应诉|诉讼)|(?:应诉|诉讼).*复议/;

/** 「办结的案件中调解结案」: what is counted of is no verb of the number; 「针对发现的问题制发」: nor is why. */
const WHOLE_OR_CAUSE =
  /^[^，,。；;]*(?:案件|申请|纠纷|事项|案卷)[当之]?中(?![止断期])(?=\p{Script=Han}{2})|^针对[^，,。；;]{2,16}(?:问题|情况|情形)(?=\p{Script=Han}{2})/u;

function withoutWhole(before: string): string {
  return before.replace(WHOLE_OR_CAUSE, '');
}

/** Quotation marks part what belongs together: 「“一网通办”率」. */
const QUOTES = /[“”"‘’'「」『』《》〈〉]/g;

/** Reads the context of a report's figures; stretches that many figures share are scanned once. */
export function createEvidenceReader(
  report: ParsedReport,
  words: ClassificationWords,
): (figure: Figure) => Evidence {
  const scans = new Map<string, Scan>();
  function scan(written: string): Scan {
    const text = written.replace(QUOTES, '');
    const known = scans.get(text);
    if (known !== undefined) return known;
    const made = words.scan(text);
    scans.set(text, made);
    return made;
  }
  const indexOfSentence = new Map(report.sentences.map((sentence, index) => [sentence.start, index]));
  const around = new Map<number, Layer[]>();

  function layerOf(read: () => Scan, weight: number, source: LayerSource): Layer {
    const readOnce = once(read);
    return {
      get scan() {
        return readOnce();
      },
      weight,
      source,
    };
  }

  /** The sentence's words before a number; the sentence is scanned once for all its numbers. */
  function scanLead({ sentence, start }: Figure): Scan {
    const whole = scan(report.text.slice(sentence.start, sentence.end));
    const length = report.text.slice(sentence.start, start).replace(QUOTES, '').length;
    const words = whole.words.filter(({ end }) => end <= length);
    return { ...whole, words, subsets: whole.subsets.filter(({ end }) => end <= length) };
  }

  /** The sentences before, nearest first, as long as they stand in the same section. */
  function earlierSentences(start: number): string[] {
    const index = indexOfSentence.get(start);
    const own = index === undefined ? undefined : report.sentences[index];
    if (index === undefined || own === undefined) return [];
    return report.sentences
      .slice(Math.max(0, index - SENTENCE_WEIGHTS.length), index)
      .reverse()
      .filter((sentence) => sentence.section === own.section && !sentence.isHeading)
      .map((sentence) => report.text.slice(sentence.start, sentence.end));
  }

  function layersOf(
    texts: readonly string[],
    weightAt: (index: number) => number,
    source: LayerSource,
  ): Layer[] {
    return texts
      .filter((text) => text !== '')
      .map((text, index) => layerOf(() => scan(text), weightAt(index), source));
  }

  function ofHeadings(headings: readonly string[]): Layer[] {
    return layersOf(
      headings,
      (index) => (HEADING_WEIGHTS[index] ?? 0) - (NAMES_RIVALS.test(headings[index] ?? '') ? RIVALS_COST : 0),
      'heading',
    );
  }

  /** What is the same for all numbers of a sentence: the sentences before it and its headings. */
  function layersAround({ sentence, context }: Figure): Layer[] {
    const known = around.get(sentence.start);
    if (known !== undefined) return known;
    const made = [
      ...layersOf(earlierSentences(sentence.start), (index) => SENTENCE_WEIGHTS[index] ?? 0, 'earlier'),
      ...ofHeadings(context.headings.slice(0, HEADING_WEIGHTS.length)),
      ...ofKind(context.headings),
    ];
    around.set(sentence.start, made);
    return made;
  }

  /** The words after a number, with what the end of its list says of all its items. */
  function wordsAfter({ sentence, start, end, context }: Figure): string {
    const body = EACH_BODY.exec(context.after)?.[1] ?? EACH_FIELD.exec(context.after)?.[0];
    if (body !== undefined) return body;
    if (!LIST_HEAD.test(report.text.slice(sentence.start, start))) return context.after;
    const rest = report.text.slice(end, sentence.end);
    const tail = LIST_TAIL.exec(rest)?.[1] ?? PAIR_TAIL.exec(rest.replace(/^[名个件份家人]/, ''))?.[1] ?? '';
    return context.after.includes(tail) ? context.after : `${context.after}${tail}`;
  }

  /** The subject of a whole report, under headings that name none: 「三、审结情况」. */
  function ofKind(headings: readonly string[]): Layer[] {
    const isStatistics = report.metadata.kind === '行政复议和应诉统计分析';
    const isNamed = headings.some((heading) => /应诉|诉讼|审判|信息公开/.test(heading));
    return layersOf(isStatistics && !isNamed ? ['行政复议'] : [], () => KIND_WEIGHT, 'heading');
  }

  function evidenceOf(facts: Omit<Evidence, 'isOfBreakdown'>): Evidence {
    const { before, layers } = facts;
    return {
      ...facts,
      isOfBreakdown: once(
        () =>
          before.hasBreakdown || layers.some(({ scan, source }) => source === 'topic' && scan.hasBreakdown),
      ),
    };
  }

  function readRow({ name, groups, before, above }: RowWords, figure: Figure): Evidence {
    return evidenceOf({
      before: scan(name),
      after: scan(''),
      layers: [
        ...layersOf(groups, (index) => GROUP_WEIGHTS[index] ?? 0, 'heading'),
        ...layersOf([before, ...above, ...figure.context.topics], () => ABOVE_WEIGHT, 'earlier'),
        ...ofHeadings(figure.context.headings),
        ...ofKind(figure.context.headings),
      ],
      isRow: true,
    });
  }

  function readProse(figure: Figure): Evidence {
    return evidenceOf({
      before: scan(withoutWhole(figure.context.before)),
      after: scan(wordsAfter(figure)),
      isRow: false,
      layers: [
        ...layersOf(
          figure.context.topics,
          (index) => Math.max(TOPIC_FLOOR, TOPIC_WEIGHT - TOPIC_STEP * index),
          'topic',
        ),
        layerOf(() => scanLead(figure), LEAD_WEIGHT, 'lead'),
        ...layersAround(figure),
      ],
    });
  }

  return (figure) => {
    const row = readRowWords(report.text, figure);
    return row === null ? readProse(figure) : readRow(row, figure);
  };
}
