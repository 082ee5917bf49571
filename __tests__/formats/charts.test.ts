import { describe, expect, it } from '@jest/globals';
import { promptYaml } from '../../src/formats/prompt-yaml.js';
import { isPromptTemplate } from '../../src/formats/templates/files.js';
import { withoutActions } from '../../src/formats/syntax/helm.js';

const file = (path: string, text: string) => ({ path, text, hadByteOrderMark: false });

describe('charts and scaffolds', () => {
  it('replaces actions outside of blocks by as many characters', () => {
    const text = 'a: {{ .Values.a }}\n{{- if .b }}\nt: |\n  {{ keep }}\n{{- end }}\n';
    const plain = withoutActions(text);
    expect(plain).toHaveLength(text.length);
    expect(plain).toContain('  {{ keep }}');
    expect(plain).not.toContain('.Values');
    expect(plain).not.toContain('end');
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
