-- When the reply was first given to the channel without the platform saying what became of it.
ALTER TABLE "InboxMessage" ADD COLUMN "sendBegunAt" DATETIME;
