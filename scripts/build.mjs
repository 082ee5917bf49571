// Builds dist/: the action and the command share their code in chunks that are loaded when they are needed; the tables
// that both read are beside them. `--out DIR` builds somewhere else (scripts/check-dist.mjs compares).
// The folder is emptied first, because the bundler leaves files of earlier builds behind.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { writeTables } from './tables.mjs';

const flag = process.argv.indexOf('--out');
const dist = flag === -1 ? 'dist' : process.argv[flag + 1];
rmSync(dist, { recursive: true, force: true });
const packages = new Map();
const { metafile, outputFiles } = await build({
  entryPoints: { 'action/index': 'src/action.ts', 'cli/index': 'src/cli.ts' },
  outdir: dist,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Some packages' CommonJS files hide their requires behind UMD wrappers; their ES modules do not.
  mainFields: ['module', 'main'],
  minifySyntax: true,
  minifyWhitespace: true,
  // Names are kept, so that the stack of an internal error can be read.
  legalComments: 'none',
  metafile: true,
  write: false,
  logLevel: 'warning',
  plugins: [{ name: 'no-oidc', setup: withoutIdentityTokens }],
  // Packages that are CommonJS ask for Node's own modules with require.
  banner: {
    js: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);",
  },
});
for (const { path: file, text } of outputFiles) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, withoutBuiltinImports(text, file));
}
collectPackages(metafile);
writeFileSync(path.join(dist, 'package.json'), '{ "type": "module" }\n');
await writeTables(path.join(dist, 'tables'));
// The sample pull request of `promptcost demo`.
for (const side of ['baseline', 'head']) {
  cpSync(path.join('fixtures/pull-requests/support-desk', side), path.join(dist, 'demo', side), {
    recursive: true,
  });
}
writeNotices();
writeBillOfMaterials();

/**
 * `@actions/core` loads an HTTP client (undici, 0.6 MB) for one function that asks for OIDC tokens. Nothing here does, so that
 * module is left out; calling it would throw.
 */
function withoutIdentityTokens({ onLoad }) {
  onLoad({ filter: /[\\/]@actions[\\/]core[\\/]lib[\\/]oidc-utils\.js$/ }, () => ({
    contents:
      "export class OidcClient { static getIDToken() { throw new Error('no identity tokens in this build'); } }",
    loader: 'js',
  }));
}

/**
 * Node's own modules, taken without `import`. An import statement reads every export of such a module, and with the getters among
 * them loads what nobody asked for: `node:http` an HTTP client of 0.5 MB (60 ms of CPU time), `node:fs` its streams and promises.
 * The lines go to the top of the file, where imports are evaluated as well. `node:crypto` starts OpenSSL (15 ms), so its functions
 * are looked up when they are called.
 */
function withoutBuiltinImports(text, file) {
  const names = builtinModules.filter((name) => !name.startsWith('_')).join('|');
  const lines = [];
  const at = (name) => `process.getBuiltinModule("node:${name.replace('node:', '')}")`;
  const left = text
    .replace(
      new RegExp(
        `\\bimport(?:([\\w$]+)|\\{([^{}]*)\\}|\\*as ([\\w$]+)| ([\\w$]+))\\s*from\\s*"((?:node:)?(?:${names}))";?`,
        'g',
      ),
      (_, whole, named, all, spaced, name) => {
        const pairs = (named ?? '').split(',').filter(Boolean);
        if (name.endsWith('crypto') && pairs.length > 0) {
          for (const pair of pairs) {
            const [own, local = own] = pair.split(' as ');
            if (!/^[a-z]/.test(own))
              throw new Error(`${file} imports ${own} of node:crypto, which is no function`);
            lines.push(`const ${local}=(...given)=>${at(name)}.${own}(...given);`);
          }
        } else {
          const bound =
            pairs.length > 0
              ? `{${pairs.map((pair) => pair.replace(' as ', ':')).join(',')}}`
              : (whole ?? all ?? spaced);
          lines.push(`const ${bound}=${at(name)};`);
        }
        return '';
      },
    )
    .replace(
      new RegExp(`\\bimport\\("((?:node:)?(?:${names}))"\\)`, 'g'),
      (_, name) => `Promise.resolve(${at(name)})`,
    );
  const missed = new RegExp(`\\bfrom\\s*"(?:node:)?(?:${names})"`).exec(left);
  if (missed !== null)
    throw new Error(`${file} imports a module of Node in a way that is not known: ${missed[0]}`);
  const start = left.startsWith('#!') ? left.indexOf('\n') + 1 : 0;
  return `${left.slice(0, start)}${lines.join('')}${left.slice(start)}`;
}

/** Every package that has a module in the bundle. */
function collectPackages({ inputs }) {
  for (const input of Object.keys(inputs)) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (folder === undefined || packages.has(folder)) continue;
    packages.set(folder, JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  }
}

/** dist/licenses.txt: the licence text of every bundled package. */
function writeNotices() {
  const notices = [];
  for (const [folder, manifest] of packages) {
    const texts = readdirSync(folder)
      .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
      .sort()
      .map((name) => readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
    notices.push(
      [`${manifest.name}@${manifest.version}`, manifest.license ?? 'UNKNOWN', ...texts].join('\n\n'),
    );
  }
  notices.sort();
  writeFileSync(
    path.join(dist, 'licenses.txt'),
    `${[...new Set(notices)].join(`\n\n${'-'.repeat(72)}\n\n`)}\n`,
  );
}

/** dist/sbom.json: every bundled package as CycloneDX 1.6. Without a date or a random number, so that builds can be compared. */
function writeBillOfMaterials() {
  const own = JSON.parse(readFileSync('package.json', 'utf8'));
  const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const license = (id) => (/[ (]/.test(id) ? { expression: id } : { license: { id } });
  const component = (type, manifest) => ({
    type,
    'bom-ref': purl(manifest),
    name: manifest.name,
    version: manifest.version,
    ...(typeof manifest.license === 'string' ? { licenses: [license(manifest.license)] } : {}),
    purl: purl(manifest),
  });
  const components = [
    ...new Map([...packages.values()].map((one) => [purl(one), component('library', one)])),
  ];
  components.sort(([a], [b]) => (a < b ? -1 : 1));
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: component('application', own) },
    components: components.map(([, one]) => one),
    dependencies: [{ ref: purl(own), dependsOn: components.map(([ref]) => ref) }],
  };
  writeFileSync(path.join(dist, 'sbom.json'), `${JSON.stringify(document, null, 2)}\n`);
}
