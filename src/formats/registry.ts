import type { Format } from '../core/format.js';
import { agentConfig } from './agent-config.js';
import { agents } from './agents.js';
import { aiconfig } from './aiconfig.js';
import { autogenComponent } from './autogen-component.js';
import { baml } from './baml.js';
import { cagent } from './cagent.js';
import { commands } from './commands.js';
import { continueDev } from './continue.js';
import { crewai } from './crewai/index.js';
import { dify } from './dify.js';
import { dotprompt } from './dotprompt.js';
import { dspy } from './dspy.js';
import { envFile } from './env-file.js';
import { fabric } from './fabric.js';
import { flowise } from './flowise/index.js';
import { ghAw } from './gh-aw.js';
import { githubModels } from './github-models.js';
import { goTemplate } from './go-template.js';
import { googleAdk } from './google-adk.js';
import { goose } from './goose.js';
import { handlebars } from './handlebars.js';
import { haystack } from './haystack.js';
import { instructions } from './instructions.js';
import { jinja } from './jinja.js';
import { langchainPrompt } from './langchain-prompt/index.js';
import { langflow } from './langflow/index.js';
import { librechat } from './librechat.js';
import { liquid } from './liquid.js';
import { litellm } from './litellm.js';
import { llmTemplate } from './llm-template.js';
import { modelfile } from './modelfile.js';
import { mustache } from './mustache.js';
import { n8n } from './n8n/index.js';
import { nemoGuardrails } from './nemo-guardrails.js';
import { oaiConfigList } from './oai-config-list.js';
import { openaiEvals } from './openai-evals.js';
import { opencode } from './opencode.js';
import { poml } from './poml/index.js';
import { promptFlow } from './prompt-flow.js';
import { promptJson } from './prompt-json.js';
import { promptToml } from './prompt-toml.js';
import { promptYaml } from './prompt-yaml.js';
import { promptfoo } from './promptfoo/index.js';
import { promptl } from './promptl.js';
import { prompty } from './prompty.js';
import { requestBody } from './request-body/index.js';
import { semanticKernel } from './semantic-kernel.js';
import { skill } from './skill.js';
import { text } from './text.js';
import { toolList } from './tool-list.js';
import { workflow } from './workflow.js';

/**
 * Every format, in the order in which they are asked: exact names first, then compound suffixes, single
 * suffixes, folders, signatures in the content, generic templates, plain text. The first that recognizes a
 * file reads it. `npm run new-format` adds a line here; move it to where it belongs.
 */
export const formats: readonly Format[] = [
  // exact names
  instructions,
  skill,
  promptFlow,
  // Before Semantic Kernel, whose YAML has some of the same keys.
  langchainPrompt,
  semanticKernel,
  modelfile,
  opencode,
  agentConfig,
  // compound and single suffixes
  githubModels,
  prompty,
  promptl,
  poml,
  dotprompt,
  // folders
  ghAw,
  continueDev,
  agents,
  commands,
  baml,
  fabric,
  // signatures in the content
  n8n,
  flowise,
  langflow,
  crewai,
  googleAdk,
  cagent,
  goose,
  dify,
  haystack,
  promptfoo,
  nemoGuardrails,
  oaiConfigList,
  librechat,
  autogenComponent,
  aiconfig,
  openaiEvals,
  workflow,
  litellm,
  dspy,
  requestBody,
  toolList,
  llmTemplate,
  // home-made files
  promptYaml,
  promptJson,
  promptToml,
  envFile,
  // generic: templates, then plain text
  jinja,
  handlebars,
  mustache,
  liquid,
  goTemplate,
  text,
];

/** Reads what the settings include and no format recognizes. */
export const plainFormat: Format = text;
