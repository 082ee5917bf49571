import { describe, expect, it } from '@jest/globals';
import { promptYaml } from '../../src/formats/prompt-yaml.js';
import { isPromptTemplate } from '../../src/formats/templates/files.js';
import { withoutActions } from '../../src/formats/syntax/helm.js';
import { discover, noSettings } from '../support/discover.js';
import { memoryRevision } from '../support/memory-revision.js';

const file = (path: string, text: string) => ({ path, text, hadByteOrderMark: false });

describe('charts and scaffolds', () => {
  it('replaces actions outside of blocks by as many characters', () => {
    const text = 'a: {{ .Values.a }}\n{{- if .b }}\nt: |\n  {{ keep }}\n{{- end }}\n';
    const { text: plain, replaced } = withoutActions(text);
    expect(plain).toHaveLength(text.length);
    expect(plain).toContain('  {{ keep }}');
    expect(plain).not.toContain('.Values');
    expect(plain).not.toContain('end');
    expect(replaced.map(({ action }) => action)).toEqual(['{{ .Values.a }}', '{{- if .b }}', '{{- end }}']);
  });

  it.each([
    ['p: {{ .Values.prompt | quote }}', /^p: '\{\{\.x+\}\}'$/],
    ['p: "Write to {{ .Values.name }} now."', /^p: "Write to \{\{ \.Values\.name \}\} now\."$/],
    ['p: "Write to {{ default "us" .name }} now."', /^p: "Write to \{\{\.x+\}\} now\."$/],
    ['p: {{ .a }}b', /^p: x+b$/],
  ])('%s stays a variable where YAML can hold one', (line, expected) => {
    const { text } = withoutActions(line);
    expect(text).toHaveLength(line.length);
    expect(text).toMatch(expected);
  });

  it('reports what the actions of a chart add, by a digest that changes with them', async () => {
    const read = async (name: string) => {
      const text = `{{- if .on }}\ndata:\n  system_prompt: |\n    You are a careful clerk. Answer in one sentence.\n{{ include "${name}" . | indent 2 }}\n{{- end }}\n`;
      const { prompts, problems } = await discover(
        memoryRevision({ 'chart/templates/prompts.yaml': text }),
        noSettings,
        [promptYaml],
      );
      expect(prompts).toHaveLength(1);
      return problems[0];
    };
    const [first, same, other] = [await read('a'), await read('a'), await read('b')];
    expect(first).toMatchObject({ reason: 'unreadable-yaml', line: 1 });
    expect(same?.rest).toBe(first?.rest);
    expect(other?.rest).not.toBe(first?.rest);
  });

  it('a prompt called README among prompts is still a prompt', () => {
    expect(isPromptTemplate(file('prompts/README.jinja', 'Some text of a prompt.'))).toBe(true);
  });

  it.each([
    ['config/benchmarks/agent.yaml', true],
    ['benchmarks/results/agent.yaml', false],
  ])('an agent set up in %s: %s', (path, expected) => {
    expect(promptYaml.recognizes(file(path, 'system_template: |\n  You are a careful engineer.\n'))).toBe(
      expected,
    );
  });

  it.each(['agents/templates/Dockerfile.tmpl', 'agents/templates/README.md.tmpl'])(
    '%s is no prompt',
    (path) => {
      expect(isPromptTemplate(file(path, 'Some text of a project.'))).toBe(false);
    },
  );
});
