import { LINE, LONG } from './template-table.js';
import { TEXT } from './program-table.js';
import { github, type PullRow, type Tree } from './pull-table.js';

// A second review by someone who wants to pass: template languages, configurations, programs, settings, gateways and bytes. Rows
// are named after the mechanism; each mechanism has a harmless twin that must pass.

export const MORE = TEXT + LONG;
export const js = (text: string): string => JSON.stringify(text);
export const mini = 'openai/gpt-4.1-mini';
export const dflt = `default-model: ${mini}`;
export const P = 'prompts/desk.prompt.yml';
const q = `"${LONG}"`;

type Part = readonly [name: string, head: string, more?: Tree];

/** A template that gains what is written behind its text, with files that head adds. */
const template = (path: string, list: readonly Part[], base: Tree = {}): PullRow[] =>
  list.map(([name, more, files]) => ({
    name: `${path.slice(path.lastIndexOf('.') + 1)}: ${name}`,
    base: { [path]: `${TEXT}\n`, ...base },
    head: { [path]: `${TEXT}\n${more}\n`, ...files },
    settings: dflt,
  }));

/** A file that becomes another one. */
export const turned = (
  list: readonly (readonly [
    name: string,
    path: string,
    base: string,
    head: string,
    more?: Tree,
    moreBase?: Tree,
  ])[],
  settings?: string,
): PullRow[] =>
  list.map(([name, path, base, head, more, moreBase]) => ({
    name,
    base: { [path]: base, ...moreBase },
    head: { [path]: head, ...more },
    ...(settings === undefined ? {} : { settings }),
  }));

export const PYTHON = `import os
from openai import OpenAI

client = OpenAI()
MODEL = "gpt-4.1-mini"
RULES = ${js(TEXT)}


def reply(question):
    return client.chat.completions.create(
        model=MODEL,
        max_tokens=250,
        messages=[
            {"role": "system", "content": RULES},
            {"role": "user", "content": question},
        ],
    )
`;
export const TYPESCRIPT = `import OpenAI from 'openai';

const client = new OpenAI();
const MODEL = 'gpt-4.1-mini';
const RULES = ${js(TEXT)};

export async function reply(question: string) {
  return client.chat.completions.create({
    model: MODEL,
    max_tokens: 250,
    messages: [
      { role: 'system', content: RULES },
      { role: 'user', content: question },
    ],
  });
}
`;

export type Edit = readonly [from: string, to: string];

export function edited(source: string, edits: readonly Edit[]): string {
  let text = source;
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`there is no ${from}`);
    text = text.replace(from, () => to);
  }
  return text;
}

export type Change = readonly [name: string, edits: readonly Edit[], more?: Tree, moreBase?: Tree];

export const changed = (path: string, source: string, list: readonly Change[]): PullRow[] =>
  list.map(([name, edits, more, moreBase]) => ({
    name: `${path.slice(path.lastIndexOf('.') + 1)}: ${name}`,
    base: { [path]: source, ...moreBase },
    head: { [path]: edited(source, edits), ...more },
  }));

export const rules = (to: string): Edit => [`RULES = ${js(TEXT)}`, to];
export const model = (to: string): Edit => ['MODEL = "gpt-4.1-mini"', to];
export const rulesTs = (to: string): Edit => [`const RULES = ${js(TEXT)};`, to];
export const modelTs = (to: string): Edit => ["const MODEL = 'gpt-4.1-mini';", to];
/** Messages in a name, so that a line can change them before they are sent. */
export const named = (line: string): readonly Edit[] => [
  [
    '    return client',
    `    messages = [\n        {"role": "system", "content": RULES},\n        {"role": "user", "content": question},\n    ]\n${line}    return client`,
  ],
  [
    'messages=[\n            {"role": "system", "content": RULES},\n            {"role": "user", "content": question},\n        ],',
    'messages=messages,',
  ],
];
export const options = (line: string): readonly Edit[] => [
  ['    return client', `    options = {"model": MODEL, "max_tokens": 250}\n${line}    return client`],
  ['model=MODEL,\n        max_tokens=250,', '**options,'],
];
const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + (c.toLowerCase() < 'n' ? 13 : -13)));
export const many = (count: number, make: (n: number) => string): Tree =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`rules/r${n}.md`, make(n)]));

export const yamlDesk = (system: string, more = ''): string =>
  `model: ${mini}\nmodelParameters:\n  maxTokens: 300\n${more}messages:\n  - role: system\n    content: ${system}\n  - role: user\n    content: "{{question}}"\n`;
export const request = (system: string, more = ''): string =>
  `{"model":"gpt-4.1-mini","max_tokens":300,${more}"messages":[{"role":"system","content":${js(system)}},{"role":"user","content":"{{question}}"}]}`;
export const lite = (models: readonly (readonly [string, string])[], more = ''): string =>
  `model_list:\n${models.map(([name, of]) => `  - model_name: ${name}\n    litellm_params:\n      model: ${of}\n`).join('')}${more}`;

export const settingsRows = (
  list: readonly (readonly [
    name: string,
    headSettings: string,
    settings?: string,
    head?: Tree,
    base?: Tree,
  ])[],
): PullRow[] =>
  list.map(([name, headSettings, settings, head, base]) => ({
    name: `settings: ${name}`,
    base: base ?? { [P]: github(TEXT) },
    head: head ?? { [P]: github(MORE) },
    headSettings,
    ...(settings === undefined ? {} : { settings }),
  }));

export const hostileReview: readonly PullRow[] = [
  ...template('prompts/desk.j2', [
    [
      'a macro of an imported library',
      '{% import "lib.j2" as lib %}{{ lib.house() }}',
      { 'prompts/lib.j2': `{% macro house() %}${LONG}{% endmacro %}` },
    ],
    [
      'a macro imported by name',
      '{% from "lib.j2" import house as h %}{{ h() }}',
      { 'prompts/lib.j2': `{% macro house() %}${LONG}{% endmacro %}` },
    ],
    ['the first of a list of parts', '{% include ["none.j2", "long.j2"] %}', { 'prompts/long.j2': LONG }],
    ['a part with a name put together', '{% include "lo" ~ "ng.j2" %}', { 'prompts/long.j2': LONG }],
    ['parts in a loop', '{% for p in ["long.j2"] %}{% include p %}{% endfor %}', { 'prompts/long.j2': LONG }],
    [
      'a part with a name of a variable',
      '{% set p = "long.j2" %}{% include p %}',
      { 'prompts/long.j2': LONG },
    ],
    ['lipsum', '{{ lipsum(n=40) }}'],
    ['numbers', '{{ range(4000) | join(" ") }}'],
    ['a list as text', '{{ range(4000) | list }}'],
    ['a wide number', '{{ "%09000d" | format(1) }}'],
    ['a dictionary as text', `{{ {"a": ${q}} }}`],
    ['a dictionary as JSON', `{{ {"a": ${q}} | tojson }}`],
    ['dict()', `{{ dict(a=${q}).a }}`],
    ['the first of a list', `{{ [${q}, "x"] | first }}`],
    ['a cycler', `{% set c = cycler(${q}, "x") %}{{ c.next() }}`],
    ['a joiner', `{% set j = joiner(${q}) %}{{ j() }}{{ j() }}`],
    ['map and join', `{{ [{"t": ${q}}] | map(attribute="t") | join }}`],
    ['a block that repeats itself', `{% block b %}${LINE}{% endblock %}${'{{ self.b() }}'.repeat(90)}`],
    ['a slice', `{{ ${q}[0:3000] }}`],
    ['a comment that ends early', `{# a #}${LONG}{# b #}`],
    ['raw', `{% raw %}${LONG}{% endraw %}`],
    ['a test that is always true', `{% if 1 is number %}${LONG}{% endif %}`],
    ['an unless', `{% if not debug %}${LONG}{% endif %}`],
    ['an else of a false', `{% if false %}x{% else %}${LONG}{% endif %}`],
    [
      'a loop with a break',
      `{% for i in range(90) %}${LINE}{% if i == 200 %}{% break %}{% endif %}{% endfor %}`,
    ],
    ['a translation', `{% trans %}${LONG}{% endtrans %}`],
    ['gettext', `{{ _(${q}) }}`],
    ['an inline condition', `{{ ${q} if x else "" }}`],
    ['a method of a text', `{{ "@".replace("@", ${q}) }}`],
    ['a joined split', `{{ ${q}.split() | join(" ") }}`],
    ['wrapped and indented', `{{ ${q} | wordwrap(40) | indent(8) }}`],
    ['a filter that is not known', `{{ ${q} | house_style }}`],
    ['an extension that is not known', `{% markdown %}${LONG}{% endmarkdown %}`],
  ]),
  ...turned(
    [
      [
        'j2: a layout that grows',
        'prompts/base.j2',
        'A {% block b %}x{% endblock %}',
        `${LONG}{% block b %}x{% endblock %}`,
        {},
        { 'prompts/desk.j2': `{% extends "base.j2" %}{% block b %}${TEXT}{% endblock %}` },
      ],
      [
        'j2: super many times',
        'prompts/desk.j2',
        `{% extends "base.j2" %}{% block b %}${TEXT}{% endblock %}`,
        `{% extends "base.j2" %}{% block b %}${TEXT}${'{{ super() }}'.repeat(60)}{% endblock %}`,
        {},
        { 'prompts/base.j2': `{% block b %}${LINE}{% endblock %}` },
      ],
      [
        'j2: another layout',
        'prompts/desk.j2',
        `{% extends "a.j2" %}{% block b %}${TEXT}{% endblock %}`,
        `{% extends "b.j2" %}{% block b %}${TEXT}{% endblock %}`,
        { 'prompts/b.j2': `${LONG}{% block b %}{% endblock %}` },
        { 'prompts/a.j2': '{% block b %}{% endblock %}' },
      ],
      ['text: a comment of another engine {#', 'prompts/desk.txt', TEXT, `${TEXT}{# ${LONG} #}`],
      ['text: a comment of another engine {{!', 'prompts/desk.txt', TEXT, `${TEXT}{{! ${LONG} }}`],
      ['text: a comment of another engine {{!--', 'prompts/desk.txt', TEXT, `${TEXT}{{!-- ${LONG} --}}`],
      [
        'text: a comment of another engine {% comment',
        'prompts/desk.txt',
        TEXT,
        `${TEXT}{% comment %}${LONG}{% endcomment %}`,
      ],
      ['text: a comment of another engine {{/*', 'prompts/desk.txt', TEXT, `${TEXT}{{/* ${LONG} */}}`],
      ['markdown: a comment of HTML', 'prompts/desk.md', TEXT, `${TEXT}\n\n<!-- ${LONG} -->\n`],
      ['markdown: a link definition', 'prompts/desk.md', TEXT, `${TEXT}\n\n[//]: # (${LONG})\n`],
      ['text: invisible characters', 'prompts/desk.txt', TEXT, TEXT + '\u200b\u2060'.repeat(2000)],
      [
        'text: tag characters',
        'prompts/desk.txt',
        TEXT,
        TEXT + Array.from(LINE.repeat(9), (c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join(''),
      ],
      ['text: line ends', 'prompts/desk.txt', TEXT, TEXT + '\n \t'.repeat(2000)],
      ['text: NUL in front', 'prompts/desk.txt', TEXT, `\0${MORE}`],
      ['text: only carriage returns', 'prompts/desk.txt', TEXT, MORE.replaceAll('. ', '.\r')],
      ['text: a front matter that never ends', 'prompts/desk.md', TEXT, `---\nname: x\n${MORE}`],
      [
        'text: a second front matter',
        'prompts/desk.md',
        `---\nname: a\n---\n${TEXT}`,
        `---\nname: a\n---\n---\nnote: ${js(LONG)}\n---\n${TEXT}`,
      ],
      [
        'text: a git-lfs pointer',
        'prompts/desk.txt',
        TEXT,
        `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d7a'.repeat(16)}\nsize 20480\n`,
      ],
      [
        'text: a comment that looks like a setting',
        'prompts/desk.txt',
        TEXT,
        `# promptcost: ignore\n# promptcost-disable\n${MORE}`,
      ],
    ],
    dflt,
  ),
  ...template('prompts/desk.hbs', [
    ['an inline partial', `{{#*inline "h"}}${LONG}{{/inline}}{{> h}}`],
    ['a partial with a computed name', '{{> (lookup . "which")}}'],
    ['the text of a partial that is missing', `{{#> none}}${LONG}{{/none}}`],
    ['a raw block', `{{{{raw}}}}${LONG}{{{{/raw}}}}`],
    ['a helper with a text', `{{shout "${LONG}"}}`],
    ['a named argument of a partial', `{{> say text="${LONG}"}}`, { 'prompts/say.hbs': '{{text}}{{text}}' }],
    ['a chain of else', `{{#if a}}a{{else if b}}${LONG}{{else}}c{{/if}}`],
    ['with a text', `{{#with "${LONG}"}}{{this}}{{/with}}`],
    ['a helper in a helper', `{{concat "x" (concat "${LONG}" "y")}}`],
    ['a block of a helper that is not known', `{{#repeat 90}}${LINE}{{/repeat}}`],
    ['an unless', `{{#unless quiet}}${LONG}{{/unless}}`],
  ]),
  ...template('prompts/desk.mustache', [
    ['other delimiters', `{{=<% %>=}}${LONG}<%={{ }}=%>`],
    ['a lambda', `{{#wrap}}${LONG}{{/wrap}}`],
    [
      'a parent',
      `{{<frame}}{{$x}}${LINE}{{/x}}{{/frame}}`,
      { 'prompts/frame.mustache': `${LONG}{{$x}}{{/x}}` },
    ],
    ['a part of elsewhere', '{{> ../shared/long}}', { 'shared/long.mustache': LONG }],
    ['a dynamic part', '{{> *which}}'],
    ['an inverted section', `{{^quiet}}${LONG}{{/quiet}}`],
  ]),
  ...template('prompts/desk.liquid', [
    ['echo', `{% liquid\necho "${LONG}"\n%}`],
    ['a cycle', `{% for i in (1..90) %}{% cycle "${LINE}", "${LINE}" %}{% endfor %}`],
    ['rendered for a range', "{% render 'line' for (1..90) as i %}", { 'prompts/line.liquid': LINE }],
    ['appended', `{{ "x" | append: "${LONG}" }}`],
    ['a case', `{% case x %}{% when 1 %}a{% else %}${LONG}{% endcase %}`],
    ['an unless', `{% unless x %}${LONG}{% endunless %}`],
    ['split and joined', `{{ "${LONG}" | split: " " | join: "  " }}`],
    ['a range as text', '{{ (1..4000) | join: " " }}'],
    ['an increment', `{% assign s = "${LONG}" %}{{ s }}{% increment n %}`],
    [
      'a capture in a loop',
      `{% capture c %}{% for i in (1..90) %}${LINE}{% endfor %}{% endcapture %}{{ c }}`,
    ],
  ]),
  ...template('prompts/desk.gotmpl', [
    ['a defined part many times', `{{ define "l" }}${LINE}{{ end }}${'{{ template "l" . }}'.repeat(90)}`],
    ['range over a number', `{{ range 90 }}${LINE}{{ end }}`],
    [
      'range over a list',
      `{{ range (list 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20) }}${LINE}${LINE}${LINE}{{ end }}`,
    ],
    ['repeat', `{{ repeat 90 "${LINE}" }}`],
    ['with', `{{ with "${LONG}" }}{{ . }}{{ end }}`],
    ['a block', `{{ block "b" . }}${LONG}{{ end }}`],
    ['printf', `{{ printf "%s %s" "${LONG}" "x" }}`],
    ['a pipe', `{{ "${LONG}" | quote | indent 4 }}`],
    ['raw text in backticks', `{{ \`${LONG}\` }}`],
    ['a variable', `{{ $x := "${LONG}" }}{{ $x }}`],
    ['untilStep', `{{ range untilStep 0 90 1 }}${LINE}{{ end }}`],
    ['until', `{{ range until 90 }}${LINE}{{ end }}`],
  ]),
  ...turned([
    [
      'yaml: an anchor that grows',
      P,
      yamlDesk('*t', `x-text: &t ${js(TEXT)}\n`),
      yamlDesk('*t', `x-text: &t ${js(MORE)}\n`),
    ],
    [
      'yaml: an alias many times',
      P,
      yamlDesk(js(TEXT)),
      `${yamlDesk(`&t ${js(TEXT)}`)}${'  - role: system\n    content: *t\n'.repeat(20)}`,
    ],
    [
      'yaml: a merge',
      P,
      yamlDesk(js(TEXT)),
      `x: &m\n  role: system\n  content: ${js(MORE)}\nmodel: ${mini}\nmodelParameters:\n  maxTokens: 300\nmessages:\n  - <<: *m\n  - role: user\n    content: "{{question}}"\n`,
    ],
    [
      'yaml: a merge of a list',
      P,
      yamlDesk(js(TEXT)),
      `x: &m\n  content: ${js(MORE)}\ny: &n\n  role: system\nmodel: ${mini}\nmodelParameters:\n  maxTokens: 300\nmessages:\n  - <<: [*n, *m]\n  - role: user\n    content: "{{question}}"\n`,
    ],
    [
      'yaml: a binary text',
      P,
      yamlDesk(js(TEXT)),
      yamlDesk(`!!binary ${Buffer.from(MORE).toString('base64')}`),
    ],
    [
      'yaml: a tag that includes',
      P,
      yamlDesk(js(TEXT)),
      yamlDesk('!include long.txt'),
      { 'prompts/long.txt': MORE },
    ],
    [
      'yaml: a tag of its own',
      P,
      yamlDesk(js(TEXT)),
      yamlDesk('!file long.txt'),
      { 'prompts/long.txt': MORE },
    ],
    ['yaml: a key twice', P, yamlDesk(js(TEXT)), yamlDesk(`${js(TEXT)}\n    content: ${js(MORE)}`)],
    [
      'yaml: a model twice',
      P,
      yamlDesk(js(TEXT)),
      yamlDesk(js(TEXT)).replace('modelParameters', 'model: openai/gpt-4.1\nmodelParameters'),
    ],
    [
      'yaml: an escaped key',
      P,
      yamlDesk(js(TEXT)),
      yamlDesk(js(TEXT)).replace(`model: ${mini}`, '"mod\\x65l": openai/gpt-4.1'),
    ],
    [
      'yaml: a quoted key',
      P,
      yamlDesk(js(TEXT)),
      yamlDesk(js(TEXT)).replace(`model: ${mini}`, '? model\n: openai/gpt-4.1'),
    ],
    [
      'yaml: a key in capitals',
      P,
      yamlDesk(js(TEXT)),
      yamlDesk(js(MORE)).replace(`model: ${mini}`, 'Model: openai/gpt-4.1'),
    ],
    [
      'yaml: a tab',
      P,
      yamlDesk(js(TEXT)),
      yamlDesk(js(MORE)).replace('modelParameters:\n  max', 'modelParameters:\n\tmax'),
    ],
    [
      'yaml: a model of an anchor',
      P,
      yamlDesk(js(TEXT)),
      `x: &m openai/gpt-4.1\n${yamlDesk(js(TEXT)).replace(`model: ${mini}`, 'model: *m')}`,
    ],
    ['yaml: NUL in the text', P, yamlDesk(js(TEXT)), yamlDesk(`"\\0${MORE.replaceAll('"', '')}"`)],
    [
      'yaml: the role in capitals',
      P,
      yamlDesk(js(TEXT)),
      `${yamlDesk(js(TEXT))}  - role: SYSTEM\n    content: ${js(LONG)}\n`,
    ],
    [
      'yaml: a role that is not known',
      P,
      yamlDesk(js(TEXT)),
      `${yamlDesk(js(TEXT))}  - role: policy\n    content: ${js(LONG)}\n`,
    ],
    [
      'yaml: content as a list',
      P,
      yamlDesk(js(TEXT)),
      yamlDesk(`\n      - type: text\n        text: ${js(MORE)}`),
    ],
    ['json: a key twice', 'api/request.json', request(TEXT), request(TEXT, `"model":"gpt-4.1",`)],
    [
      'json: messages twice',
      'api/request.json',
      request(TEXT),
      request(TEXT).replace(/\}$/, `,"messages":[{"role":"system","content":${js(MORE)}}]}`),
    ],
    [
      'json: an escaped key',
      'api/request.json',
      request(TEXT),
      request(TEXT).replace('"model":"gpt-4.1-mini"', '"\\u006dodel":"gpt-4.1"'),
    ],
    [
      'json: comments and commas',
      'api/request.json',
      request(TEXT),
      request(MORE).replace('{"model"', '{// a\n"model"').replace(/\}$/, ',}'),
    ],
    ['json: single quotes', 'api/request.json', request(TEXT), request(MORE).replace('"model"', "'model'")],
    ['json: a value after it', 'api/request.json', request(TEXT), `${request(TEXT)}\n${request(MORE)}\n`],
    [
      'json: another spelling of messages',
      'api/request.json',
      request(TEXT),
      request(TEXT, `"system":${js(LONG)},`),
    ],
    [
      'json: instructions beside messages',
      'api/request.json',
      request(TEXT),
      request(TEXT, `"instructions":${js(LONG)},`),
    ],
    [
      'json: functions of the old kind',
      'api/request.json',
      request(TEXT),
      request(
        TEXT,
        `"functions":[{"name":"a","description":${js(LONG)},"parameters":{"type":"object","properties":{}}}],`,
      ),
    ],
    ['json: best_of', 'api/request.json', request(TEXT), request(TEXT, '"best_of":20,')],
    ['json: a number as text', 'api/request.json', request(TEXT), request(TEXT, '"n":"16",')],
    [
      'json: a model with an invisible character',
      'api/request.json',
      request(TEXT),
      request(MORE).replace('gpt-4.1-mini', 'gpt-4.1\u200b-mini'),
    ],
    [
      'json: a model with a letter of another script',
      'api/request.json',
      request(TEXT),
      request(MORE).replace('gpt-4.1-mini', 'gpt-4.1-m\u0456ni'),
    ],
    [
      'json: a model with another hyphen',
      'api/request.json',
      request(TEXT),
      request(MORE).replace('gpt-4.1-mini', 'gpt\u20114.1\u2011mini'),
    ],
    [
      'json: a list as the model',
      'api/request.json',
      request(TEXT),
      request(TEXT).replace('"gpt-4.1-mini"', '["openai/o1-pro"]'),
    ],
    [
      'json: a model with a suffix of a router',
      'api/request.json',
      request(TEXT),
      request(TEXT).replace('"gpt-4.1-mini"', '"openai/gpt-4.1-mini:online"'),
    ],
    [
      'json: a router that chooses',
      'api/request.json',
      request(TEXT),
      request(TEXT).replace('"gpt-4.1-mini"', '"openrouter/auto"'),
    ],
    [
      'json: plugins of a router',
      'api/request.json',
      request(TEXT),
      request(TEXT, '"plugins":[{"id":"web","max_results":20}],'),
    ],
    [
      'jsonc: a comment that hides the end',
      'api/request.jsonc',
      request(TEXT),
      request(MORE).replace('{"model"', '{/* "model": "x" */"model"'),
    ],
    [
      'baml: a macro',
      'b/a.baml',
      `function Answer(question: string) -> string {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT}{{ question }}"#\n}\n`,
      `template_string House() #"${LONG}"#\nfunction Answer(question: string) -> string {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT}{{ House() }}{{ question }}"#\n}\n`,
    ],
    [
      'baml: a macro of another file',
      'b/a.baml',
      `function Answer(question: string) -> string {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT}{{ question }}"#\n}\n`,
      `function Answer(question: string) -> string {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT}{{ House() }}{{ question }}"#\n}\n`,
      { 'b/house.baml': `template_string House() #"${LONG}"#\n` },
    ],
    [
      'baml: values of an enumeration',
      'b/a.baml',
      `enum Kind {\n  A\n  B\n}\nfunction Answer(question: string) -> Kind {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT}{{ question }}{{ ctx.output_format }}"#\n}\n`,
      `enum Kind {\n${Array.from({ length: 300 }, (_, n) => `  Kind${n} @description("the kind of number ${n}")\n`).join('')}}\nfunction Answer(question: string) -> Kind {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT}{{ question }}{{ ctx.output_format }}"#\n}\n`,
    ],
    [
      'baml: a client in a new file',
      'b/a.baml',
      `function Answer(question: string) -> string {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT}{{ question }}"#\n}\n`,
      `function Answer(question: string) -> string {\n  client Big\n  prompt #"${TEXT}{{ question }}"#\n}\n`,
      {
        'b/clients.baml': 'client<llm> Big {\n  provider openai\n  options {\n    model "gpt-4.1"\n  }\n}\n',
      },
    ],
    [
      'prompty: a part',
      'p/a.prompty',
      `---\nname: a\nmodel:\n  id: gpt-4.1-mini\n  provider: openai\n  options: { maxOutputTokens: 300 }\n---\nsystem:\n${TEXT}\nuser:\n{{question}}\n`,
      `---\nname: a\nmodel:\n  id: gpt-4.1-mini\n  provider: openai\n  options: { maxOutputTokens: 300 }\n---\nsystem:\n${TEXT}\n{% include "long.txt" %}\nuser:\n{{question}}\n`,
      { 'p/long.txt': LONG },
    ],
    [
      'prompty: a model of the environment',
      'p/a.prompty',
      `---\nname: a\nmodel:\n  id: gpt-4.1-mini\n  provider: openai\n  options: { maxOutputTokens: 300 }\n---\nsystem:\n${TEXT}\nuser:\n{{question}}\n`,
      `---\nname: a\nmodel:\n  id: \${env:MODEL}\n  provider: openai\n  options: { maxOutputTokens: 300 }\n---\nsystem:\n${MORE}\nuser:\n{{question}}\n`,
    ],
    [
      'modelfile: a model of another host',
      'm/Modelfile',
      `FROM llama3.1\nSYSTEM """${TEXT}"""\n`,
      `FROM gpt-oss:120b-cloud\nSYSTEM """${MORE}"""\n`,
    ],
    [
      'toml: a text that grows',
      'prompts/desk.toml',
      `model = "gpt-4.1-mini"\nsystem_prompt = ${js(TEXT)}\n`,
      `model = "gpt-4.1-mini"\nsystem_prompt = """\n${MORE}"""\n`,
    ],
    [
      'toml: a table twice',
      'prompts/desk.toml',
      `[desk]\nmodel = "gpt-4.1-mini"\nsystem_prompt = ${js(TEXT)}\n`,
      `[desk]\nmodel = "gpt-4.1-mini"\nsystem_prompt = ${js(TEXT)}\n[desk]\nsystem_prompt = ${js(MORE)}\n`,
    ],
    [
      'toml: a dotted key',
      'prompts/desk.toml',
      `[desk]\nmodel = "gpt-4.1-mini"\nsystem_prompt = ${js(TEXT)}\n`,
      `desk.model = "gpt-4.1"\ndesk.system_prompt = ${js(MORE)}\n`,
    ],
  ]),
  ...changed('app/desk.py', PYTHON, [
    ['a message appended', named(`    messages.append({"role": "system", "content": ${js(LONG)}})\n`)],
    ['a message inserted', named(`    messages.insert(0, {"role": "system", "content": ${js(LONG)}})\n`)],
    ['messages extended', named(`    messages.extend([{"role": "system", "content": ${js(LONG)}}])\n`)],
    ['messages added in place', named(`    messages += [{"role": "system", "content": ${js(LONG)}}]\n`)],
    ['a message changed in place', named(`    messages[0]["content"] += ${js(LONG)}\n`)],
    ['a message replaced', named(`    messages[0] = {"role": "system", "content": ${js(MORE)}}\n`)],
    ['a message updated', named(`    messages[0].update(content=${js(MORE)})\n`)],
    [
      'messages appended in a loop',
      named(`    for _ in range(90):\n        messages.append({"role": "user", "content": ${js(LINE)}})\n`),
    ],
    [
      'messages by another name',
      named(`    alias = messages\n    alias.append({"role": "system", "content": ${js(LONG)}})\n`),
    ],
    [
      'messages changed in a function',
      [
        ...named('    decorate(messages)\n'),
        model(
          `MODEL = "gpt-4.1-mini"\n\n\ndef decorate(items):\n    items.append({"role": "system", "content": ${js(LONG)}})\n`,
        ),
      ],
    ],
    ['a slice of messages', named(`    messages[1:1] = [{"role": "system", "content": ${js(LONG)}}]\n`)],
    ['options updated', options('    options.update(model="gpt-4.1")\n')],
    ['an option set', options('    options["model"] = "gpt-4.1"\n')],
    ['options united', options('    options = options | {"model": "gpt-4.1"}\n')],
    ['options copied', options('    options = dict(options, model="gpt-4.1")\n')],
    ['options spread', options('    options = {**options, "model": "gpt-4.1"}\n')],
    ['options set in place', options('    options |= {"model": "gpt-4.1"}\n')],
    ['options by another name', options('    other = options\n    other["model"] = "gpt-4.1"\n')],
    [
      'an option set by default',
      options('    options.pop("model")\n    options.setdefault("model", "gpt-4.1")\n'),
    ],
    [
      'the body of the vendor',
      [['max_tokens=250,', 'max_tokens=250,\n        extra_body={"model": "gpt-4.1"},']],
    ],
    [
      'a call of other options',
      [
        ['client.chat.completions', 'client.with_options(max_retries=9).chat.completions'],
        model('MODEL = "gpt-4.1"'),
      ],
    ],
    [
      'a replaced method',
      [
        model(
          'MODEL = "gpt-4.1-mini"\n_create = client.chat.completions.create\nclient.chat.completions.create = lambda **k: _create(**{**k, "model": "gpt-4.1"})',
        ),
      ],
    ],
    [
      'setattr of a module',
      [rules(`RULES = ${js(TEXT)}\nimport sys\nsetattr(sys.modules[__name__], "RULES", ${js(MORE)})`)],
    ],
    ['vars()', [rules(`RULES = ${js(TEXT)}\nvars()["RULES"] = ${js(MORE)}`)]],
    ['globals().update', [rules(`RULES = ${js(TEXT)}\nglobals().update(RULES=${js(MORE)})`)]],
    [
      'a global in a function',
      [
        rules(
          `RULES = ${js(TEXT)}\n\n\ndef setup():\n    global RULES\n    RULES = ${js(MORE)}\n\n\nsetup()`,
        ),
      ],
    ],
    ['a name of other letters', [rules(`RULES = ${js(TEXT)}\n\uff32ULES = ${js(MORE)}`)]],
    ['a loop that adds', [rules(`RULES = ""\nfor part in [${js(TEXT)}, ${js(LONG)}]:\n    RULES += part`)]],
    [
      'a loop until it is long',
      [rules(`RULES = ${js(TEXT)}\nwhile len(RULES) < 9000:\n    RULES += ${js(LINE)}`)],
    ],
    ['ljust', [rules(`RULES = ${js(TEXT)}.ljust(9000, "policy ")`)]],
    ['ljust with a letter', [rules(`RULES = ${js(TEXT)}.ljust(90000, ".")`)]],
    [
      'reduce',
      [rules(`import functools\nRULES = functools.reduce(lambda a, b: a + b, [${js(TEXT)}, ${js(LONG)}])`)],
    ],
    ['rot13', [rules(`import codecs\nRULES = codecs.decode(${js(rot13(MORE))}, "rot13")`)]],
    ['translate', [rules(`RULES = ${js(rot13(MORE))}.translate(TABLE)`)]],
    ['a sum of lists', [rules(`RULES = "".join(sum([[${js(TEXT)}], [${js(LONG)}]], []))`)]],
    ['a chain', [rules(`import itertools\nRULES = "".join(itertools.chain([${js(TEXT)}], [${js(LONG)}]))`)]],
    ['repeat of a library', [rules(`import itertools\nRULES = "".join(itertools.repeat(${js(LINE)}, 90))`)]],
    ['a dictionary as text', [rules(`FACTS = {"a": ${js(LONG)}}\nRULES = ${js(TEXT)} + str(FACTS)`)]],
    [
      'JSON of a dictionary',
      [rules(`import json\nFACTS = {"a": ${js(LONG)}}\nRULES = ${js(TEXT)} + json.dumps(FACTS, indent=4)`)],
    ],
    [
      'lines of a dictionary',
      [
        rules(
          `FACTS = {${Array.from({ length: 90 }, (_, n) => `"k${n}": ${js(LINE)}`).join(', ')}}\nRULES = "\\n".join(f"- {k}: {v}" for k, v in FACTS.items())`,
        ),
      ],
    ],
    ['a list in an f-string', [rules(`FACTS = [${js(LONG)}]\nRULES = f"${TEXT}{FACTS}"`)]],
    [
      'its own source',
      [rules(`import inspect, sys\nRULES = ${js(TEXT)} + inspect.getsource(sys.modules[__name__])`)],
    ],
    [
      'a decorator that adds',
      [
        rules(
          `def house(function):\n    return lambda: ${js(LONG)} + function()\n\n\n@house\ndef text():\n    return ${js(TEXT)}\n\n\nRULES = text()`,
        ),
      ],
    ],
    [
      'a property',
      [
        rules(
          `class Desk:\n    @property\n    def rules(self):\n        return ${js(MORE)}\n\n\nRULES = Desk().rules`,
        ),
      ],
    ],
    [
      'a subclass',
      [
        rules(
          `class Desk:\n    rules = ${js(TEXT)}\n\n\nclass Loud(Desk):\n    rules = ${js(MORE)}\n\n\nRULES = Loud().rules`,
        ),
      ],
    ],
    [
      'the text of an object',
      [rules(`class Desk:\n    def __str__(self):\n        return ${js(MORE)}\n\n\nRULES = f"{Desk()}"`)],
    ],
    [
      'an enumeration',
      [
        rules(
          `import enum\n\n\nclass Text(enum.Enum):\n    RULES = ${js(MORE)}\n\n\nRULES = Text.RULES.value`,
        ),
      ],
    ],
    [
      'a named tuple',
      [
        rules(
          `from collections import namedtuple\nDesk = namedtuple("Desk", "rules")\nRULES = Desk(rules=${js(MORE)}).rules`,
        ),
      ],
    ],
    [
      'a data class',
      [
        rules(
          `from dataclasses import dataclass\n\n\n@dataclass\nclass Desk:\n    rules: str = ${js(MORE)}\n\n\nRULES = Desk().rules`,
        ),
      ],
    ],
    [
      'a match',
      [
        rules(
          `match os.environ.get("X"):\n    case "a":\n        RULES = ${js(TEXT)}\n    case _:\n        RULES = ${js(MORE)}`,
        ),
      ],
    ],
    [
      'an except',
      [rules(`try:\n    RULES = os.environ["RULES"]\nexcept KeyError:\n    RULES = ${js(MORE)}`)],
    ],
    ['a finally', [rules(`try:\n    RULES = ${js(TEXT)}\nfinally:\n    RULES = ${js(MORE)}`)]],
    ['a with', [rules(`with open("/dev/null"):\n    RULES = ${js(MORE)}`)]],
    ['a text unpacked', [rules(`RULES, _ = ${js(MORE)}, 1`)]],
    ['a text of many names', [rules(`OTHER = RULES = ${js(MORE)}`)]],
    ['a lambda', [rules(`text = lambda: ${js(MORE)}\nRULES = text()`)]],
    [
      'a generator',
      [rules(`def parts():\n    yield ${js(TEXT)}\n    yield ${js(LONG)}\n\n\nRULES = "".join(parts())`)],
    ],
    [
      'a cached function',
      [
        rules(
          `import functools\n\n\n@functools.lru_cache\ndef text():\n    return ${js(MORE)}\n\n\nRULES = text()`,
        ),
      ],
    ],
    ['removesuffix', [model('MODEL = "gpt-4.1-mini".removesuffix("-mini")')]],
    ['split', [model('MODEL = "gpt-4.1-mini".split("-mini")[0]')]],
    ['rpartition', [model('MODEL = "gpt-4.1-mini".rpartition("-")[0]')]],
    ['rstrip', [model('MODEL = "gpt-4.1-mini".rstrip("-min")')]],
    ['a model joined', [model('MODEL = "-".join(["gpt", "4.1"])')]],
    ['a model of an f-string', [model('SIZE = ""\nMODEL = f"gpt-4.1{SIZE}"')]],
    ['a model of a list', [model('MODEL = ["gpt-4.1-mini", "gpt-4.1"][1]')]],
    ['the last model of a list', [model('MODEL = ["gpt-4.1-mini", "gpt-4.1"][-1]')]],
    ['the first of sorted models', [model('MODEL = sorted(["gpt-4.1-mini", "gpt-4.1"])[0]')]],
    ['a model of next', [model('MODEL = next(iter(["gpt-4.1", "gpt-4.1-mini"]))')]],
    ['a model of an index', [model('MODEL = "gpt-4.1-mini gpt-4.1".split()[1]')]],
    [
      'a model of an enumeration',
      [
        model(
          'import enum\n\n\nclass Model(str, enum.Enum):\n    BIG = "gpt-4.1"\n\n\nMODEL = Model.BIG.value',
        ),
      ],
    ],
    [
      'a model of arguments',
      [
        model(
          'import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("--model", default="gpt-4.1")\nMODEL = parser.parse_args().model',
        ),
      ],
    ],
    [
      'a model of settings',
      [
        model(
          'from pydantic_settings import BaseSettings\n\n\nclass Settings(BaseSettings):\n    model: str = "gpt-4.1"\n\n\nMODEL = Settings().model',
        ),
      ],
    ],
    [
      'setdefault of the environment',
      [model('os.environ.setdefault("MODEL", "gpt-4.1")\nMODEL = os.environ["MODEL"]')],
    ],
    ['a model of a boolean index', [model('MODEL = ("gpt-4.1-mini", "gpt-4.1")[True]')]],
    ['a model of a percent', [model('MODEL = "gpt-%s" % "4.1"')]],
    ['a model in lower case', [model('MODEL = "GPT-4.1".lower()')]],
    [
      'many calls at once',
      [
        ['import os\n', 'import asyncio\nimport os\n'],
        [
          'def reply(question):\n    return client',
          'async def reply(question):\n    return await asyncio.gather(*[client',
        ],
        ['        ],\n    )\n', '        ],\n    ) for _ in range(40)])\n'],
      ],
    ],
    [
      'a second call',
      [
        [
          '    return client',
          '    client.chat.completions.create(model="gpt-4.1", max_tokens=250, messages=[{"role": "user", "content": RULES + question}])\n    return client',
        ],
      ],
    ],
    [
      'a generated header',
      [
        ['import os\n', '# Code generated by a tool. DO NOT EDIT.\nimport os\n'],
        rules(`RULES = ${js(MORE)}`),
      ],
    ],
    [
      'a comment that looks like a setting',
      [
        ['import os\n', '# promptcost: ignore\n# noqa\nimport os\n'],
        rules(`RULES = ${js(MORE)}  # pragma: no cover`),
      ],
    ],
    [
      'an encoding of its own',
      [
        ['import os\n', '# -*- coding: utf-7 -*-\nimport os\n'],
        rules(`RULES = ${js(TEXT)}  # +AAo-RULES = RULES * 90`),
      ],
    ],
    ['a form feed', [rules(`RULES = ${js(TEXT)}\n\f\nRULES += ${js(LONG)}`)]],
    ['a line that goes on', [rules(`RULES = ${js(TEXT)} \\\n    + ${js(LONG)}`)]],
    ['after a semicolon', [rules(`RULES = ${js(TEXT)}; RULES += ${js(LONG)}`)]],
    [
      'an import by name',
      [rules('import importlib\nRULES = importlib.import_module("app.house").RULES')],
      { 'app/house.py': `RULES = ${js(MORE)}\n` },
    ],
    [
      '__import__',
      [rules('RULES = __import__("app.house", fromlist=["RULES"]).RULES')],
      { 'app/house.py': `RULES = ${js(MORE)}\n` },
    ],
    ['a star import', [rules('from app.house import *')], { 'app/house.py': `RULES = ${js(MORE)}\n` }],
    ['a relative import', [rules('from .house import RULES')], { 'app/house.py': `RULES = ${js(MORE)}\n` }],
    [
      'an import that may fail',
      [rules(`try:\n    from app.house import RULES\nexcept ImportError:\n    RULES = ${js(TEXT)}`)],
      { 'app/house.py': `RULES = ${js(MORE)}\n` },
    ],
    [
      'a package beside a module',
      [],
      {
        'app/house/__init__.py': `RULES = ${js(MORE)}\n`,
        'app/desk.py': PYTHON.replace(`RULES = ${js(TEXT)}`, 'from app.house import RULES\nNOTE = 1'),
      },
      {
        'app/house.py': `RULES = ${js(TEXT)}\n`,
        'app/desk.py': PYTHON.replace(`RULES = ${js(TEXT)}`, 'from app.house import RULES'),
      },
    ],
    [
      'a module changes another',
      [],
      { 'app/patch.py': `from app import desk\n\ndesk.RULES = ${js(MORE)}\n` },
    ],
    ['a module changes a model', [], { 'app/patch.py': 'import app.desk\n\napp.desk.MODEL = "gpt-4.1"\n' }],
    [
      'exec of a file',
      [rules('exec(open("app/house.txt").read())')],
      { 'app/house.txt': `RULES = ${js(MORE)}\n` },
    ],
    [
      'a file beside it',
      [rules('from pathlib import Path\nRULES = Path(__file__).with_name("house.txt").read_text()')],
      { 'app/house.txt': MORE },
    ],
    [
      'a resource',
      [
        rules(
          'from importlib import resources\nRULES = resources.files("app").joinpath("house.txt").read_text()',
        ),
      ],
      { 'app/house.txt': MORE },
    ],
    [
      'pkgutil',
      [rules('import pkgutil\nRULES = pkgutil.get_data("app", "house.txt").decode()')],
      { 'app/house.txt': MORE },
    ],
    [
      'a template of Jinja',
      [
        rules(
          'from jinja2 import Environment, FileSystemLoader\nRULES = Environment(loader=FileSystemLoader("app")).get_template("house.txt").render()',
        ),
      ],
      { 'app/house.txt': MORE },
    ],
    [
      'a glob',
      [rules('import glob\nRULES = "".join(open(p).read() for p in sorted(glob.glob("rules/*.md")))')],
      many(9, () => LINE.repeat(9)),
    ],
    [
      'a command',
      [rules('import subprocess\nRULES = subprocess.check_output(["cat", "app/house.dat"], text=True)')],
      { 'app/house.dat': MORE },
    ],
    [
      'a CSV file',
      [rules('import csv\nRULES = next(csv.reader(open("app/house.csv")))[0]')],
      { 'app/house.csv': js(MORE) },
    ],
    [
      'a pickle',
      [rules('import pickle\nRULES = pickle.load(open("app/house.pkl", "rb"))')],
      { 'app/house.pkl': 'x' },
    ],
    [
      'lines of a file',
      [rules('RULES = "".join(open("app/house.txt").readlines())')],
      { 'app/house.txt': MORE },
    ],
    [
      'a file in binary',
      [rules('RULES = open("app/house.txt", "rb").read().decode()')],
      { 'app/house.txt': MORE },
    ],
    [
      'a file in a with',
      [rules('with open("app/house.txt") as f:\n    RULES = f.read()')],
      { 'app/house.txt': MORE },
    ],
    [
      'linecache',
      [rules('import linecache\nRULES = "".join(linecache.getlines("app/house.txt"))')],
      { 'app/house.txt': MORE },
    ],
  ]),
  ...turned([
    [
      'py: a folder of rules gets a file',
      'app/desk.py',
      edited(PYTHON, [
        rules('import glob\nRULES = "".join(open(p).read() for p in sorted(glob.glob("rules/*.md")))'),
      ]),
      edited(PYTHON, [
        rules('import glob\nRULES = "".join(open(p).read() for p in sorted(glob.glob("rules/*.md")))'),
      ]),
      { 'rules/b.md': LONG },
      { 'rules/a.md': TEXT },
    ],
    [
      'py: a loaded text grows',
      'app/house.txt',
      TEXT,
      MORE,
      {},
      {
        'app/desk.py': edited(PYTHON, [
          rules('from pathlib import Path\nRULES = Path(__file__).with_name("house.txt").read_text()'),
        ]),
      },
    ],
    [
      'py: a loaded value grows',
      'app/house.yaml',
      `desk:\n  rules: ${js(TEXT)}\n`,
      `desk:\n  rules: ${js(MORE)}\n`,
      {},
      {
        'app/desk.py': edited(PYTHON, [
          rules('import yaml\nRULES = yaml.safe_load(open("app/house.yaml"))["desk"]["rules"]'),
        ]),
      },
    ],
    [
      'py: a model in a configuration',
      'app/config.yaml',
      'llm:\n  model: gpt-4.1-mini\n',
      'llm:\n  model: gpt-4.1\n',
      {},
      {
        'app/desk.py': edited(PYTHON, [
          model('import yaml\nMODEL = yaml.safe_load(open("app/config.yaml"))["llm"]["model"]'),
        ]),
      },
    ],
    [
      'py: a model in a TOML configuration',
      'app/config.toml',
      '[llm]\nmodel = "gpt-4.1-mini"\n',
      '[llm]\nmodel = "gpt-4.1"\n',
      {},
      {
        'app/desk.py': edited(PYTHON, [
          model('import tomllib\nMODEL = tomllib.load(open("app/config.toml", "rb"))["llm"]["model"]'),
        ]),
      },
    ],
    [
      'py: a model in an environment file',
      '.env',
      'OPENAI_MODEL=gpt-4.1-mini\n',
      'OPENAI_MODEL=gpt-4.1\n',
      {},
      { 'app/desk.py': edited(PYTHON, [model('MODEL = os.environ["OPENAI_MODEL"]')]) },
    ],
    [
      'py: a schema that grows',
      'app/schema.py',
      'from pydantic import BaseModel, Field\n\n\nclass Answer(BaseModel):\n    text: str = Field(description="the answer")\n',
      `from pydantic import BaseModel, Field\n\n\nclass Answer(BaseModel):\n    text: str = Field(description=${js(LONG)})\n`,
      {},
      {
        'app/desk.py': edited(PYTHON, [
          ['import os\n', 'import os\nfrom app.schema import Answer\n'],
          ['client.chat.completions.create(', 'client.beta.chat.completions.parse('],
          ['max_tokens=250,', 'max_tokens=250,\n        response_format=Answer,'],
        ]),
      },
    ],
    [
      'py: a docstring of a tool',
      'app/tools.py',
      'from langchain_core.tools import tool\n\n\n@tool\ndef find(name: str) -> str:\n    """Find an order."""\n    return name\n',
      `from langchain_core.tools import tool\n\n\n@tool\ndef find(name: str) -> str:\n    """Find an order. ${LONG}"""\n    return name\n`,
      {},
      {
        'app/desk.py': `from langchain_openai import ChatOpenAI\nfrom app.tools import find\n\nllm = ChatOpenAI(model="gpt-4.1-mini", max_tokens=250).bind_tools([find])\n\n\ndef reply(question):\n    return llm.invoke([("system", ${js(TEXT)}), ("user", question)])\n`,
      },
    ],
  ]),
  ...changed('src/desk.ts', TYPESCRIPT, [
    [
      'a message pushed',
      [
        [
          '  return client',
          `  const messages: any[] = [\n    { role: 'system', content: RULES },\n    { role: 'user', content: question },\n  ];\n  messages.push({ role: 'system', content: ${js(LONG)} });\n  return client`,
        ],
        [
          "messages: [\n      { role: 'system', content: RULES },\n      { role: 'user', content: question },\n    ],",
          'messages,',
        ],
      ],
    ],
    [
      'a message put first',
      [
        [
          '  return client',
          `  const messages: any[] = [\n    { role: 'system', content: RULES },\n    { role: 'user', content: question },\n  ];\n  messages.unshift({ role: 'system', content: ${js(LONG)} });\n  return client`,
        ],
        [
          "messages: [\n      { role: 'system', content: RULES },\n      { role: 'user', content: question },\n    ],",
          'messages,',
        ],
      ],
    ],
    [
      'a message changed in place',
      [
        [
          '  return client',
          `  const messages: any[] = [\n    { role: 'system', content: RULES },\n    { role: 'user', content: question },\n  ];\n  messages[0].content += ${js(LONG)};\n  return client`,
        ],
        [
          "messages: [\n      { role: 'system', content: RULES },\n      { role: 'user', content: question },\n    ],",
          'messages,',
        ],
      ],
    ],
    [
      'Object.assign',
      [
        ['create({', 'create(Object.assign({'],
        ['    ],\n  });', "    ],\n  }, { model: 'gpt-4.1' }));"],
      ],
    ],
    ['a later spread', [['    ],\n  });', "    ],\n    ...{ model: 'gpt-4.1' },\n  });"]]],
    ['a later key', [['    ],\n  });', "    ],\n    ['mod' + 'el']: 'gpt-4.1',\n  } as any);"]]],
    [
      'an option set later',
      [
        ['  return client.chat.completions.create({', '  const options: any = {'],
        [
          '    ],\n  });',
          "    ],\n  };\n  options.model = 'gpt-4.1';\n  return client.chat.completions.create(options);",
        ],
      ],
    ],
    [
      'a replaced method',
      [
        modelTs(
          "const MODEL = 'gpt-4.1-mini';\nconst create = client.chat.completions.create.bind(client.chat.completions);\nclient.chat.completions.create = ((o: any) => create({ ...o, model: 'gpt-4.1' })) as any;",
        ),
      ],
    ],
    ['a map', [rulesTs(`const RULES = new Map([['a', ${js(MORE)}]]).get('a')!;`)]],
    [
      'a getter',
      [rulesTs(`const desk = { get rules() { return ${js(MORE)}; } };\nconst RULES = desk.rules;`)],
    ],
    ['a static member', [rulesTs(`class Desk { static rules = ${js(MORE)}; }\nconst RULES = Desk.rules;`)]],
    ['an enumeration', [rulesTs(`enum Text { Rules = ${js(MORE)} }\nconst RULES = Text.Rules;`)]],
    [
      'a namespace',
      [rulesTs(`namespace Text { export const rules = ${js(MORE)}; }\nconst RULES = Text.rules;`)],
    ],
    [
      'JSON of an object',
      [
        rulesTs(
          `const FACTS = { a: ${js(LONG)} };\nconst RULES = ${js(TEXT)} + JSON.stringify(FACTS, null, 4);`,
        ),
      ],
    ],
    ['a comma', [rulesTs(`const RULES = (0, ${js(MORE)});`)]],
    ['nothing or else', [rulesTs(`const RULES = (undefined as any) ?? ${js(MORE)};`)]],
    [
      'a function called at once',
      [
        rulesTs(
          `const RULES = (() => { let s = ''; for (let i = 0; i < 90; i++) s += ${js(LINE)}; return s; })();`,
        ),
      ],
    ],
    [
      'a loop that adds',
      [rulesTs(`let RULES = ${js(TEXT)};\nfor (const part of [${js(LONG)}]) RULES += part;`)],
    ],
    [
      'entries of an object',
      [
        rulesTs(
          `const FACTS = { ${Array.from({ length: 90 }, (_, n) => `k${n}: ${js(LINE)}`).join(', ')} };\nconst RULES = Object.entries(FACTS).map(([k, v]) => \`- \${k}: \${v}\`).join('\\n');`,
        ),
      ],
    ],
    ['Reflect', [rulesTs(`const RULES = Reflect.get({ a: ${js(MORE)} }, 'a') as string;`)]],
    [
      'a proxy',
      [
        rulesTs(`const RULES = new Proxy({}, { get: () => ${js(MORE)} }) as any;`),
        ['content: RULES', 'content: (RULES as any).x'],
      ],
    ],
    ['decodeURIComponent', [rulesTs(`const RULES = decodeURIComponent(${js(encodeURIComponent(MORE))});`)]],
    [
      'a text decoder',
      [
        rulesTs(
          `const RULES = new TextDecoder().decode(Uint8Array.from([${Array.from(MORE, (c) => c.charCodeAt(0)).join(',')}]));`,
        ),
      ],
    ],
    ['a model sliced', [modelTs("const MODEL = 'gpt-4.1-mini'.slice(0, 7);")]],
    ['a model by a pattern', [modelTs("const MODEL = 'gpt-4.1-mini'.replace(/-mini$/, '');")]],
    ['a model split', [modelTs("const MODEL = 'gpt-4.1-mini'.split('-mini')[0]!;")]],
    ['a model by at', [modelTs("const MODEL = ['gpt-4.1-mini', 'gpt-4.1'].at(-1)!;")]],
    ['a model by destructuring', [modelTs("const { MODEL } = { MODEL: 'gpt-4.1' };")]],
    ['a model in a template', [modelTs("const size = '';\nconst MODEL = `gpt-4.1${size}`;")]],
    [
      'a model by a switch',
      [
        modelTs(
          "let MODEL = 'gpt-4.1-mini';\nswitch (process.env.X) {\n  case 'a':\n    break;\n  default:\n    MODEL = 'gpt-4.1';\n}",
        ),
      ],
    ],
    [
      'many calls at once',
      [
        ['  return client', '  return Promise.all(Array.from({ length: 40 }, () => client'],
        ['    ],\n  });', '    ],\n  })));'],
      ],
    ],
    [
      'a dynamic import',
      [rulesTs("const { RULES } = await import('./house');")],
      { 'src/house.ts': `export const RULES = ${js(MORE)};\n` },
    ],
    [
      'a default export',
      [rulesTs("import RULES from './house';")],
      { 'src/house.ts': `export default ${js(MORE)};\n` },
    ],
    [
      'a re-export',
      [rulesTs("import { RULES } from './index';")],
      { 'src/index.ts': "export * from './house';\n", 'src/house.ts': `export const RULES = ${js(MORE)};\n` },
    ],
    [
      'a path of the compiler',
      [rulesTs("import { RULES } from '@house/text';")],
      {
        'tsconfig.json': '{"compilerOptions":{"baseUrl":".","paths":{"@house/*":["lib/*"]}}}',
        'lib/text.ts': `export const RULES = ${js(MORE)};\n`,
      },
    ],
    [
      'require',
      [rulesTs("const { RULES } = require('./house');")],
      { 'src/house.js': `module.exports = { RULES: ${js(MORE)} };\n` },
    ],
    [
      'a module changes an option',
      [],
      {
        'src/desk.ts': TYPESCRIPT.replace(
          "const MODEL = 'gpt-4.1-mini';",
          "import { options } from './options';\nimport './patch';\nconst MODEL = options.model;",
        ),
        'src/patch.ts': "import { options } from './options';\n\noptions.model = 'gpt-4.1';\n",
      },
      {
        'src/options.ts': "export const options = { model: 'gpt-4.1-mini' };\n",
        'src/desk.ts': TYPESCRIPT.replace(
          "const MODEL = 'gpt-4.1-mini';",
          "import { options } from './options';\nconst MODEL = options.model;",
        ),
      },
    ],
    [
      'a comment that looks like a setting',
      [
        ['import OpenAI', '// promptcost: ignore\n/* eslint-disable */\n// @generated\nimport OpenAI'],
        rulesTs(`const RULES = ${js(MORE)};`),
      ],
    ],
    ['a comment in the text', [rulesTs(`const RULES = \`${TEXT}/* ${LONG} */\`;`)]],
    [
      'escapes',
      [
        rulesTs(
          `const RULES = '${Array.from(MORE, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join('')}';`,
        ),
      ],
    ],
  ]),
  ...settingsRows([
    ['everything is accepted', 'accept: [{ match: "**" }]'],
    ['the prompt is ignored', 'prompts: [{ match: "**", kind: ignore }]'],
    ['the prompt becomes an evaluation', 'prompts: [{ match: "**", kind: evaluation }]'],
    ['the prompt becomes a fragment', 'prompts: [{ match: "**", kind: fragment }]'],
    ['everything is a test', 'test-paths: ["**"]'],
    ['another reader', 'prompts: [{ match: "**", format: text }]'],
    ['excluded', 'exclude: ["prompts/**"]'],
    ['a discount', `models: { ${mini}: { discount-percent: 99 } }`],
    ['own rates', `models: { ${mini}: { input: 0.0001, output: 0.0001 } }`],
    [
      'variables of nothing',
      'prompts: [{ match: "**", usage: { variables: { question: 0 } } }]',
      'prompts: [{ match: "**", usage: { variables: { question: 900 } } }]',
    ],
    ['a cheaper model for all', 'prompts: [{ match: "**", model: openai/gpt-4.1-nano }]'],
    ['a cached prompt', 'prompts: [{ match: "**", usage: { cache-hit-percent: 99 } }]'],
    ['a rule that lets pass', 'rules: [{ match: "**", limits: { max-request-increase-percent: 9000 } }]'],
  ]),
  ...turned(
    [
      [
        'settings: a second file',
        P,
        github(TEXT),
        github(MORE),
        { '.github/promptcost.yml': 'version: 1\nlimits: {}\n' },
      ],
      ['settings: deleted', P, github(TEXT), github(MORE), { '.promptcost.yml': null }],
      ['settings: empty', P, github(TEXT), github(MORE), { '.promptcost.yml': '' }],
      ['settings: a link', P, github(TEXT), github(MORE), { '.promptcost.yml': { link: 'docs/none.yml' } }],
      [
        'gateway: an alias map',
        P,
        github(TEXT, 'fast'),
        github(TEXT, 'fast'),
        {
          'litellm.yaml': lite(
            [
              ['fast', mini],
              ['big', 'openai/gpt-4.1'],
            ],
            `litellm_settings:\n  model_alias_map:\n    fast: big\n`,
          ),
        },
        {
          'litellm.yaml': lite([
            ['fast', mini],
            ['big', 'openai/gpt-4.1'],
          ]),
        },
      ],
      [
        'gateway: a group alias',
        P,
        github(TEXT, 'fast'),
        github(TEXT, 'quick'),
        {
          'litellm.yaml': lite(
            [
              ['fast', mini],
              ['big', 'openai/gpt-4.1'],
            ],
            `router_settings:\n  model_group_alias:\n    quick: big\n`,
          ),
        },
        {
          'litellm.yaml': lite([
            ['fast', mini],
            ['big', 'openai/gpt-4.1'],
          ]),
        },
      ],
      [
        'gateway: default fallbacks',
        P,
        github(TEXT, 'fast'),
        github(TEXT, 'fast'),
        {
          'litellm.yaml': lite(
            [
              ['fast', mini],
              ['big', 'openai/o1-pro'],
            ],
            `litellm_settings:\n  default_fallbacks: [big]\n`,
          ),
        },
        {
          'litellm.yaml': lite([
            ['fast', mini],
            ['big', 'openai/o1-pro'],
          ]),
        },
      ],
      [
        'gateway: a wildcard',
        P,
        github(TEXT, 'desk/fast'),
        github(TEXT, 'desk/fast'),
        { 'litellm.yaml': lite([['desk/*', 'openai/gpt-4.1']]) },
        { 'litellm.yaml': lite([['desk/fast', mini]]) },
      ],
      [
        'gateway: a model of the environment',
        P,
        github(TEXT, 'fast'),
        github(MORE, 'fast'),
        { 'litellm.yaml': lite([['fast', 'os.environ/FAST_MODEL']]) },
        { 'litellm.yaml': lite([['fast', mini]]) },
      ],
      [
        'gateway: the file is gone',
        P,
        github(TEXT, 'fast'),
        github(MORE, 'fast'),
        { 'litellm.yaml': null },
        { 'litellm.yaml': lite([['fast', mini]]) },
      ],
      [
        'gateway: the file is damaged',
        P,
        github(TEXT, 'fast'),
        github(MORE, 'fast'),
        { 'litellm.yaml': 'model_list: [\n' },
        { 'litellm.yaml': lite([['fast', mini]]) },
      ],
      [
        'moved: names that differ by case',
        'app/desk.py',
        edited(PYTHON, [rules('RULES = open("app/house.txt").read()')]),
        edited(PYTHON, [rules('RULES = open("app/House.txt").read()')]),
        { 'app/House.txt': MORE },
        { 'app/house.txt': TEXT },
      ],
      [
        'moved: attributes that say it is generated',
        P,
        github(TEXT),
        github(MORE),
        { '.gitattributes': 'prompts/** linguist-generated=true -diff binary export-ignore\n' },
      ],
      [
        'moved: a folder of hidden files',
        'prompts/desk.txt',
        TEXT,
        TEXT,
        { 'prompts/desk.txt': null, '.prompts/desk.txt': MORE },
      ],
      [
        'moved: a deep folder',
        P,
        github(TEXT),
        github(MORE),
        { [P]: null, [`${'a/'.repeat(150)}desk.prompt.yml`]: github(MORE) },
      ],
      [
        'moved: among many small files',
        P,
        github(TEXT),
        github(MORE),
        Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`prompts/s${n}.txt`, `Say hello ${n}`])),
      ],
      [
        'moved: a copy that is used instead',
        'app/desk.py',
        edited(PYTHON, [rules('RULES = open("prompts/desk.txt").read()')]),
        edited(PYTHON, [rules('RULES = open("prompts/desk2.txt").read()')]),
        { 'prompts/desk2.txt': MORE },
        { 'prompts/desk.txt': TEXT },
      ],
    ],
    dflt,
  ),
];

const TWIN = `${TEXT.slice(0, 90)}\n${TEXT.slice(90)}`;
const A = TEXT.slice(0, 90);
const B = TEXT.slice(90);

export const harmlessReview: readonly PullRow[] = [
  ...turned(
    [
      [
        'j2: a macro of an imported library',
        'prompts/desk.j2',
        TEXT,
        '{% import "lib.j2" as lib %}{{ lib.house() }}',
        { 'prompts/lib.j2': `{% macro house() %}${TEXT}{% endmacro %}` },
      ],
      ['j2: a comment', 'prompts/desk.j2', `${TEXT}{{ question }}`, `{# ${LONG} #}${TEXT}{{ question }}`],
      [
        'j2: a name put together',
        'prompts/desk.j2',
        `${A}{% include "b.j2" %}`,
        `${A}{% include "b" ~ ".j2" %}`,
        {},
        { 'prompts/b.j2': B },
      ],
      ['j2: a variable renamed', 'prompts/desk.j2', `${TEXT}{{ question }}`, `${TEXT}{{ ticket }}`],
      [
        'j2: white space control',
        'prompts/desk.j2',
        `${TEXT}\n{% if a %}\nx\n{% endif %}\n`,
        `${TEXT}\n{%- if a -%}\nx\n{%- endif -%}\n`,
      ],
      [
        'j2: a filter that strips',
        'prompts/desk.j2',
        `${TEXT}{{ question }}`,
        `${TEXT}{{ question | trim }}`,
      ],
      [
        'j2: a layout',
        'prompts/desk.j2',
        TEXT,
        `{% extends "base.j2" %}{% block b %}${TEXT}{% endblock %}`,
        { 'prompts/base.j2': '{% block b %}{% endblock %}' },
      ],
      [
        'j2: a condition inverted',
        'prompts/desk.j2',
        `{% if a %}${A}{% else %}${B}{% endif %}`,
        `{% if not a %}${B}{% else %}${A}{% endif %}`,
      ],
      ['hbs: a comment', 'prompts/desk.hbs', `${TEXT}{{question}}`, `{{!-- ${LONG} --}}${TEXT}{{question}}`],
      [
        'hbs: an inline partial',
        'prompts/desk.hbs',
        `${TEXT}{{question}}`,
        `{{#*inline "h"}}${TEXT}{{/inline}}{{> h}}{{question}}`,
      ],
      [
        'mustache: other delimiters',
        'prompts/desk.mustache',
        `${TEXT}{{question}}`,
        `{{=<% %>=}}${TEXT}<%question%>`,
      ],
      [
        'liquid: a comment',
        'prompts/desk.liquid',
        `${TEXT}{{ question }}`,
        `{% comment %}${LONG}{% endcomment %}${TEXT}{{ question }}`,
      ],
      [
        'liquid: a capture',
        'prompts/desk.liquid',
        `${TEXT}{{ question }}`,
        `{% capture c %}${TEXT}{% endcapture %}{{ c }}{{ question }}`,
      ],
      [
        'gotmpl: a defined part',
        'prompts/desk.gotmpl',
        `${TEXT}{{ .Question }}`,
        `{{ define "t" }}${TEXT}{{ end }}{{ template "t" . }}{{ .Question }}`,
      ],
      [
        'gotmpl: a comment',
        'prompts/desk.gotmpl',
        `${TEXT}{{ .Question }}`,
        `{{/* ${LONG} */}}${TEXT}{{ .Question }}`,
      ],
      ['text: trailing white space', 'prompts/desk.txt', TWIN, `${TWIN.replaceAll('\n', ' \n')}\n`],
      [
        'text: another prompt is translated',
        'prompts/desk.txt',
        TEXT,
        TEXT,
        { 'locales/de.json': js(LONG), 'locales/fr/ui.po': `msgid "a"\nmsgstr ${js(LONG)}\n` },
      ],
    ],
    dflt,
  ),
  ...turned([
    ['yaml: an anchor', P, yamlDesk(js(TEXT)), yamlDesk('*t', `x-text: &t ${js(TEXT)}\n`)],
    [
      'yaml: a merge',
      P,
      yamlDesk(js(TEXT)),
      `x: &m\n  role: system\n  content: ${js(TEXT)}\nmodel: ${mini}\nmodelParameters:\n  maxTokens: 300\nmessages:\n  - <<: *m\n  - role: user\n    content: "{{question}}"\n`,
    ],
    ['yaml: an unused anchor', P, yamlDesk(js(TEXT)), yamlDesk(js(TEXT), `x-note: &n ${js(LONG)}\n`)],
    ['yaml: a comment', P, yamlDesk(js(TEXT)), `# ${LONG}\n${yamlDesk(js(TEXT))}`],
    ['yaml: a description', P, yamlDesk(js(TEXT)), `description: Answers questions\n${yamlDesk(js(TEXT))}`],
    ['yaml: a literal block', P, yamlDesk(js(TEXT)), yamlDesk(`|-\n      ${TEXT}`)],
    [
      'json: keys in another order',
      'api/request.json',
      request(TEXT),
      JSON.stringify(
        Object.fromEntries(Object.entries(JSON.parse(request(TEXT)) as object).reverse()),
        null,
        4,
      ),
    ],
    ['json: escapes', 'api/request.json', request(TEXT), request(TEXT).replace('You', '\\u0059ou')],
    ['json: a comment', 'api/request.jsonc', request(TEXT), `// ${LONG}\n${request(TEXT)}`],
    [
      'json: a field that costs nothing',
      'api/request.json',
      request(TEXT),
      request(TEXT, '"temperature":0.1,"seed":4,"user":"a","stream":true,'),
    ],
    [
      'toml: several lines',
      'prompts/desk.toml',
      `model = "gpt-4.1-mini"\nsystem_prompt = ${js(TEXT)}\n`,
      `model = "gpt-4.1-mini"\nsystem_prompt = """\n${TEXT}"""\n`,
    ],
    [
      'baml: a test',
      'b/a.baml',
      `function Answer(question: string) -> string {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT}{{ question }}"#\n}\n`,
      `function Answer(question: string) -> string {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT}{{ question }}"#\n}\ntest One {\n  functions [Answer]\n  args { question #"${LONG}"# }\n}\n`,
    ],
    [
      'baml: a comment',
      'b/a.baml',
      `function Answer(question: string) -> string {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT}{{ question }}"#\n}\n`,
      `// ${LONG}\nfunction Answer(question: string) -> string {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT}{{ question }}"#\n}\n`,
    ],
    [
      'modelfile: a comment',
      'm/Modelfile',
      `FROM llama3.1\nSYSTEM """${TEXT}"""\n`,
      `# ${LONG}\nFROM llama3.1\nSYSTEM """${TEXT}"""\n`,
    ],
    ['a damaged prompt that is fixed', P, 'model: [\n', github(TEXT)],
    [
      'a damaged request that is fixed',
      'api/request.json',
      '{"model": "gpt-4.1-mini", "messages": [',
      request(TEXT),
    ],
    [
      'documents',
      'docs/prompt-engineering.md',
      'How we write prompts.\n',
      `How we write prompts. ${LONG}\n`,
      { 'CHANGELOG.md': `## 2.0\n${LONG}`, 'docs/adr/1.md': LONG },
      { [P]: github(TEXT) },
    ],
    [
      'tests',
      'tests/desk.test.ts',
      'test("a", () => {});\n',
      `import { reply } from '../src/desk';\ntest('a', async () => { expect(await reply(${js(LONG)})).toBeTruthy(); });\n`,
      {},
      { 'src/desk.ts': TYPESCRIPT },
    ],
    [
      'a translation of the user interface',
      'src/locales/de.json',
      '{"save":"Speichern"}',
      JSON.stringify(
        Object.fromEntries(
          Array.from({ length: 200 }, (_, n) => [`k${n}`, `Ein Satz Nummer ${n} der Oberfläche`]),
        ),
      ),
      {},
      { 'src/desk.ts': TYPESCRIPT },
    ],
  ]),
  ...changed('app/desk.py', PYTHON, [
    [
      'a local renamed',
      [
        ['def reply(question):', 'def reply(ticket):'],
        ['"content": question', '"content": ticket'],
      ],
    ],
    ['a message appended', named('').slice(0, 2)],
    [
      'a message appended instead of written',
      [
        [
          '    return client',
          '    messages = [{"role": "system", "content": RULES}]\n    messages.append({"role": "user", "content": question})\n    return client',
        ],
        [
          'messages=[\n            {"role": "system", "content": RULES},\n            {"role": "user", "content": question},\n        ],',
          'messages=messages,',
        ],
      ],
    ],
    ['options in a name', options('')],
    [
      'a relative import',
      [rules('from .house import RULES')],
      { 'app/house.py': `RULES = ${js(TEXT)}\n`, 'app/__init__.py': '' },
    ],
    [
      'an enumeration of models',
      [
        model(
          'import enum\n\n\nclass Model(str, enum.Enum):\n    SMALL = "gpt-4.1-mini"\n\n\nMODEL = Model.SMALL.value',
        ),
      ],
    ],
    [
      'a data class',
      [
        rules(
          `from dataclasses import dataclass\n\n\n@dataclass\nclass Desk:\n    rules: str = ${js(TEXT)}\n\n\nRULES = Desk().rules`,
        ),
      ],
    ],
    [
      'a model of arguments',
      [
        model(
          'import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("--model", default="gpt-4.1-mini")\nMODEL = parser.parse_args().model',
        ),
      ],
    ],
    [
      'a file in a with',
      [rules('with open("app/house.txt") as f:\n    RULES = f.read()')],
      { 'app/house.txt': TEXT },
    ],
    [
      'a value of YAML',
      [rules('import yaml\nRULES = yaml.safe_load(open("app/house.yaml"))["rules"]')],
      { 'app/house.yaml': `rules: ${js(TEXT)}\n` },
    ],
    [
      'type hints',
      [['def reply(question):', 'def reply(question: str) -> object:'], model('MODEL: str = "gpt-4.1-mini"')],
    ],
    ['an encoding', [['import os\n', '# -*- coding: utf-8 -*-\nimport os\n']]],
    ['single quotes', [model("MODEL = 'gpt-4.1-mini'")]],
    [
      'a log',
      [
        ['import os\n', 'import logging\nimport os\n'],
        ['    return client', '    logging.info("asked %s", question)\n    return client'],
      ],
    ],
    [
      'a helper that reads a file',
      [['def reply', 'def notes():\n    return open("docs/notes.txt").read()\n\n\ndef reply']],
      { 'docs/notes.txt': LONG },
    ],
    [
      'an error',
      [
        [
          '    return client',
          '    if not question:\n        raise ValueError("there is no question")\n    return client',
        ],
      ],
    ],
    [
      'another function',
      [
        [
          'def reply',
          `def greet():\n    print(${js('The shop opens at nine and closes at six on every day of the week. '.repeat(9))})\n\n\ndef reply`,
        ],
      ],
    ],
    [
      'asynchronous',
      [
        ['from openai import OpenAI', 'from openai import AsyncOpenAI'],
        ['OpenAI()', 'AsyncOpenAI()'],
        ['def reply', 'async def reply'],
        ['return client', 'return await client'],
      ],
    ],
    [
      'a class around it',
      [
        [
          'def reply(question):\n    return client.chat.completions.create(\n        model=MODEL,\n        max_tokens=250,\n        messages=[\n            {"role": "system", "content": RULES},\n            {"role": "user", "content": question},\n        ],\n    )',
          'class Desk:\n    def __init__(self):\n        self.client = client\n\n    def reply(self, question):\n        return self.client.chat.completions.create(\n            model=MODEL,\n            max_tokens=250,\n            messages=[\n                {"role": "system", "content": RULES},\n                {"role": "user", "content": question},\n            ],\n        )',
        ],
      ],
    ],
  ]),
  ...changed('src/desk.ts', TYPESCRIPT, [
    [
      'a local renamed',
      [
        ['reply(question: string)', 'reply(ticket: string)'],
        ['content: question', 'content: ticket'],
      ],
    ],
    [
      'a default export',
      [rulesTs("import RULES from './house';")],
      { 'src/house.ts': `export default ${js(TEXT)};\n` },
    ],
    ['a static member', [rulesTs(`class Desk { static rules = ${js(TEXT)}; }\nconst RULES = Desk.rules;`)]],
    [
      'an option object',
      [
        ['  return client.chat.completions.create({', '  const options = {'],
        ['    ],\n  });', '    ],\n  } as const;\n  return client.chat.completions.create(options);'],
      ],
    ],
    ['a spread', [['    max_tokens: 250,', '    ...{ max_tokens: 250 },']]],
    ['double quotes', [modelTs('const MODEL = "gpt-4.1-mini";')]],
    ['a component', [], { 'src/Button.tsx': `export const Button = () => <p>${LINE.trim()}</p>;\n` }],
    ['satisfies', [modelTs("const MODEL = 'gpt-4.1-mini' satisfies string;")]],
    [
      'a re-export',
      [rulesTs("import { RULES } from './index';")],
      { 'src/index.ts': "export * from './house';\n", 'src/house.ts': `export const RULES = ${js(TEXT)};\n` },
    ],
    [
      'an arrow function',
      [
        [
          'export async function reply(question: string) {',
          'export const reply = async (question: string) => {',
        ],
        ['  });\n}', '  });\n};'],
      ],
    ],
  ]),
];
