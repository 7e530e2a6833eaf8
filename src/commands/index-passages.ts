import { AppError } from '../errors.ts';
import { removeVectorIndex } from '../store/build-vector-index.ts';
import { removeEmbeddings } from '../store/embeddings.ts';
import type { RegisterCommand } from './command.ts';
import { withApplication } from './command.ts';
import { embedWithBar } from './embed-with-bar.ts';

/** `zhibao index`: gives passages the vectors they are found by. Goes on where it was interrupted. */
export const registerIndex: RegisterCommand = (program, dependencies) => {
  program
    .command('index')
    .description('embed stored passages, so that they are found by meaning as well as by words')
    .option(
      '--rebuild',
      'forget all vectors and embed everything anew: for a model that changed under its name',
    )
    .action(async ({ rebuild }: { rebuild?: true }) => {
      const { embedding } = dependencies.config;
      await withApplication(
        () => dependencies.openApplication({ seed: 'never' }),
        async ({ store, embedPassages }) => {
          if (embedding === null || embedPassages === null) {
            throw new AppError({
              code: 'invalid_config',
              message: 'There is no model to embed with: set EMBEDDING_BASE_URL and EMBEDDING_MODEL.',
            });
          }
          if (rebuild) {
            await removeEmbeddings(store.database, embedding.model);
            await removeVectorIndex(store);
          }
          await embedWithBar(embedPassages, dependencies);
        },
      );
    });
};
