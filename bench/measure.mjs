// One measurement in a process of its own: node bench/measure.mjs <library> <text|worst|start> <name>. Prints JSON.
import { libraries } from './libraries.mjs';
import { texts, worstCases } from './texts.mjs';

const [, , library, kind, name] = process.argv;
if (kind === 'start') {
  const count = await libraries[library]();
  count('You sort the tickets of a support team by urgency.');
  console.log(JSON.stringify({ rssMb: process.memoryUsage().rss / 1e6 }));
} else if (kind === 'worst') {
  const text = worstCases[name]();
  const count = await libraries[library]();
  const start = performance.now();
  const tokens = count(text);
  console.log(JSON.stringify({ tokens, ms: performance.now() - start }));
} else {
  const text = texts[name]();
  const megabytes = Buffer.byteLength(text) / 1e6;
  const count = await libraries[library]();
  const passes = [];
  let tokens;
  const begin = performance.now();
  do {
    const start = performance.now();
    tokens = count(text);
    passes.push((performance.now() - start) / 1000);
  } while (passes.length < 8 && performance.now() - begin < 3000);
  console.log(
    JSON.stringify({
      tokens,
      coldMbPerSecond: megabytes / passes[0],
      warmMbPerSecond: megabytes / Math.min(...passes),
      peakRssMb: process.resourceUsage().maxRSS / 1000,
    }),
  );
}
