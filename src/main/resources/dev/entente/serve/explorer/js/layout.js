/**
 * Finds places for a whole graph in a worker.
 *
 * @param show gets places by actor, several times, until they are good
 * @return ends the work
 */
export function layOut(pairs, wide, show) {
  const strength = new Map();
  for (const pair of pairs) {
    pair.actors.forEach(actor => strength.set(actor, (strength.get(actor) ?? 0) + pair.count));
  }
  const most = Math.max(1, ...pairs.map(pair => pair.count));
  const nodes = [...strength].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => ({ id }));
  const links = pairs.map(pair => ({ source: pair.actors[0], target: pair.actors[1], weight: Math.sqrt(pair.count / most) }));
  const worker = new Worker("/js/layout-worker.js");
  worker.onmessage = ({ data }) => {
    show(new Map(data.places));
    if (data.done) {
      worker.terminate();
    }
  };
  worker.postMessage({ nodes, links, wide });
  return () => worker.terminate();
}
