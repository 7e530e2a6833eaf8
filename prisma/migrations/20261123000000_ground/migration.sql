-- CreateTable
CREATE TABLE "Report" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "contentHash" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "title" TEXT,
    "kind" TEXT,
    "issuer" TEXT,
    "regionCode" TEXT,
    "regionName" TEXT,
    "level" TEXT,
    "year" INTEGER,
    "signedOn" TEXT,
    "publishedOn" TEXT,
    "bodyStart" INTEGER NOT NULL,
    "bodyEnd" INTEGER NOT NULL,
    "firstPassage" INTEGER,
    "lastPassage" INTEGER,
    "status" TEXT NOT NULL,
    "overrides" TEXT NOT NULL,
    "warnings" TEXT NOT NULL,
    "readerVersion" INTEGER NOT NULL,
    "parserVersion" INTEGER NOT NULL,
    "extractorVersion" INTEGER NOT NULL,
    "catalogueVersion" INTEGER NOT NULL,
    "indexVersion" INTEGER NOT NULL,
    "ingestedAt" DATETIME NOT NULL,
    "statusChangedAt" DATETIME NOT NULL,
    "text" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Section" (
    "reportId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "headingStart" INTEGER NOT NULL,
    "headingEnd" INTEGER NOT NULL,

    PRIMARY KEY ("reportId", "ordinal"),
    CONSTRAINT "Section_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Passage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "reportId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "section" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    CONSTRAINT "Passage_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Figure" (
    "reportId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "branch" INTEGER NOT NULL,
    "stated" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "normalized" TEXT NOT NULL,
    "qualifier" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER,
    "period" TEXT,
    "scope" TEXT,
    "label" TEXT NOT NULL,
    "context" TEXT NOT NULL,
    "parent" INTEGER,
    "indicator" TEXT,
    "confidence" REAL NOT NULL,
    "sectionPath" TEXT NOT NULL,
    "sentenceStart" INTEGER NOT NULL,
    "sentenceEnd" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,

    PRIMARY KEY ("reportId", "ordinal"),
    CONSTRAINT "Figure_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Exclusion" (
    "reportId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,

    PRIMARY KEY ("reportId", "start"),
    CONSTRAINT "Exclusion_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LibraryRevision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "revision" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "InboxMessage" (
    "channel" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "queueKey" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "receivedAt" DATETIME NOT NULL,
    "reply" TEXT,
    "failure" TEXT,
    "finishedAt" DATETIME,

    PRIMARY KEY ("channel", "messageId")
);

-- CreateTable
CREATE TABLE "SeenEvent" (
    "channel" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "seenAt" DATETIME NOT NULL,

    PRIMARY KEY ("channel", "eventId")
);

-- CreateTable
CREATE TABLE "ThreadTurn" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "queueKey" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Report_contentHash_key" ON "Report"("contentHash");

-- CreateIndex
CREATE INDEX "Report_status_regionCode_year_idx" ON "Report"("status", "regionCode", "year");

-- CreateIndex
CREATE INDEX "Report_issuer_kind_year_idx" ON "Report"("issuer", "kind", "year");

-- CreateIndex
CREATE UNIQUE INDEX "Passage_reportId_ordinal_key" ON "Passage"("reportId", "ordinal");

-- CreateIndex
CREATE INDEX "Figure_indicator_year_idx" ON "Figure"("indicator", "year");

-- CreateIndex
CREATE UNIQUE INDEX "Figure_reportId_start_branch_key" ON "Figure"("reportId", "start", "branch");

-- CreateIndex
CREATE INDEX "InboxMessage_state_receivedAt_idx" ON "InboxMessage"("state", "receivedAt");

-- CreateIndex
CREATE INDEX "InboxMessage_queueKey_state_receivedAt_idx" ON "InboxMessage"("queueKey", "state", "receivedAt");

-- CreateIndex
CREATE INDEX "SeenEvent_seenAt_idx" ON "SeenEvent"("seenAt");

-- CreateIndex
CREATE INDEX "ThreadTurn_queueKey_createdAt_idx" ON "ThreadTurn"("queueKey", "createdAt");

-- CreateIndex
CREATE INDEX "ThreadTurn_createdAt_idx" ON "ThreadTurn"("createdAt");

-- Of one identity at most one report is current. Nulls differ from each other: a report whose identity is unknown never clashes.
CREATE UNIQUE INDEX "Report_current_identity" ON "Report"("regionCode", "issuer", "kind", "year") WHERE "status" = 'current';

INSERT INTO "LibraryRevision" ("id", "revision") VALUES (1, 0);

-- Lists of passages by term: neither the text nor places are kept, since passages are scored on their own text afterwards.
-- Terms come split by spaces; `#` begins a concept's code and `.` and `-` are in it.
CREATE VIRTUAL TABLE "PassageIndex" USING fts5(
    "terms",
    content = '',
    contentless_delete = 1,
    detail = none,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '#.-_'"
);
