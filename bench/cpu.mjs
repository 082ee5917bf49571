// Preloaded into a program that is measured: writes the CPU milliseconds that the process took to the file BENCH_CPU.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.BENCH_CPU, String((user + system) / 1000));
});
