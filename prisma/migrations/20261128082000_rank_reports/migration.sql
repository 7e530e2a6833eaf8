-- DropIndex
DROP INDEX "Figure_indicator_year_idx";

-- CreateIndex
CREATE INDEX "Figure_indicator_reportId_kind_year_normalized_idx" ON "Figure"("indicator", "reportId", "kind", "year", "normalized");
