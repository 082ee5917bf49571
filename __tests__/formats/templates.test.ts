import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import Handlebars from 'handlebars';
import nunjucks from 'nunjucks';
import type { FormatContext } from '../../src/core/format.js';
import type { Segment } from '../../src/core/prompt.js';
import { textIn } from '../../src/formats/syntax/place.js';
import { engineOf, parseTemplate } from '../../src/formats/templates/engines.js';
import { expandTemplate, segmentsOf } from '../../src/formats/templates/expand.js';
import { markRoleLines, messagesOf } from '../../src/formats/request/roles.js';
import type { Engine } from '../../src/formats/templates/tree.js';

const empty: FormatContext = {
  read: async (path) => ({ reason: 'missing-file', path, line: null, detail: 'none' }),
  exists: () => false,
  glob: () => [],
};

const fileOf = (text: string) => ({ path: 'prompts/a.txt', text, hadByteOrderMark: false });

async function segments(engine: Engine, text: string): Promise<Segment[]> {
  return segmentsOf((await expandTemplate(engine, textIn(fileOf(text)), empty)).pieces);
}

/** What is sent when every variable is its value, every first arm is taken and every loop runs once. */
function render(list: readonly Segment[], values: Record<string, string>): string {
  return list
    .map((segment) => {
      switch (segment.kind) {
        case 'text':
          return segment.text;
        case 'variable':
          return values[segment.name] ?? `?${segment.name}?`;
        case 'branch':
          return render(segment.arms[0] ?? [], values);
        case 'loop':
        case 'include':
          return render(segment.body, values);
        default:
          return '';
      }
    })
    .join('');
}

const short = (list: readonly Segment[]): string =>
  list
    .map((segment) =>
      segment.kind === 'text'
        ? segment.text
        : segment.kind === 'variable'
          ? `<${segment.name}>`
          : `<${segment.kind}>`,
    )
    .join('');

test.each([
  [`{% render 'tone', note: 'Write for children' %}`, 'include', ['note']],
  [`{% render 'tone', note: 'Come with me' %}`, 'include', ['note']],
  [`{% render 'tone' for guests as guest, note: 'a' %}`, 'loop', ['note']],
  [`{%- render "tone" for (1..3) -%}`, 'loop', []],
  [`{% render 'tone' with guest as who, note: 'for a' %}`, 'include', ['note', 'who']],
])('%s is one %s', (text, kind, names) => {
  const [node] = parseTemplate('liquid', textIn(fileOf(text))).nodes;
  expect(node?.kind).toBe(kind);
  const part = node?.kind === 'loop' ? node.body[0] : node;
  expect(part).toMatchObject({ kind: 'include' });
  expect(part?.kind === 'include' ? (part.values ?? []).map(({ name }) => name) : null).toEqual(names);
});

describe('jinja sends what a real engine sends', () => {
  const environment = new nunjucks.Environment(null, { autoescape: false });
  test.each([
    'Hello {{ a }}, {{ b }}.',
    'x {%- if a %}\n yes \n{%- else %} no {% endif -%}\n  end',
    '{# gone #}a{#- all gone -#}  b',
    '{% for i in xs %}- item {{ a }}\n{% endfor %}end',
    '{% raw %}{{ a }} {% if %}{% endraw %}{{ a }}',
    '{% set t = "x\\"y" %}{{ t }}{{ a }}',
    '{% set t %}block of {{ a }}{% endset %}<{{ t }}>',
    '{% macro m(x, y="d") %}[{{ x }}|{{ y }}]{% endmacro %}{{ m("1") }}{{ m(a, y="2") }}',
    '{% if a %}{% if b %}both{% endif %}{% endif %} {{ "lit" }} {{ a ~ "-" ~ b }}',
    '{% filter trim %}kept{% endfilter %} {{ "a" if a else "b" }}',
    '{{ a }} don\'t {{ b }} {% if a == "it\'s" or a %}ok{% endif %}',
    '{% block one %}in block {{ a }}{% endblock %}',
    'a } { b {{ a }} %} }} {',
  ])('%s', async (text) => {
    const expected = environment.renderString(text, { a: 'A', b: 'B', xs: [1] });
    expect(render(await segments('nunjucks', text), { a: 'A', b: 'B' })).toBe(expected);
  });
});

describe('handlebars sends what a real engine sends', () => {
  test.each([
    'Hello {{a}}, {{{b}}} {{&a}}.',
    '{{#if a}}\n  yes {{b}}\n{{else}}\n  no\n{{/if}}\nend',
    'one\n  {{! alone on its line }}\ntwo {{! inside }} three',
    '{{!-- with }} inside --}}x',
    '{{#each xs}}\n* {{../a}}\n{{/each}}\n',
    'a  {{~#if a~}}  b  {{~/if~}}  c',
    '\\{{kept}} {{a}}',
    '{{#if a}}{{#unless c}}inner{{/unless}}{{/if}}',
    '{{#if a}}A{{else if b}}B{{else}}C{{/if}}',
  ])('%s', async (text) => {
    const expected = Handlebars.compile(text, { noEscape: true })({ a: 'A', b: 'B', xs: [1] });
    const got = render(await segments('handlebars', text), { a: 'A', b: 'B', '../a': 'A' });
    expect(got).toBe(expected);
  });
});

test.each([
  [
    'fstring',
    'Hi {name!r:>10}, {{literal}} {"json": 1} { x } {}',
    'Hi <name>, {literal} {"json": 1} { x } <>',
  ],
  ['dollar', 'Hi $name and ${other}, $$5 or $5', 'Hi <name> and <other>, $5 or $5'],
  ['dollar-braces', 'Hi $name and ${other}', 'Hi $name and <other>'],
  ['braces', 'Hi {{ name }} and {x} {% if %}', 'Hi <name> and {x} {% if %}'],
  ['github', 'Hi ${{ github.actor }} and {{x}}', 'Hi <github.actor> and {{x}}'],
  ['sk', 'Hi {{$name}}, {{ "text" }}, {{time.Now}}', 'Hi <name>, text, <opaque>'],
  ['go', 'Hi {{ .Name }}{{- /* c */ -}}  x {{if .A}}y{{end}}', 'Hi <.Name>x <branch>'],
  [
    'liquid',
    'Hi {{ name | upcase }}{% comment %} no {% endcomment %}{% unless a %}x{% endunless %}',
    'Hi <name><branch>',
  ],
  ['mustache', 'Hi {{name}}{{! c }}\n{{#xs}}\n- {{.}}\n{{/xs}}\nend', 'Hi <name>\n<loop>end'],
  ['plain', 'Hi {{name}} {x} $y', 'Hi {{name}} {x} $y'],
  [
    'names',
    'Hi {name}, {{it-em}} {x!r} {"json": 1} {a b} {}',
    'Hi <name>, {<it-em>} {x!r} {"json": 1} {a b} {}',
  ],
  [
    'state',
    'Hi {user:name?}, {{ item }} {artifact.a.txt} {o["k"]} {x:y} {"json": 1} {a b}',
    'Hi <user:name>, <item> <artifact.a.txt> <o["k"]> {x:y} {"json": 1} {a b}',
  ],
] as const)('%s: %s', async (engine, text, expected) => {
  expect(short(await segments(engine, text))).toBe(expected);
});

test.each([
  ['You are {name}.', 'fstring'],
  ['You are {{ name }}.', 'braces'],
  ['You are {{ user.name | upper }}.', 'braces'],
  ['{% if x %}a{% endif %}', 'jinja'],
  ['{# never sent #}You are kind.', 'jinja'],
  ['50 {% of all', 'plain'],
  ['{{#if x}}a{{/if}}', 'handlebars'],
  ['{{> rules}}', 'handlebars'],
  ['{{! never sent }}You are kind.', 'handlebars'],
  ['Use {max} steps. {{"a": 1}} {{// a comment', 'fstring'],
  ['Use {max} steps. {{#x}} {{"a": 1}}', 'fstring'],
  ['Answer as {{"state": 1}}', 'fstring'],
  ['Use {max}: {{"a": {{"b": 1}}}} and {{name}}', 'fstring'],
  ['{{ define "a" }}b{{ end }}', 'go'],
  ['Hi {{.Name}}', 'go'],
  ['Answer as {"queue": "billing"}.', 'plain'],
  ['Write \\\\frac{a}{b} and \\\\textbf{name}.', 'plain'],
  ['It costs ${price}.', 'dollar-braces'],
  ['It costs ${price} for {name}.', 'fstring'],
  ['Run ${x:-y}', 'plain'],
  ['on ${{ github.actor }}', 'github'],
] as const)('%s is read as %s', (text, engine) => {
  expect(engineOf(text.replaceAll('\\\\', '\\'))).toBe(engine);
});

test('role lines split a conversation, also inside loops', () => {
  const text = 'system:\nBe kind.\n\nuser:\n{{ question }}\n';
  const { nodes } = parseTemplate('jinja', textIn(fileOf(text)));
  const pieces = nodes.filter((node) => node.kind === 'text' || node.kind === 'variable');
  const messages = messagesOf(markRoleLines(pieces), { role: 'system', place: textIn(fileOf(text)).place });
  expect(messages.map((message) => [message.role, short(message.segments)])).toEqual([
    ['system', 'Be kind.'],
    ['user', '<question>'],
  ]);
});

test('literal text is the slice of the file where its place says', async () => {
  const piece = fc.constantFrom(
    '{{a}}',
    '{{ b }}',
    '{% if x %}',
    '{% endif %}',
    '{#c#}',
    'text ',
    '\n',
    '- ',
    '{',
    '}',
    '{{',
    '%}',
    "'",
    '{%- else -%}',
    '{% raw %}',
    '{% endraw %}',
    '{{#each x}}',
    '{{/each}}',
    '${y}',
    'ü😀',
  );
  const engines: Engine[] = [
    'jinja',
    'liquid',
    'handlebars',
    'mustache',
    'go',
    'sk',
    'fstring',
    'dollar',
    'braces',
    'github',
    'names',
    'state',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...engines),
      fc.array(piece, { maxLength: 30 }),
      async (engine, parts) => {
        const text = parts.join('');
        const check = (list: readonly Segment[]): void => {
          for (const segment of list) {
            if (segment.kind === 'text' && segment.text.length === segment.place.end - segment.place.start) {
              expect(text.slice(segment.place.start, segment.place.end)).toBe(segment.text);
            }
            if (segment.kind === 'branch') segment.arms.forEach(check);
            if (segment.kind === 'loop') check(segment.body);
          }
        };
        check(await segments(engine, text));
      },
    ),
    { numRuns: 400, seed: 7 },
  );
});

test('a long text that stands within an expression is text, whatever is done with it', async () => {
  const rules = 'Read the ticket, name the queue, say how urgent it is.';
  expect(short(await segments('jinja', `{{ "${rules}" | trim }}`))).toBe(rules);
  expect(await segments('jinja', `{{ tone | default("${rules}") }}`)).toMatchObject([
    { kind: 'branch', on: 'tone', arms: [[{ name: 'tone' }], [{ text: rules }]] },
  ]);
  expect(short(await segments('jinja', `{{ ["${rules}"][0] }}`))).toContain(rules);
  expect(short(await segments('jinja', '{{ names | join(", ") }}'))).toBe('<names>');
});

test('reading is linear in the length of the text', () => {
  // A generous bound: what is quadratic takes minutes here.
  const units = [
    "{{'}}",
    '{{ ',
    '{{{{a}}}}',
    '{{!-- }}',
    '{{/a}}',
    '{% if x %}',
    "{{ ' }}",
    '{{((',
    '{%',
    '{a',
  ];
  const engines: Engine[] = [
    'jinja',
    'handlebars',
    'mustache',
    'go',
    'sk',
    'fstring',
    'dollar',
    'braces',
    'names',
    'state',
  ];
  const started = process.cpuUsage();
  for (const unit of units) {
    for (const engine of engines) parseTemplate(engine, textIn(fileOf(unit.repeat(300_000 / unit.length))));
  }
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(20_000);
});
