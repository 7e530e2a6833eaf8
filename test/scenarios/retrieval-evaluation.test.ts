import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RetrievalResult } from '../../src/commands/evaluate/evaluate-retrieval.ts';
import { folderForThisFile, zhibao } from '../support/command-line.ts';
import { temporaryEmbeddingServer } from '../support/embedding-server.ts';
import { temporaryRerankServer } from '../support/rerank-server.ts';

const PASSAGES = {
  version: 'v1.0',
  data: [
    {
      title: '竹子',
      paragraphs: [
        {
          context: '竹子是多年生禾本科植物，生长很快。',
          qas: [{ id: '1', question: '竹子属于哪一科？', answers: [] }],
        },
        {
          context: '毛竹的笋在冬天和春天都能挖。',
          qas: [{ id: '2', question: '什么时候能挖毛竹的笋？', answers: [] }],
        },
      ],
    },
    {
      title: '灯塔',
      paragraphs: [
        { context: '灯塔用光给船只指路。', qas: [{ id: '3', question: '灯塔怎样给船指路？', answers: [] }] },
      ],
    },
  ],
};

const folder = folderForThisFile();

describe('zhibao evaluate --retrieval', { timeout: 120_000 }, () => {
  it('measures each way of searching on the golden questions', async () => {
    const embedding = await temporaryEmbeddingServer({ dimension: 128 });
    const reranking = await temporaryRerankServer();
    const environment = {
      ...{ EMBEDDING_BASE_URL: embedding.url, EMBEDDING_MODEL: 'hashed-test', RERANK_URL: reranking.url },
    };
    const run = await zhibao(['evaluate', '--retrieval', '--json'], {
      dataDirectory: join(folder, 'a'),
      environment,
    });
    const results = JSON.parse(run.output) as RetrievalResult[];
    expect(results.map(({ way }) => way)).toEqual(['words', 'meaning', 'fused', 'reranked']);
    for (const { measures } of results) expect(measures.questions).toBeGreaterThanOrEqual(150);
    // The endpoint puts the shortest passages first, which is worse than anything: its order is what was measured.
    const [words, , , reranked] = results;
    expect(words!.measures.reciprocalRank.low).toBeLessThan(words!.measures.reciprocalRank.mean);
    expect(reranked!.measures.recallAt1.mean).toBeLessThan(words!.measures.recallAt1.mean);
  });

  it('measures on passages and questions of anyone’s, in the JSON form of SQuAD and CMRC', async () => {
    const file = join(folder, 'passages.json');
    writeFileSync(file, JSON.stringify(PASSAGES));
    const run = await zhibao(['evaluate', '--retrieval', '--passages', file], {
      dataDirectory: join(folder, 'b'),
    });
    expect(run.exitCode).toBe(0);
    expect(run.output).toMatch(/words\s*│\s*3\s*│ 1\.000/u);
  });

  it('says what is wrong with a file of another form', async () => {
    const file = join(folder, 'other.json');
    writeFileSync(file, '{"passages":[]}');
    const run = await zhibao(['evaluate', '--retrieval', '--passages', file], {
      dataDirectory: join(folder, 'c'),
    });
    expect(run.exitCode).toBe(3);
    expect(run.messages).toContain('SQuAD');
  });
});
