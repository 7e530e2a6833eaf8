// The other side of build-vector-index.ts: adds vectors to an index and writes it, in a thread of its own, since a vector
// takes a millisecond. Plain JavaScript, which a thread loads by itself.
import { parentPort, workerData } from 'node:worker_threads';
import hnswlib from 'hnswlib-node';

const { dimension, from, links, breadth, seed } = workerData;
const index = new hnswlib.HierarchicalNSW('cosine', dimension);
if (from === null) index.initIndex(1, links, breadth, seed);
else index.readIndexSync(from);

parentPort.on('message', ({ capacity, ids, numbers, path }) => {
  if (capacity !== undefined && capacity > index.getMaxElements()) index.resizeIndex(capacity);
  for (const [place, id] of (ids ?? []).entries())
    index.addPoint(Array.from(numbers.subarray(place * dimension, (place + 1) * dimension)), id);
  if (path !== undefined) index.writeIndexSync(path);
  parentPort.postMessage('done');
});

parentPort.postMessage(from === null ? [] : index.getIdsList());
