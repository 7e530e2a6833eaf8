-- CreateTable
CREATE TABLE "DraftEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "regionCode" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "slot" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "enteredBy" TEXT NOT NULL,
    "department" TEXT NOT NULL,
    "enteredAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "DraftEntry_regionCode_year_idx" ON "DraftEntry"("regionCode", "year");
