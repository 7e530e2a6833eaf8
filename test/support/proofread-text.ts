import { createDraftText } from '../../src/drafts/proofread/draft-text.ts';
import type { Finding } from '../../src/drafts/proofread/finding.ts';
import { proofread } from '../../src/drafts/proofread/proofread.ts';
import { readProofreadingData } from '../../src/drafts/read-proofreading-data.ts';
import { extractFigures } from '../../src/figures/extract.ts';
import { readReferenceData } from '../../src/library/reference-data.ts';
import { parseReport } from '../../src/reports/parse-report.ts';
import type { MetadataOverrides } from '../../src/reports/report.ts';

const reference = Promise.all([readReferenceData(), readProofreadingData()]);

/** Proofreads a text by the rules that need no store. */
export async function proofreadText(text: string, overrides: MetadataOverrides): Promise<Finding[]> {
  const [{ catalogue, gazetteer }, proofreading] = await reference;
  const kind = '法治政府建设年度报告';
  const report = parseReport({ text, warnings: [] }, { gazetteer, overrides: { kind, ...overrides } });
  return proofread(createDraftText(report, extractFigures(report, catalogue)), {
    catalogue,
    gazetteer,
    proofreading,
  });
}
