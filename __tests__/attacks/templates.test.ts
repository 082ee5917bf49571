import { describe, expect, test } from '@jest/globals';
import type { FormatContext } from '../../src/core/format.js';
import type { Segment } from '../../src/core/prompt.js';
import { textIn } from '../../src/formats/syntax/place.js';
import { expandTemplate, segmentsOf } from '../../src/formats/templates/expand.js';
import type { Engine } from '../../src/formats/templates/tree.js';

// Text that a template sends by way of a constant is sent: hiding it in an expression must not make it free. Every
// attempt has twins of the same mechanism that cost nothing more.

const LONG =
  'Always answer politely and name the section of the policy that applies to the customer. '.repeat(40);
const LINE = 'Check the refund policy before you answer. ';

type Files = Readonly<Record<string, string>>;

function contextOf(files: Files): FormatContext {
  return {
    read: async (path) => {
      const text = files[path];
      return text === undefined
        ? { reason: 'missing-file', path, line: null, detail: 'none' }
        : { path, text, hadByteOrderMark: false };
    },
    exists: (path) => Object.hasOwn(files, path),
    glob: () => [],
  };
}

/** Fixed characters that one request may send: the largest arm, and the body of an open loop once. */
function most(segments: readonly Segment[]): number {
  let sum = 0;
  for (const segment of segments) {
    if (segment.kind === 'text') sum += segment.text.length;
    else if (segment.kind === 'branch') sum += Math.max(0, ...segment.arms.map(most));
    else if (segment.kind === 'loop' || segment.kind === 'include') sum += most(segment.body);
  }
  return sum;
}

function hasOpaque(segments: readonly Segment[]): boolean {
  return segments.some((segment) =>
    segment.kind === 'branch'
      ? segment.arms.some(hasOpaque)
      : segment.kind === 'loop' || segment.kind === 'include'
        ? hasOpaque(segment.body)
        : segment.kind === 'opaque',
  );
}

async function measure(engine: Engine, text: string, files: Files = {}) {
  const file = { path: 'prompts/a.txt', text, hadByteOrderMark: false };
  const expanded = await expandTemplate(engine, textIn(file), contextOf(files));
  const segments = segmentsOf(expanded.pieces);
  const uncounted = hasOpaque(segments) || expanded.incomplete.length > 0;
  // What is not counted is never silent.
  if (hasOpaque(segments)) {
    expect(expanded.incomplete).not.toEqual([]);
    expect(expanded.problems).not.toEqual([]);
  }
  return { characters: most(segments), uncounted };
}

const many = (count: number, one: string): string => one.repeat(count);
const q = `"${LONG}"`;

/** Sends at least `least` fixed characters (by default all of LONG), or says that something is not counted. */
const attacks: readonly (readonly [Engine, string, { readonly least?: number; readonly files?: Files }?])[] =
  [
    ['jinja', `{% set x = ${q} %}{{ x }}`],
    ['jinja', `{% set x = ${q} %}{{ x }}{{ x }}{{ x }}`, { least: 3 * LONG.length }],
    ['jinja', `{% set x = "" %}{% if v %}{% set x = ${q} %}{% endif %}{{ x }}`],
    ['jinja', `{% set x %}${LONG}{% endset %}{{ x | upper }}`],
    ['jinja', `{% set a, b = "x", ${q} %}{{ b }}`],
    ['jinja', `{{ "${LINE}" * 300 }}`, { least: 300 * LINE.length }],
    ['jinja', `{{ 300 * "${LINE}" }}`, { least: 300 * LINE.length }],
    ['jinja', '{{ "x" * 100000000 }}'],
    ['jinja', `{{ "${LINE}" * n }}{{ ${q} * n }}`],
    ['jinja', `{{ ${q} ~ v ~ ${q} }}`, { least: 2 * LONG.length }],
    ['jinja', `{{ "${LONG.repeat(8)}" }}`, { least: 8 * LONG.length }],
    ['jinja', `{{ v | custom("${LONG.repeat(8)}") }}`, { least: 8 * LONG.length }],
    ['jinja', `{{ v ~ "${LONG.repeat(8)}" | custom }}`, { least: 8 * LONG.length }],
    ['jinja', `{{ (${q}) + v }}`],
    ['jinja', `{% for i in range(300) %}${LINE}{% endfor %}`, { least: 300 * LINE.length }],
    [
      'jinja',
      `{% for i in range(100) %}{% for j in range(100) %}${LINE}{% endfor %}{% endfor %}`,
      { least: 9000 * LINE.length },
    ],
    ['jinja', `{% for i in range(10000000) %}${LINE}{% endfor %}`],
    ['jinja', `{% for i in [${many(200, '1,')}1] %}${LINE}{% endfor %}`, { least: 200 * LINE.length }],
    [
      'jinja',
      `{% set xs = [1, 2, 3] * 60 %}{% for i in xs %}${LINE}{% endfor %}`,
      { least: 180 * LINE.length },
    ],
    [
      'jinja',
      `{% for k, v in {"a": ${q}, "b": ${q}}.items() %}{{ v }}{% endfor %}`,
      { least: 2 * LONG.length },
    ],
    ['jinja', `{% for t in [${q}, "x"] if t %}{{ t }}{% endfor %}`],
    ['jinja', `{% for x in [] %}a{% else %}${LONG}{% endfor %}`],
    ['jinja', `{% set xs = [] %}{% do xs.append(${q}) %}{% for x in xs %}{{ x }}{% endfor %}`],
    [
      'jinja',
      `{% set xs = [] %}{% if v %}{% do xs.append(${q}) %}{% endif %}{% for x in xs %}{{ x }}{% endfor %}`,
    ],
    ['jinja', `{% set ns = namespace(x=${q}) %}{{ ns.x }}`],
    ['jinja', `{% set ns = namespace(x="") %}{% if v %}{% set ns.x = ${q} %}{% endif %}{{ ns.x }}`],
    [
      'jinja',
      `{% set ns = namespace(x="") %}{% for i in range(60) %}{% set ns.x = ns.x ~ "${LINE}" %}{% endfor %}{{ ns.x }}`,
      { least: 60 * LINE.length },
    ],
    ['jinja', `{% with x = ${q} %}{{ x }}{% endwith %}`],
    ['jinja', `{% macro m(x=${q}) %}{{ x }}{% endmacro %}{{ m() }}{{ m() }}`, { least: 2 * LONG.length }],
    [
      'jinja',
      `{% macro m(n) %}${LINE}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}`,
      { least: 41 * LINE.length },
    ],
    ['jinja', `{% macro m() %}${LINE}{{ m() }}{% endmacro %}{{ m() }}`],
    [
      'jinja',
      `{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}{% call m() %}${LONG}{% endcall %}`,
      { least: 2 * LONG.length },
    ],
    ['jinja', `{% macro m() %}${LONG}{% endmacro %}{{ m() | trim }}`],
    ['jinja', `{% filter replace("x", ${q}) %}x x{% endfilter %}`, { least: 2 * LONG.length }],
    ['jinja', `{% filter indent(3000) %}a\nb{% endfilter %}`],
    ['jinja', `{{ v | default(${q}) }}`],
    ['jinja', `{{ none | default(${q}) }}`],
    ['jinja', `{{ v or ${q} }}`],
    ['jinja', `{{ v and ${q} }}`],
    ['jinja', `{{ ${q} if v else "" }}`],
    ['jinja', `{{ {"a": ${q}}["a"] }}{{ {"a": ${q}}.a }}`, { least: 2 * LONG.length }],
    ['jinja', `{{ [${q}, ${q}] | join(" ") }}`, { least: 2 * LONG.length }],
    ['jinja', `{{ ", ".join([${q}, "b"]) }}`],
    ['jinja', `{{ v | join(${q}) }}`],
    ['jinja', `{{ v | replace("a", ${q}) }}`],
    ['jinja', `{{ "x,x" | replace("x", ${q}) }}`, { least: 2 * LONG.length }],
    ['jinja', `{{ "%s ${LONG}" | format(v) }}{{ "%s ${LONG}" % v }}`, { least: 2 * LONG.length }],
    ['jinja', `{{ "{} ${LONG}".format(v) }}`],
    ['jinja', '{{ "%20000d" | format(1) }}'],
    ['jinja', '{{ "x" | center(20000) }}', { least: 20000 }],
    ['jinja', '{{ v | center(20000) }}'],
    ['jinja', '{{ lipsum(n=50) }}'],
    ['jinja', `{{ self.b() }}{% block b %}${LONG}{% endblock %}`, { least: 2 * LONG.length }],
    ['jinja', `{% include name %}`],
    ['jinja', `{% set f = "lib.j2" %}{% include f %}`, { files: { 'prompts/lib.j2': LONG } }],
    [
      'jinja',
      `{% include "lib.j2" if v else "s.j2" %}`,
      { files: { 'prompts/lib.j2': LONG, 'prompts/s.j2': 'x' } },
    ],
    ['jinja', `{% from "gone.j2" import m %}{{ m() }}`],
    [
      'jinja',
      `{% import "lib.j2" as l %}{{ l.m() }}`,
      { files: { 'prompts/lib.j2': `{% macro m() %}${LONG}{% endmacro %}` } },
    ],
    [
      'jinja',
      `${many(70, '{% if v %}')}${LONG}${many(70, '{% endif %}')}${many(70, `{% for i in w %}${LONG}{% endfor %}`)}`,
    ],
    ['jinja', `{% for a in range(3) %}{% if loop.first %}${LONG}{% endif %}{% endfor %}`],
    ['jinja', `{% for a in t recursive %}${LINE}{{ loop(a.kids) }}{% endfor %}`],
    ['handlebars', `{{trim ${q}}}`],
    ['handlebars', `{{${q}}}`],
    ['handlebars', `{{concat ${q} v ${q}}}`, { least: 2 * LONG.length }],
    ['handlebars', `{{own "${LONG.repeat(8)}"}}`, { least: 8 * LONG.length }],
    ['handlebars', `{{repeat "${LINE}" 300}}`, { least: 300 * LINE.length }],
    ['handlebars', `{{default v (upper ${q})}}`],
    ['handlebars', `{{#*inline "p"}}${LONG}{{/inline}}{{> p}}{{> p}}`, { least: 2 * LONG.length }],
    ['handlebars', `{{#*inline "p"}}{{x}}{{x}}{{/inline}}{{> p x=${q}}}`, { least: 2 * LONG.length }],
    [
      'handlebars',
      `{{#*inline "p"}}{{> @partial-block}}{{> @partial-block}}{{/inline}}{{#> p}}${LONG}{{/p}}`,
      { least: 2 * LONG.length },
    ],
    ['handlebars', `{{> gone x=${q}}}`],
    ['handlebars', `{{> (lookup . "n")}}`],
    ['handlebars', `{{> (concat "li" "b")}}`, { files: { 'prompts/lib.txt': LONG } }],
    ['handlebars', `{{#with ${q}}}{{this}}{{/with}}`],
    ['handlebars', `{{#each (array ${q} ${q})}}{{this}}{{/each}}`, { least: 2 * LONG.length }],
    ['handlebars', `{{#times 300}}${LINE}{{/times}}`, { least: 300 * LINE.length }],
    ['handlebars', `{{#wrap ${q}}}x{{/wrap}}`],
    ['handlebars', `${many(8, '{{#if v}}')}${LONG}${many(8, '{{/if}}')}`],
    ['mustache', `{{=<% %>=}}{{ ${LONG} }}<% v %>`],
    ['mustache', `{{^v}}${LONG}{{/v}}`],
    ['liquid', `{% assign x = ${q} %}{{ x }}`],
    ['liquid', `{% assign x = "a" | append: ${q} %}{{ x }}`],
    ['liquid', `{% capture x %}${LONG}{% endcapture %}{{ x }}{{ x }}`, { least: 2 * LONG.length }],
    ['liquid', `{% if v %}{% assign x = ${q} %}{% endif %}{{ x }}`],
    ['liquid', `{{ v | append: ${q} }}{{ v | prepend: ${q} }}`, { least: 2 * LONG.length }],
    ['liquid', `{{ v | default: ${q} }}`],
    ['liquid', `{% for i in (1..300) %}${LINE}{% endfor %}`, { least: 300 * LINE.length }],
    ['liquid', `{% assign n = 300 %}{% for i in (1..n) %}${LINE}{% endfor %}`, { least: 300 * LINE.length }],
    [
      'liquid',
      `{% assign xs = "a,b,c,d,e" | split: "," %}{% for i in xs %}${LONG}{% endfor %}`,
      { least: 5 * LONG.length },
    ],
    [
      'liquid',
      `{% assign x = "" %}{% for i in (1..60) %}{% assign x = x | append: "${LINE}" %}{% endfor %}{{ x }}`,
      { least: 60 * LINE.length },
    ],
    ['liquid', `{% echo ${q} %}`],
    ['liquid', `{% liquid\n  assign a = ${q}\n  echo a\n%}`],
    ['liquid', `{% cycle ${q}, "x" %}`],
    ['liquid', `{% case v %}{% when "a" %}${LONG}{% when "b" %}x{% endcase %}`],
    [
      'liquid',
      `{% render "p", x: ${q} %}`,
      { files: { 'prompts/p.liquid': '{{ x }}{{ x }}' }, least: 2 * LONG.length },
    ],
    ['liquid', `{% render "gone", x: ${q} %}`],
    ['go', `{{ printf "%s" ${q} }}`],
    ['go', `{{ printf "%20000s" .X }}`],
    ['go', `{{ $x := ${q} }}{{ $x }}{{ $x }}`, { least: 2 * LONG.length }],
    ['go', `{{ $x := "" }}{{ if .A }}{{ $x = ${q} }}{{ end }}{{ $x }}`],
    ['go', `{{ ${q} | printf "%s%s" .A }}`],
    ['go', `{{ print .A ${q} }}{{ println ${q} }}`, { least: 2 * LONG.length }],
    ['go', `{{ define "x" }}{{ . }}{{ . }}{{ end }}{{ template "x" ${q} }}`, { least: 2 * LONG.length }],
    ['go', `{{ block "x" . }}${LONG}{{ end }}`],
    ['go', `{{ define "x" }}${LINE}{{ template "x" . }}{{ end }}{{ template "x" . }}`],
    ['go', `{{ range 300 }}${LINE}{{ end }}`, { least: 300 * LINE.length }],
    ['go', `{{ range $i, $e := until 300 }}${LINE}{{ end }}`, { least: 300 * LINE.length }],
    ['go', `{{ range list ${q} ${q} }}{{ . }}{{ end }}`, { least: 2 * LONG.length }],
    ['go', `{{ with ${q} }}{{ . }}{{ end }}`],
    ['go', `{{ repeat 300 "${LINE}" }}`, { least: 300 * LINE.length }],
    ['go', `{{ .A | default ${q} }}`],
    ['go', `{{ template "gone" . }}`],
    ['promptl', `{{ x = ${q} }}{{ x }}{{ x }}`, { least: 2 * LONG.length }],
    ['promptl', `{{ v ? ${q} : "" }}`],
    ['promptl', `{{ for i in [1, 2, 3] }}${LONG}{{ endfor }}`, { least: 3 * LONG.length }],
  ];

describe('what a constant sends is counted, or reported as not counted', () => {
  test.each(
    attacks.map(
      ([engine, text, more], index) =>
        [index, engine, text.replaceAll(LONG, '…').slice(0, 100), text, more] as const,
    ),
  )('%i %s %s', async (_index, engine, _shown, text, more) => {
    const { characters, uncounted } = await measure(engine, text, more?.files);
    expect(uncounted || characters >= (more?.least ?? LONG.length) * 0.98).toBe(true);
  });
});

/** Base, head: the same is sent, so the count is the same and nothing is uncounted on either side. */
const twins: readonly (readonly [Engine, string, string, Files?])[] = [
  ['jinja', `${LINE}{{ v }}`, `{% set x = "${LINE}" %}{{ x }}{{ v }}`],
  ['jinja', `${LINE}${LINE}`, `{{ "${LINE}" * 2 }}`],
  ['jinja', many(5, LINE), `{% for i in range(5) %}${LINE}{% endfor %}`],
  ['jinja', 'a b c ', `{% for w in ["a", "b", "c"] %}{{ w }} {% endfor %}`],
  ['jinja', 'a, b, c', `{{ ["a", "b", "c"] | join(", ") }}`],
  ['jinja', 'A and b', `{{ "a" | upper }} and {{ "B" | lower }}`],
  ['jinja', LINE, `{% macro m(x) %}{{ x }}{% endmacro %}{{ m("${LINE}") }}`],
  ['jinja', LINE, `{% macro unused() %}${LONG}{% endmacro %}${LINE}`],
  ['jinja', LINE, `{% set unused = ${q} %}${LINE}`],
  ['jinja', LINE, `{# ${LONG} #}${LINE}`],
  ['jinja', LINE, `{% if false %}${LONG}{% endif %}${LINE}`],
  ['jinja', LINE, `{% set debug = false %}{% if debug %}${LONG}{% endif %}${LINE}`],
  ['jinja', LINE, `{% set mode = "a" %}{% if mode == "b" %}${LONG}{% else %}${LINE}{% endif %}`],
  ['jinja', LINE, `{% for x in [] %}${LONG}{% endfor %}${LINE}`],
  ['jinja', `${LINE}{{ v }}`, `${LINE}{{ v | trim }}`],
  ['jinja', `${LINE}{{ v }}`, `${LINE}{{ v | default("none") }}`],
  ['jinja', `${LINE}{{ v }}`, `${LINE}{{ v | join(", ") }}`],
  ['jinja', `${LINE}{{ v }}`, `${LINE}{{ v | tojson(indent=2) }}`],
  ['jinja', `${LINE}{{ v }}`, `${LINE}{{ v | replace("\\n", " ") }}`],
  ['jinja', `${LINE}{{ v }}`, `${LINE}{{ v | truncate(200) }}`],
  ['jinja', `${LINE}{{ v }}`, `${LINE}{{ v | indent(4) }}`],
  ['jinja', `${LINE}{{ v }}`, `${LINE}{{ now("%Y-%m-%d") }}`],
  ['jinja', `${LINE}{{ v }}`, `${LINE}{{ v[0].name }}`],
  ['jinja', '{% if v %}a{% endif %}', '{% if v %}{% if v %}a{% endif %}{% endif %}'],
  ['jinja', '{% for i in xs %}a{% endfor %}', '{% for i in xs %}{{ "a" }}{% endfor %}'],
  ['jinja', LINE, `{% with x = "${LINE}" %}{{ x }}{% endwith %}`],
  ['jinja', LINE, `{% filter trim %}${LINE}{% endfilter %} `],
  ['jinja', '- a\n- b\n', '{% for x in ["a", "b"] %}- {{ x }}\n{% endfor %}'],
  ['jinja', '1. a\n2. b\n', '{% for x in ["a", "b"] %}{{ loop.index }}. {{ x }}\n{% endfor %}'],
  ['jinja', 'a, b', '{% for x in ["a", "b"] %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}'],
  [
    'jinja',
    LINE,
    `{% set ns = namespace(n=0) %}{% for x in xs %}{% set ns.n = ns.n + 1 %}{% endfor %}${LINE}`,
  ],
  ['jinja', LINE, '{% include "p.j2" %}', { 'prompts/p.j2': LINE }],
  ['jinja', LINE, '{% include "gone.j2" ignore missing %}' + LINE],
  ['jinja', LINE, '{% set f = "p.j2" %}{% include f %}', { 'prompts/p.j2': LINE }],
  ['handlebars', LINE, `{{trim "${LINE}"}} `],
  ['handlebars', `${LINE}{{v}}`, `${LINE}{{upper v}}`],
  ['handlebars', `${LINE}{{v}}`, `${LINE}{{formatDate v "YYYY-MM-DD"}}`],
  ['handlebars', LINE, `{{#*inline "p"}}{{x}}{{/inline}}{{> p x="${LINE}"}}`],
  ['handlebars', LINE, `{{#*inline "unused"}}${LONG}{{/inline}}${LINE}`],
  ['handlebars', LINE, `{{!-- ${LONG} --}}${LINE}`],
  ['handlebars', many(3, LINE), `{{#times 3}}${LINE}{{/times}}`],
  ['handlebars', 'ab', '{{#each (array "a" "b")}}{{this}}{{/each}}'],
  ['handlebars', LINE, `{{#if false}}${LONG}{{/if}}${LINE}`],
  ['mustache', `${LINE}{{v}}`, `{{=<% %>=}}${LINE}<% v %>`],
  ['mustache', LINE, `{{! ${LONG} }}${LINE}`],
  ['liquid', LINE, `{% assign x = "${LINE}" %}{{ x }}`],
  ['liquid', LINE, `{% capture x %}${LINE}{% endcapture %}{{ x }}`],
  ['liquid', `${LINE}{{ v }}`, `${LINE}{{ v | strip | upcase }}`],
  ['liquid', `${LINE}{{ v }}`, `${LINE}{{ v | default: "none" }}`],
  ['liquid', many(4, LINE), `{% for i in (1..4) %}${LINE}{% endfor %}`],
  ['liquid', LINE, `{% comment %}${LONG}{% endcomment %}${LINE}`],
  ['liquid', LINE, `{%- # ${LONG} -%}${LINE}`],
  ['liquid', LINE, `{% render "p", x: "${LINE}" %}`, { 'prompts/p.liquid': '{{ x }}' }],
  ['go', LINE, `{{ printf "%s" "${LINE}" }}`],
  ['go', LINE, `{{ $x := "${LINE}" }}{{ $x }}`],
  ['go', LINE, `{{/* ${LONG} */}}${LINE}`],
  ['go', LINE, `{{ define "unused" }}${LONG}{{ end }}${LINE}`],
  ['go', LINE, `{{ define "x" }}{{ . }}{{ end }}{{ template "x" "${LINE}" }}`],
  ['go', `${LINE}{{ .Name }}`, `${LINE}{{ .Name | upper }}`],
  ['go', `${LINE}{{ .Name }}`, `${LINE}{{ printf "%s" .Name }}`],
  ['go', `${LINE}{{ if .A }}b{{ end }}`, `${LINE}{{ if .A }}{{ print "b" }}{{ end }}`],
  ['promptl', LINE, `{{ x = "${LINE}" }}{{ x }}`],
];

describe('a change that sends the same counts the same', () => {
  test.each(
    twins.map(
      ([engine, base, head, files], index) =>
        [index, engine, head.replaceAll(LONG, '…').slice(0, 100), base, head, files] as const,
    ),
  )('%i %s %s', async (_index, engine, _shown, base, head, files) => {
    const before = await measure(engine, base, files);
    const after = await measure(engine, head, files);
    expect(after.uncounted).toBe(false);
    expect(Math.abs(after.characters - before.characters)).toBeLessThanOrEqual(2);
  });
});
