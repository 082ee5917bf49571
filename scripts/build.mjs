// Builds dist/: the action and the command share their code in chunks that are loaded when they are needed; the tables
// that both read are beside them. `--out DIR` builds somewhere else (scripts/check-dist.mjs compares).
// The folder is emptied first, because the bundler leaves files of earlier builds behind.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const flag = process.argv.indexOf('--out');
const dist = flag === -1 ? 'dist' : process.argv[flag + 1];
rmSync(dist, { recursive: true, force: true });
const packages = new Map();
const { metafile } = await build({
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
  logLevel: 'warning',
  plugins: [{ name: 'no-oidc', setup: withoutIdentityTokens }],
  // Packages that are CommonJS ask for Node's own modules with require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
collectPackages(metafile);
writeFileSync(path.join(dist, 'package.json'), '{ "type": "module" }\n');
mkdirSync(path.join(dist, 'tables'), { recursive: true });
for (const name of readdirSync('src/tables').sort()) {
  if (!name.endsWith('.ts'))
    cpSync(path.join('src/tables', name), path.join(path.join(dist, 'tables'), name));
}
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
