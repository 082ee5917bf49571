import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { withRest } from '../syntax/rest.js';
import { at, plainValue, type Entry } from '../syntax/tree.js';

/** Servers of one file that are reported one by one. */
const maxServers = 20;

/** MCP servers, whose tools are sent and are not in the repository: each is unknown, and another one is news. `advice` ends the sentence. */
export function unknownServers(file: SourceFile, servers: readonly Entry[], advice: string): Problem[] {
  return servers.slice(0, maxServers).map((server, index) => {
    const more = servers.length - maxServers;
    const others = index === maxServers - 1 && more > 0 ? `, nor are those of ${more} more servers` : '';
    const detail = `The tools of the MCP server \`${server.key.slice(0, 40)}\` are not in the repository and are not counted${others}.${advice}`;
    // What a server is given in its environment does not say which tools it has.
    const started = ['command', 'args', 'url', 'serverUrl', 'httpUrl', 'type'].map((key) => {
      const node = at(server.value, key);
      return node === undefined ? null : plainValue(node);
    });
    const rest = JSON.stringify([
      server.key,
      started,
      others === '' ? [] : servers.slice(maxServers).map(({ key }) => key),
    ]);
    return withRest(problem('unknown-tools', file.path, server.keyPlace.line, detail), rest);
  });
}
