// Reads what the rate table is made of: the two price lists (as they are published on npm) and the vendors' files.
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { decimal, writeRates } from './notation.mjs';

const data = path.join(import.meta.dirname, '..', '..', 'src', 'providers', 'data');
const secondFile = path.join(data, 'second-source.tsv');
const sourcesFile = path.join(data, 'sources.yaml');
const require = createRequire(import.meta.url);

/** `sources.yaml`: the two price lists, and every page a vendor's file cites by key. */
export function readSources() {
  return parse(readFileSync(sourcesFile, 'utf8'));
}

/** `prefixes.yaml`: words before a model's name that are no vendor's. */
export function readPrefixes() {
  return parse(readFileSync(path.join(data, 'prefixes.yaml'), 'utf8'));
}

/** The vendors' files, by id, sorted. */
export function readVendors() {
  const folder = path.join(data, 'vendors');
  const vendors = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({
      id: name.slice(0, -'.yaml'.length),
      ...parse(readFileSync(path.join(folder, name), 'utf8')),
    }));
  return vendors;
}

/** Version of the installed primary price list. */
export function installedVersion() {
  const entry = require.resolve('@pydantic/genai-prices');
  return JSON.parse(readFileSync(path.join(path.dirname(entry), '..', 'package.json'), 'utf8')).version;
}

/**
 * Every provider of the primary price list. The package has no call that lists them; its command prints one line
 * `  <provider>:<model>: <title>` for each model.
 */
export async function readPrimary() {
  const { findProvider } = await import('@pydantic/genai-prices');
  const command = path.join(path.dirname(require.resolve('@pydantic/genai-prices')), 'cli.js');
  const listing = listingOf(command);
  const ids = [...new Set([...listing.matchAll(/^ {2}([^:\s]+):/gm)].map(([, id]) => id))];
  const providers = ids.map((id) => findProvider({ providerId: id }));
  if (providers.length < 20 || providers.some((provider) => provider === undefined)) {
    throw new Error(`the primary price list gave ${providers.length} providers: its interface has changed`);
  }
  return providers;
}

/** The command ends before a pipe has taken all of its output; a file takes it at once. */
function listingOf(command) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rates-'));
  try {
    const file = path.join(folder, 'listing');
    const out = openSync(file, 'w');
    execFileSync(process.execPath, [command, 'list'], { stdio: ['ignore', out, 'inherit'] });
    closeSync(out);
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The rows of the second price list that are in this repository: a cut of the published package, because
 * installing it would bring every vendor's SDK along.
 */
export function readSecond() {
  if (!existsSync(secondFile)) return [];
  return readFileSync(secondFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [provider, name, rates, context, output, reasoning, images, strict] = line.split('\t');
      return {
        provider,
        name,
        rates,
        contextTokens: context === '' ? null : Number(context),
        maxOutputTokens: output === '' ? null : Number(output),
        reasoning: reasoning === 'yes',
        images: images === 'yes',
        // What is not marked is not known to be missing.
        structured: strict === 'yes' ? true : null,
      };
    });
}

/**
 * Installs the newest version of the primary list as a development dependency and cuts the newest version of the
 * second one; writes both dates down. Needs the network; nothing of what is installed is run but its listing.
 */
export function bump(root) {
  const npm = (...args) =>
    execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const { genai, second } = readSources();
  const newest = JSON.parse(npm('view', `${genai.package}@latest`, 'version', 'license', '--json'));
  if (newest.license !== 'MIT')
    throw new Error(`${genai.package} has another licence now: ${newest.license}`);
  if (newest.version !== genai.version) {
    npm('install', '--save-dev', '--save-exact', '--ignore-scripts', `${genai.package}@${newest.version}`);
    const times = JSON.parse(npm('view', genai.package, 'time', '--json'));
    setSource('genai', newest.version, times[newest.version].slice(0, 10));
  }
  const version = JSON.parse(npm('view', `${second.package}@latest`, 'version', '--json'));
  if (version !== second.version) refreshSecond(version);
}

/** Providers of the second list whose rows are kept: those that sell by the token under a published list. */
const kept = [
  'amazon-bedrock',
  'anthropic',
  'azure',
  'cerebras',
  'cloudflare-workers-ai',
  'deepseek',
  'fireworks',
  'github-copilot',
  'google',
  'groq',
  'meta',
  'minimax',
  'mistral',
  'moonshotai',
  'openai',
  'openrouter',
  'together',
  'xai',
  'xiaomi',
  'zai',
];

/**
 * Downloads a version of the second list with npm (which checks its integrity), cuts out names, rates and limits and
 * writes `second-source.tsv` and the version and date in `sources.yaml`. A rate of 0 is left out: there it means
 * "not known" as often as "free".
 */
export function refreshSecond(version) {
  const name = readSources().second.package;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rates-'));
  try {
    const npm = (...args) =>
      execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const packed = npm('pack', `${name}@${version}`, '--silent').trim().split('\n').at(-1);
    execFileSync('tar', ['-xzf', packed], { cwd: folder });
    const listed = path.join(folder, 'package', 'dist', 'providers', 'data');
    const manifest = JSON.parse(readFileSync(path.join(listed, '.manifest.json'), 'utf8'));
    const found = JSON.parse(readFileSync(path.join(folder, 'package', 'package.json'), 'utf8'));
    if (found.license !== 'MIT')
      throw new Error(`${name}@${found.version} has another licence now: ${found.license}`);
    const published = manifest.generatedAt.slice(0, 10);
    const lines = kept.flatMap((provider) => {
      const groups = JSON.parse(readFileSync(path.join(listed, `${provider}.json`), 'utf8'));
      return Object.values(groups)
        .flatMap((models) => Object.values(models))
        .filter((model) => model.type === 'chat' && (model.cost.input > 0 || model.cost.output > 0))
        .map((model) =>
          [
            provider,
            model.id,
            writeSecond(model.cost),
            model.contextWindow ?? '',
            model.maxTokens ?? '',
            model.reasoning ? 'yes' : 'no',
            model.input?.includes('image') ? 'yes' : 'no',
            model.compat?.supportsStrictMode === true ? 'yes' : '',
          ].join('\t'),
        )
        .sort();
    });
    const head = [
      `# ${name} ${found.version}, data of ${published}, ${readSources().second.url}, licence MIT. Written by scripts/update-rates.mjs.`,
      '# provider, model, USD per million tokens (i input, h cached input, w cache write, o output), context, longest output, reasoning, image input, strict schemas',
    ];
    writeFileSync(secondFile, `${[...head, ...lines].join('\n')}\n`);
    setSource('second', found.version, published);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeSecond(cost) {
  const part = (from) =>
    writeRates(
      [
        ['i', from.input],
        ['h', from.cacheRead],
        ['w', from.cacheWrite],
        ['o', from.output],
      ].flatMap(([code, value]) => (value > 0 ? [{ code, amount: decimal(value) }] : [])),
    );
  const tiers = (cost.tiers ?? []).map((tier) => `>${tier.inputTokensAbove} ${part(tier)}`);
  return [part(cost), ...tiers].join(' | ');
}

/** Writes version and date of one list into `sources.yaml`, leaving every comment where it is. */
export function setSource(key, version, published) {
  const lines = readFileSync(sourcesFile, 'utf8').split('\n');
  const from = lines.indexOf(`${key}:`);
  if (from === -1) throw new Error(`sources.yaml has no ${key}`);
  const set = (name, value) => {
    const at = lines.findIndex((line, index) => index > from && line.startsWith(`  ${name}: `));
    lines[at] = `  ${name}: ${value}`;
  };
  set('version', version);
  set('published', published);
  writeFileSync(sourcesFile, lines.join('\n'));
}
