-- CreateTable
CREATE TABLE "PersonUnit" (
    "channel" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "setAt" DATETIME NOT NULL,

    PRIMARY KEY ("channel", "personId")
);
