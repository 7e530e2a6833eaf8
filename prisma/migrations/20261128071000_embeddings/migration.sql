-- CreateTable
CREATE TABLE "Embedding" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "model" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "dimension" INTEGER NOT NULL,
    "vector" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "PassageEmbedding" (
    "passageId" INTEGER NOT NULL PRIMARY KEY,
    "model" TEXT NOT NULL,
    "embeddingId" INTEGER NOT NULL,
    CONSTRAINT "PassageEmbedding_passageId_fkey" FOREIGN KEY ("passageId") REFERENCES "Passage" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PassageEmbedding_embeddingId_fkey" FOREIGN KEY ("embeddingId") REFERENCES "Embedding" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Embedding_model_contentHash_key" ON "Embedding"("model", "contentHash");

-- CreateIndex
CREATE INDEX "PassageEmbedding_embeddingId_idx" ON "PassageEmbedding"("embeddingId");

-- AlterTable
ALTER TABLE "LibraryRevision" ADD COLUMN "vectors" INTEGER NOT NULL DEFAULT 0;
