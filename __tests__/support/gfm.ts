import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** Markdown as GitHub reads it, HTML in it let through, so that what would be live can be seen. */
export function renderGfm(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** Rendered HTML without what stands in code, where GitHub makes nothing of anything. */
export function withoutCode(html: string): string {
  return html.replace(/<code(?: class="[^"]*")?>[\s\S]*?<\/code>/g, '\u0001');
}

/** What a reader sees outside code: there GitHub looks for mentions, references and commits. */
export function proseOf(html: string): string {
  return withoutCode(html)
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Mentions, references, commits, addresses, emoji names and formulas that GitHub would make of the prose. */
export function livePings(html: string): string[] {
  const prose = proseOf(html);
  return [
    /@[\p{L}\p{N}]/u,
    /#\d/,
    /\bGH-\d/i,
    /\b(?=\w*[a-f])(?=\w*\d)[0-9a-f]{7,40}\b/i,
    /\/\/[\p{L}\p{N}]/u,
    /www\./i,
    /:[a-z_]+:/i,
    /\$[^$\s][^$]*(?<=\S)\$(?!\d)/,
  ].flatMap((pattern) => pattern.exec(prose)?.[0] ?? []);
}

/** The cells of each row of each table, as HTML. */
export function tablesOf(html: string): string[][][] {
  return [...html.matchAll(/<table>([\s\S]*?)<\/table>/g)].map(([, table = '']) =>
    [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) => cell),
    ),
  );
}

/** The cells of each row of all tables, as HTML. */
export function cellsOf(html: string): string[][] {
  return tablesOf(html).flat();
}
