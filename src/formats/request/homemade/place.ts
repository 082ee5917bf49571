import type { SourceFile } from '../../../core/revision.js';
import { baseName, stemOf } from '../../syntax/paths.js';
import { mayNameModels } from './models.js';

/** What the path of a file says of it: 'prompts' where prompts are kept, 'models' where models are set up. */
export type Place = 'prompts' | 'models' | 'other';

const promptPath = /(?:^|[/_.-])(?:system[_-]?)?(?:prompts?|personas?)(?:[/_.-]|$)|prompts?\.[a-z]+$/i;
/** All that is below a folder of prompts, however deep; above sources, such a name is a package's. */
const promptFolder = /(?:^|\/)(?:system[_-]?)?prompts\/(?!(?:[^/]+\/)*(?:src|lib|node_modules)\/)/i;
const modelPath =
  /(?:^|[/_.-])(?:agents?|llms?|ai|genai|assistants?|chatbots?|bots?|gpt|claude|openai|anthropic|gemini|instructions?)(?:[/_.-]|$)/i;
const testFolder = /^(?:tests?|__tests__|specs?|fixtures?|mocks?|__mocks__|test_data)$/i;
const testName = /(?:^|[-_.])(?:fixtures?|mocks?|testdata)(?:[-_.]|$)/i;
const recordedPath =
  /(?:^|\/)(?:recordings?|snapshots?|datasets?|data|logs?|traces?|trajectories|outputs?|results?)\//i;
/** Of those, the folders that hold no settings whatever is in them. */
const otherRecords =
  /(?:^|\/)(?:recordings?|snapshots?|datasets?|logs?|traces?|trajectories|outputs?|results?)\/|(?:^|[/_.-])(?:train(?:ing)?|sft|dpo|evals?|samples?|examples?|dumps?|histor(?:y|ies))(?:[/_.-]|$)/i;
/** The file in which one agent of a data folder is set up (`data/agents/<id>/agent.json`). */
const setUpFile =
  /(?:^|\/)(?:agent|assistant|bot|llm|model)(?:[-_.]?(?:config|settings))?\.(?:jsonc?|ya?ml|toml)$/i;
/** More prompts than this in a file of a data folder are records. */
const mostSetUp = 24;
const benchmarkPath = /(?:^|\/)benchmarks?\//i;
const otherPath =
  /(?:^|\/)(?:\.github|locales?|i18n|lang|langs|translations?|l10n|migrations|schemas?)\/|(?:^|\/)(?:package|tsconfig[\w.-]*|composer|angular|mkdocs|docker-compose[\w.-]*|\.pre-commit-config|pyproject|Cargo|openapi|swagger|Taskfile[\w.-]*)\.[a-z]+$/i;
const composePath = /(?:^|\/)docker-compose[\w.-]*\.ya?ml$/i;
/** `de.json`, `messages/pt-BR.yaml`: the words of a user interface in one language; `ai` is none. */
const languageFile = /(?:^|\/)(?:messages[._-])?(?!ai\.)[a-z]{2}(?:[-_][A-Za-z]{2,4})?\.(?:json|ya?ml|toml)$/;
const documentation = /(?:^|\/)(?:docs?|documentation|website|blog|wiki)\//i;

const strongKey =
  /(?:^[ \t]*(?:-[ \t]+)?["']?|[{,][ \t]*")(?:[\w-]{0,60}[_-])?(?:system|sys|user|instance|developer)[_-]?(?:prompt|message|msg|template|instructions?|role(?=["']?[ \t]*:[ \t]*["'|>][^\n]{30}))(?:[_-]?(?:template|file|path|text))?["']?[ \t]*[:=]/im;
/** The same with a text of some length: a block, or a line. */
const longPrompt = new RegExp(
  `${strongKey.source}[ \\t]*(?:[|>][-+\\d]{0,2}[ \\t]*\\r?$|["']?[^"'\\n]{40})`,
  'gim',
);
const plainKey =
  /(?:^[ \t]*(?:-[ \t]+)?["']?|[{,][ \t]*")(?:[\w-]{0,60}[_-])?(?:prompt|instructions?|persona|preamble)(?:[_-]?(?:template|file|path|text))?["']?[ \t]*[:=]/im;
/** The same with a text of some length, wherever the file is: a block, or a line that is no identifier. */
const longKey =
  /(?:^[ \t]*(?:-[ \t]+)?["']?|[{,][ \t]*")(?:[\w-]{0,60}[_-])?(?:prompt|instructions?|persona)(?:[_-]?template)?["']?[ \t]*[:=][ \t]*(?:[|>][-+\d]{0,2}[ \t]*\r?$|"""|["'][^"'\n]{60})/im;
/** A key that names a file as its prompt. */
const promptFileKey =
  /prompt[\w-]{0,40}["']?[ \t]*[:=][ \t]*["']?[^\s"'{}<>|*]{1,200}\.(?:txt|md|markdown|j2|jinja2?|prompt|tmpl|hbs)["']?[ \t]*(?:[,#}]|\r?$)/im;
/** A section of prompts in a file of settings: `"Prompts": {`, `llm_prompts:` with keys below. */
const promptSection =
  /(?:^[ \t]*["']?|[{,][ \t]*")(?:[\w-]{0,40}[_-])?prompts["']?[ \t]*:[ \t]*(?:\{|\r?\n[ \t]+[\w"'-]{1,60}:)/im;
/** TOML's `[review_prompt]`, below which `system` and `user` stand. */
const promptTable = /^\[(?:[\w-]{1,60}[._-])?prompts?\][ \t]*(?:#|\r?$)/im;
/** Text that tells a model who it is. */
const addressed = /\b[Yy]ou(?: are|['’]re) (?:an?|the)\b|\bact as an?\b|[你您]是/;
const interfaceText = /^["']?(?:openapi|swagger|asyncapi)["']?[ \t]*:/m;

export function placeOf(path: string): Place {
  const near = path.split('/').slice(-3).join('/');
  const isSchema = /schema|config\.schema/i.test(baseName(path));
  if ((promptPath.test(near) || promptFolder.test(path)) && !isSchema) return 'prompts';
  return modelPath.test(near) ? 'models' : 'other';
}

/** A look at the path and the keys of a file: whether it may hold prompts, or settings of models, of a home-made kind. */
export function mayHoldPrompts(file: SourceFile): boolean {
  const { path, text } = file;
  if (isForTests(path) || text.includes('\0')) return false;
  if (otherPath.test(path)) return composePath.test(path) && mayNameModels(file);
  const place = placeOf(path);
  if (place === 'prompts') return text.trim().length > 20;
  const head = text.slice(0, 1_000_000);
  // How an agent is set up for a benchmark is no result of one.
  if (benchmarkPath.test(path)) return !recordedPath.test(path) && strongKey.test(head);
  // Agents are set up in the data that an application ships with too, and `hr.json` beside them is no Croatian; records are many.
  if (recordedPath.test(path) || languageFile.test(path))
    return (
      place === 'models' &&
      !otherRecords.test(path) &&
      (isSetUp(head) || (setUpFile.test(path) && mayNameModels(file)))
    );
  if (strongKey.test(head) || promptTable.test(head)) return true;
  if (documentation.test(path)) return false;
  return (
    (place === 'models' && plainKey.test(head)) ||
    longKey.test(head) ||
    promptSection.test(head) ||
    promptFileKey.test(head) ||
    mayNameModels(file) ||
    (addressed.test(head) && !interfaceText.test(head.slice(0, 4_000)))
  );
}

/** Whether a text has some prompts of a sentence or more by name, and not many. */
function isSetUp(head: string): boolean {
  const found = head.matchAll(longPrompt);
  for (let count = 0; count <= mostSetUp; count++) if (found.next().done === true) return count > 0;
  return false;
}

/** What tests are fed with. A folder of prompts among the tests (`tests/prompts/`) is one all the same: of judges, mostly. */
function isForTests(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  const tests = folders.findLastIndex((folder) => testFolder.test(folder));
  if (tests === -1) return testName.test(stemOf(path));
  return !folders.slice(tests + 1).some((folder) => /^(?:system[_-]?)?prompts?$/i.test(folder));
}
