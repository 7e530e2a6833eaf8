-- CreateTable
CREATE TABLE "FigureVerdict" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "reportId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "branch" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "figure" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "settledBy" TEXT,
    "settledAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "FigureObjection" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "reportId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "branch" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "objectedBy" TEXT NOT NULL,
    "objectedAt" DATETIME NOT NULL,
    "figure" TEXT NOT NULL,
    "verdictId" INTEGER,
    "toldAt" DATETIME
);

-- CreateIndex
CREATE INDEX "FigureVerdict_reportId_start_branch_idx" ON "FigureVerdict"("reportId", "start", "branch");

-- CreateIndex
CREATE INDEX "FigureObjection_reportId_start_branch_idx" ON "FigureObjection"("reportId", "start", "branch");

-- History is only added to. Prisma knows no triggers; they are kept here alone.
CREATE TRIGGER "FigureVerdict_is_kept" BEFORE DELETE ON "FigureVerdict"
BEGIN SELECT RAISE(ABORT, 'verdicts are kept'); END;

CREATE TRIGGER "FigureVerdict_is_unchanged" BEFORE UPDATE ON "FigureVerdict"
BEGIN SELECT RAISE(ABORT, 'verdicts are kept'); END;
