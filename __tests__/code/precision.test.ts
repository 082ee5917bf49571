import { expect, test } from '@jest/globals';
import type { SourceFile } from '../../src/core/revision.js';
import { readPrograms } from '../../src/formats/code/index.js';
import { isBundle, isOutsideProduct } from '../../src/formats/code/program.js';

/** Keys of what is listed, with the kind where it is no request. */
async function listed(files: Readonly<Record<string, string>>): Promise<string[]> {
  const entries = Object.entries(files).map(([path, text]) => ({
    path,
    type: 'file' as const,
    id: text,
    size: text.length,
  }));
  const readMany = (paths: readonly string[]) =>
    Promise.resolve(
      new Map<string, SourceFile>(
        paths.map((path) => [path, { path, text: files[path] ?? '', hadByteOrderMark: false }]),
      ),
    );
  const { prompts } = await readPrograms(
    { paths: entries.map(({ path }) => path), has: (path) => path in files, readMany },
    entries,
    (path) => !isOutsideProduct(path),
  );
  return prompts.map(({ key, kind }) => (kind === 'request' ? key : `${key} ${kind}`));
}

test.each([
  [
    'SQL below a comment',
    'a.go',
    'package a\n\nconst getPrompts = `-- name: GetPrompts :many\nSELECT p.id, p.text FROM prompts p WHERE p.user = $1\n`\n',
  ],
  [
    'a unit of systemd',
    'a.py',
    'SYSTEMD_SERVICE_TEMPLATE = """[Unit]\nDescription=Agent server of {name} for prompts\n\n[Service]\nExecStart={command} serve --port {port} --quiet\n"""\n',
  ],
  [
    'what a screen calls its tools',
    'a.tsx',
    "const toolTitles: Record<string, string> = { moveFiles: 'Moving Files', runByPrompt: 'Execute Actions on Files' };\nexport const title = (name: string) => toolTitles[name];\n",
  ],
  [
    'what a banner says',
    'a.tsx',
    "export function Banner({ isNew }: Props) {\n  const description = isNew\n    ? \"You're just one step away from development with an assistant! Install our app to connect your repositories and to start today.\"\n    : 'Install our app to grant access to your repositories and to let the assistant read them at any time.';\n  return <Prompt description={description} />;\n}\n",
  ],
  [
    'a label with the word in it',
    'A.java',
    'class A {\n  static final String ADD_PROJECT_TO_PROMPT_CONTEXT = "Add entire project to prompt context";\n}\n',
  ],
  [
    'a personal matter',
    'a.py',
    '# prompt\ndef keep_personal_info(data):\n    return "Personal info was taken over from the résumé you uploaded."\n',
  ],
  [
    'what a terminal says to press',
    'a.py',
    'import questionary\n# prompt\ndef choose(items):\n    return questionary.checkbox("Team:", choices=items, instruction="\\n- Press Space to select analysts and press Enter when you are done with all of them").ask()\n',
  ],
  [
    'what a wizard asks in a terminal',
    'a.py',
    '# prompt\ndef run():\n    return _prompt_choice("How should the server of the memory be set up on this machine, and where is its data kept?")\n',
  ],
  [
    'what a command answers that changes a prompt',
    'a.py',
    'def _reset_custom_instructions(self):\n    return "The custom instructions of the workspace were taken back to what they had been at first."\n',
  ],
  ['a question of a form', 'a.py', 'SECTION_PROMPT = "What would you like to add next to it?"\n'],
  [
    'examples that people may send',
    'a.ts',
    "export const exampleSearches = [\n  { title: 'News', prompt: 'Summarize the latest news about AI research and the companies behind it, every morning.' },\n];\nexport const pickExamples = (count) => exampleSearches.slice(0, count);\n",
  ],
  [
    'a part of the result of a tool',
    'a.py',
    'import json\ndef run(plan):\n    # prompt\n    return ToolResult(content=json.dumps({"ok": True, "plan": plan, "instruction": "Call the tool again with every step that is left after you have read this result"}))\n',
  ],
  [
    'a card of a gallery',
    'a.tsx',
    "export const TEMPLATES = { travel: { icon: <Plane />, name: 'Travel', promptTemplate: 'Plan a trip of three days to a city that I have not seen and list what to pack.' } };\n",
  ],
  [
    'what a voice recorder shows',
    'a.py',
    'def get_prompt(seconds):\n    return f"Recording, press ENTER when done... {seconds:.1f} sec"\n',
  ],
  [
    'what a terminal asks',
    'a.py',
    'def ask(io):\n    # prompt\n    return io.confirm_ask(prompt="Apply the edit to the file that is shown above now? (Y)es/(N)o/(A)ll [Yes]: ")\n',
  ],
  [
    'the result of a tool',
    'a.py',
    'from langchain_core.tools import tool\n@tool\ndef load(name: str):\n    return {"revision_instruction": "Edit the restored file and save the result to the expected path when you are done."}\n',
  ],
  [
    'what a route answers and what a registry of the program describes',
    'a.py',
    'from pydantic import BaseModel, Field\n# prompt\nclass ReviewsOutput(BaseModel):\n    items: list[str] = Field(description="Reviews of the place.")\nclass Capability:\n    def __init__(self, name, input_schema, output_schema):\n        self.name = name\nREVIEWS = Capability(name="reviews", input_schema=dict, output_schema=ReviewsOutput)\n@router.get("/tools")\ndef list_tools():\n    return [AgentToolInfo(name="load", description="Loads a file of the user and shows it.", parameters={})]\n',
  ],
  [
    'what a Chinese page tells its users',
    'ui.ts',
    `// openai
export const zh = { loginPrompt: '请输入您的用户名和密码以继续', deletePrompt: '确定要删除这条记录吗？删除后无法恢复！',
  welcome: '${'您将获得以下权益：无限次对话、优先客服、专属模型、团队共享空间、历史记录导出。'.repeat(3)}',
  first: '${'您是第一次使用本系统吗？请你先阅读使用说明，然后点击开始按钮。'.repeat(4)}',
  ja: { namePrompt: 'ユーザー名とパスワードを入力してください' } };
`,
  ],
])('%s is no prompt', async (_what, path, source) => {
  expect(await listed({ [path]: source })).toEqual([]);
});

test.each([
  [
    'a short prompt that asks',
    'a.py',
    'REVIEW_PROMPT = "Review the selected code, can it be improved?"\n',
    ['a.py#REVIEW_PROMPT'],
  ],
  [
    'a text of a file of prompts',
    'agent/prompts.py',
    'def choose(paths):\n    return "## PATHS ##\\n" + paths + "\\nYour job is to choose the best action for the query.\\n- Always call a function of the list above.\\n- Do not answer the question directly, and never repeat a call."\n',
    ['agent/prompts.py#choose'],
  ],
  [
    'a long opening in a file of prompts, whatever it is called',
    'agent/edit_prompts.py',
    'class EditPrompts:\n    main_system = """Act as an expert software developer who edits files. Take requests for changes to the code that is shown, and answer with the whole of each file that changes, in the language of the user, without any comment of your own.\nNever skip lines."""\n',
    ['agent/edit_prompts.py#EditPrompts.main_system'],
  ],
  [
    'an agent with a picture',
    'a.ts',
    "export const agents = [{ emoji: '🦊', name: 'Fox', description: 'Answers fast.', systemPrompt: 'You are a fox who answers in short sentences.' }];\n",
    ['a.ts#agents.Fox.systemPrompt'],
  ],
  [
    'a persona',
    'a.py',
    'REVIEWER_PERSONA = "You are a strict reviewer of pull requests."\n',
    ['a.py#REVIEWER_PERSONA'],
  ],
  [
    'a system message',
    'a.py',
    'SYSTEM_TEMPLATE = "You are a helpful assistant of the shop and answer questions about orders in few words."\n',
    ['a.py#SYSTEM_TEMPLATE'],
  ],
  [
    'examples for the model',
    'a.py',
    'FEW_SHOT_EXAMPLES = {"greeting_prompt": "Given a greeting, answer in the same language as the user."}\n',
    ['a.py#FEW_SHOT_EXAMPLES.greeting_prompt'],
  ],
  [
    'messages with roles that are sent elsewhere',
    'a.py',
    'import langchain\ndef trade(llm, state):\n    messages = [\n        {"role": "system", "content": "Trading desk. Recommend to buy, sell, or hold for every report."},\n        {"role": "user", "content": f"Report: {state}"},\n    ]\n    return run(llm, messages, render)\n',
    ['a.py#trade.messages'],
  ],
  [
    'what a schema says of a field',
    'a.ts',
    "import { z } from 'zod';\nexport const Input = z.object({ instructions: z.string().describe('System instructions for an agent that you make on the fly. Always answer in one sentence and never use lists.') }); // prompt\n",
    [],
  ],
  [
    'a greeting',
    'a.ts',
    "export const messages = [{ role: 'assistant', content: 'Hello and welcome, what can I do for you on this fine day?' }]; // prompt\n",
    [],
  ],
  [
    'a prompt of an evaluation',
    'app/eval/suite.py',
    'JUDGE_PROMPT = "You are a judge of answers. Score the answer from 1 to 5."\n',
    ['app/eval/suite.py#JUDGE_PROMPT evaluation'],
  ],
])('%s is listed as it is', async (_what, path, source, expected) => {
  expect(await listed({ [path]: source })).toEqual(expected);
});

test('a locale that the product imports is none of its prompts', async () => {
  const files = {
    'src/app.ts': "import en from './i18n/en';\nexport const text = en; // prompt\n",
    'src/i18n/en.ts':
      "export default { confirmRemovePrompt: 'Remove the stored credential of this provider for good.' };\n",
  };
  expect(await listed(files)).toEqual([]);
});

test('a file for people that a program loads is no prompt, unless its name says so', async () => {
  const you = `You are welcome here. ${'This tool reads what you write and does the rest of the work for you. '.repeat(8)}`;
  const files = {
    'app/main.py':
      '# openai\nlong_description = open("README.md").read()\nHELP = open("docs/help.md").read()\nAGENT = open("agent.md").read()\n',
    'README.md': you,
    'docs/help.md': you,
    'agent.md': you,
  };
  expect(await listed(files)).toEqual(['agent.md']);
});

test('a bundle is known by its name with a hash and its lines, and nothing else is one', () => {
  const lines = (length: number, count: number) =>
    Array.from({ length: count }, () => 'x'.repeat(length)).join('\n');
  expect(isBundle('ui/assets/index-DII1OfOo.js', lines(3000, 20))).toBe(true);
  expect(isBundle('ui/assets/main.4f3a9c21.js', lines(60_000, 1))).toBe(true);
  expect(isBundle('ui/assets/index-DII1OfOo.js', lines(80, 700))).toBe(false);
  expect(isBundle('src/prompts.js', lines(60_000, 1))).toBe(false);
  expect(isBundle('src/chat-controller.js', lines(60_000, 1))).toBe(false);
  expect(isBundle('ui/assets/index-DII1OfOo.js', lines(900, 3))).toBe(false);
});

test('a template that a Go program embeds is a prompt, by the name of its variable, under its own path', async () => {
  const program =
    'package agent\n\nimport _ "embed"\n\n//go:embed templates/coder.md.tpl\nvar coderPromptTmpl []byte\n\n//go:embed templates/page.html.tpl\nvar pageTmpl []byte\n';
  const files = {
    'agent/prompts.go': program,
    'agent/templates/coder.md.tpl': 'You are a careful clerk of a library in {{.City}}.\n',
    'agent/templates/page.html.tpl': '<p>{{.Title}}</p>\n',
  };
  expect(await listed(files)).toEqual(['agent/templates/coder.md.tpl']);
});
