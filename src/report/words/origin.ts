import type { Origin } from '../../core/origin.js';

/** The `modelFrom` of the public report: `inline`, `config:flow.dag.yaml`, `alias:litellm.yaml`, `default of app.py:12`. */
export function originText(origin: Origin): string {
  return origin.defaultOf === undefined
    ? placeText(origin)
    : `${placeText(origin)} (default of ${origin.defaultOf})`;
}

function placeText(origin: Origin): string {
  switch (origin.kind) {
    case 'config':
    case 'alias':
    case 'evaluation':
      return `${origin.kind}:${origin.path}`;
    case 'environment':
      return `env:${origin.path}`;
    case 'call':
      return origin.by === 'default' ? `default of ${origin.path}:${origin.line}` : origin.by;
    case 'default':
      return origin.key === 'default-model' ? 'default' : origin.key;
    case 'host':
      return `default of ${origin.host} (${origin.part}, as of ${origin.checked})`;
    case 'project':
      return origin.setting === null
        ? `assumed: model of another request (${origin.path}:${origin.line})`
        : `assumed: default of ${origin.setting} (${origin.path}:${origin.line})`;
    case 'inline':
    case 'frontmatter':
    case 'settings':
      return origin.kind;
  }
}
