/* global d3 */
importScripts("/webjars/d3-dispatch/3.0.1/dist/d3-dispatch.js", "/webjars/d3-quadtree/3.0.1/dist/d3-quadtree.js", "/webjars/d3-timer/3.0.1/dist/d3-timer.js", "/webjars/d3-force/3.0.0/dist/d3-force.js");

const TICKS = 260;
const SHOWN_EVERY = 65;

/** Lays a graph out beside the page, which stays usable meanwhile; d3-force starts from the same places each time. */
onmessage = ({ data: { nodes, links, wide } }) => {
  const far = nodes.length > 400 ? 45 : nodes.length > 40 ? 90 : 150;
  const simulation = d3.forceSimulation(nodes)
    .force("link", d3.forceLink(links).id(node => node.id).distance(far).strength(link => 0.15 + 0.35 * link.weight))
    .force("charge", d3.forceManyBody().strength(-3.2 * far).distanceMax(12 * far))
    .force("collide", d3.forceCollide(far * 0.42))
    .force("x", d3.forceX().strength(0.045))
    .force("y", d3.forceY().strength(0.045 * wide))
    .stop();
  for (let tick = 1; tick <= TICKS; tick++) {
    simulation.tick();
    if (tick % SHOWN_EVERY === 0) {
      postMessage({ places: nodes.map(node => [node.id, { x: Math.round(node.x), y: Math.round(node.y) }]), done: tick === TICKS });
    }
  }
};
