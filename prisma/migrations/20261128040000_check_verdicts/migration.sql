-- CreateTable
CREATE TABLE "CheckVerdict" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "contentHash" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "settledBy" TEXT NOT NULL,
    "settledAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "CheckVerdict_contentHash_idx" ON "CheckVerdict"("contentHash");
