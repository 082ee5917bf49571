/* global document */
/**
 * Shows a comment as GitHub shows it: Markdown → HTML → picture, at desktop and phone width, light and dark.
 *
 *   node scripts/render-comment.mjs comment.md [more.md …] --packages DIR [--out DIR] [--widths 830,390]
 *
 * It stands alone and is not part of `npm test`, because what it needs is large:
 *   - the commands `cmark-gfm` and `chromium` (Debian packages of the same names);
 *   - DIR/node_modules with playwright-core, github-markdown-css, mermaid, unified, rehype-parse, rehype-sanitize and
 *     rehype-stringify (npm install --ignore-scripts, in a folder outside this repository).
 * Nothing is fetched while rendering: every request of the page is refused.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    packages: { type: 'string', default: '.' },
    out: { type: 'string', default: '.' },
    widths: { type: 'string', default: '830,390' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});
const packages = path.resolve(values.packages);
const { resolve } = createRequire(path.join(packages, 'here.js'));
const load = async (name) => import(pathToFileURL(resolve(name)).href);
const { chromium } = (await load('playwright-core')).default;
const { unified } = await load('unified');
const rehypeParse = (await load('rehype-parse')).default;
const { default: rehypeSanitize, defaultSchema } = await load('rehype-sanitize');
const rehypeStringify = (await load('rehype-stringify')).default;
const css = readFileSync(path.join(packages, 'node_modules/github-markdown-css/github-markdown.css'), 'utf8');
const mermaid = readFileSync(path.join(packages, 'node_modules/mermaid/dist/mermaid.min.js'), 'utf8');

/** GitHub's way: cmark-gfm, then a sanitizer; the default schema of rehype-sanitize is GitHub's list. */
async function htmlOf(markdown) {
  const extensions = ['table', 'strikethrough', 'autolink', 'tagfilter', 'tasklist'].flatMap((name) => [
    '-e',
    name,
  ]);
  const raw = execFileSync('cmark-gfm', ['--unsafe', '--github-pre-lang', ...extensions], {
    input: markdown,
    encoding: 'utf8',
  });
  const schema = { ...defaultSchema, attributes: { ...defaultSchema.attributes, pre: ['lang'] } };
  const clean = String(
    await unified()
      .use(rehypeParse, { fragment: true })
      .use(rehypeSanitize, schema)
      .use(rehypeStringify)
      .process(raw),
  );
  return clean
    .replace(/<pre lang="mermaid"><code>([\s\S]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>')
    .replace(
      /<blockquote>\s*<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*/g,
      (_, kind) =>
        `<blockquote class="markdown-alert markdown-alert-${kind.toLowerCase()}"><p class="markdown-alert-title">${kind[0]}${kind.slice(1).toLowerCase()}</p><p>`,
    );
}

const frame = `body{margin:0;padding:16px;background:light-dark(#fff,#0d1117);color-scheme:light dark}
.markdown-body{padding:16px;border:1px solid light-dark(#d0d7de,#3d444d);border-radius:6px;font-size:14px}`;

mkdirSync(values.out, { recursive: true });
const browser = await chromium.launch({
  executablePath: values.chromium,
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const file of positionals) {
  const content = readFileSync(file, 'utf8');
  const body = file.endsWith('.html') ? null : await htmlOf(content);
  const name = path
    .relative('.', file)
    .replace(/\.(md|html)$/, '')
    .replace(/[^A-Za-z0-9-]+/g, '-');
  if (body !== null) writeFileSync(path.join(values.out, `${name}.html`), body);
  for (const width of values.widths.split(',').map(Number)) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await browser.newPage({
        viewport: { width, height: 600 },
        colorScheme,
        deviceScaleFactor: width < 500 ? 2 : 1.5,
      });
      const faults = [];
      page.on('pageerror', ({ message }) => faults.push(message));
      page.on('dialog', (dialog) => faults.push(`dialog ${dialog.message()}`));
      await page.route('**/*', (route) => route.abort());
      await page.setContent(
        body === null
          ? content
          : `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${css}${frame}</style><article class="markdown-body">${body}</article>`,
      );
      if (body?.includes('class="mermaid"')) {
        await page.addScriptTag({ content: mermaid });
        await page.evaluate(
          async (theme) => {
            globalThis.mermaid.initialize({ startOnLoad: false, theme, securityLevel: 'strict' });
            await globalThis.mermaid.run();
          },
          colorScheme === 'dark' ? 'dark' : 'default',
        );
      }
      const facts = await page.evaluate(() => ({
        height: Math.round(
          (document.querySelector('article') ?? document.documentElement).getBoundingClientRect().height,
        ),
        rows: document.querySelectorAll('tbody tr').length,
        charts: document.querySelectorAll('.mermaid svg').length,
        chartFaults: document.querySelectorAll('.error-icon').length,
        wider: document.documentElement.scrollWidth > document.documentElement.clientWidth,
        scripts: document.querySelectorAll('article script').length,
      }));
      console.log(`${name} ${width} ${colorScheme}`, JSON.stringify(facts), ...faults);
      await page.screenshot({
        path: path.join(values.out, `${name}-${width}-${colorScheme}.png`),
        fullPage: true,
      });
      await page.close();
    }
  }
}
await browser.close();
