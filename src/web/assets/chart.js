// Draws a reply's chart. The library is fetched with the first chart that a page shows.
import { element } from './element.js';

let library = null;

function loadLibrary() {
  library ??= new Promise((resolve, reject) => {
    const script = element('script', { src: '/assets/vchart.js' });
    script.addEventListener('load', () => resolve(globalThis.VChart.VChart));
    script.addEventListener('error', () => {
      // The next chart tries again.
      library = null;
      reject(new Error('the library that draws charts was not served'));
    });
    document.head.append(script);
  });
  return library;
}

/** A chart with what it does not draw beneath it. Where it can't be drawn it is left out: the table before it says the same. */
export function showChart({ label, spec, remarks }) {
  const canvas = element('div', { className: 'canvas', role: 'img', ariaLabel: label });
  const shown = element(
    'figure',
    { className: 'chart' },
    canvas,
    remarks.length === 0
      ? null
      : element('figcaption', {}, ...remarks.map((textContent) => element('p', { textContent }))),
  );
  loadLibrary()
    .then((VChart) => drawWhenShown(VChart, canvas, spec))
    .catch(() => canvas.remove());
  return shown;
}

/** Bars keep their thickness however many there are. */
const heightOf = ({ type, data }) => (type === 'bar' ? 7 + 3 * data[0].values.length : 18);

/** The chart takes its width from its place in the page, which it must have first. */
function drawWhenShown(VChart, canvas, spec) {
  if (!canvas.isConnected) return;
  canvas.style.height = `${heightOf(spec)}rem`;
  const chart = new VChart({ ...spec, animation: false }, { dom: canvas });
  chart.renderSync();
}
