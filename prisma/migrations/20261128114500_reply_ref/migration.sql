-- What a button of the reply names: it says nothing of the message to anyone who reads the card.
ALTER TABLE "InboxMessage" ADD COLUMN "ref" TEXT;
CREATE INDEX "InboxMessage_ref_idx" ON "InboxMessage"("ref");
