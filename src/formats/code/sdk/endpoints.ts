/*
 * Who bills a request by the address that it goes to. Many sellers have OpenAI's interface, so that the class of a client
 * says nothing of them: `OpenAI(base_url="https://openrouter.ai/api/v1")`.
 * Sources: the sellers' pages on compatibility with OpenAI's interface and references of their APIs; ports: docs.ollama.com/api
 * (11434), lmstudio.ai/docs/developer (1234). Checked 2026-11-29.
 */

/** Where a client's constructor or options hold the address, in the libraries that are read. */
export const endpointNames = [
  'base_url',
  'baseURL',
  'baseUrl',
  'api_base',
  'openai_api_base',
  'apiBase',
  'uri_base',
  'basePath',
  'configuration.baseURL',
  'configuration.basePath',
] as const;

const hosts: readonly (readonly [RegExp, string])[] = [
  [/^api\.openai\.com$/, 'openai'],
  [/\.openai\.azure\.com$|\.cognitiveservices\.azure\.com$/, 'azure'],
  [/^api\.anthropic\.com$/, 'anthropic'],
  [/^generativelanguage\.googleapis\.com$/, 'google'],
  [/(?:^|-)aiplatform\.googleapis\.com$/, 'vertex'],
  [/^openrouter\.ai$/, 'openrouter'],
  [/^api\.deepseek\.com$/, 'deepseek'],
  [/^api\.groq\.com$/, 'groq'],
  [/^api\.together\.(?:xyz|ai)$/, 'together'],
  [/^api\.fireworks\.ai$/, 'fireworks'],
  [/^api\.mistral\.ai$/, 'mistral'],
  [/^api\.x\.ai$/, 'xai'],
  [/^api\.perplexity\.ai$/, 'perplexity'],
  [/^api\.cerebras\.ai$/, 'cerebras'],
  [/^dashscope(?:-intl|-us)?\.aliyuncs\.com$/, 'alibaba'],
  [/^open\.bigmodel\.cn$/, 'zhipuai'],
  [/^api\.z\.ai$/, 'zai'],
  [/^api\.moonshot\.(?:cn|ai)$/, 'moonshotai'],
  [/^api\.novita\.ai$/, 'novita'],
];

/** Servers on the user's own machine, by the port that they listen on. Behind other ports may be a proxy that bills. */
const localPorts: Readonly<Record<string, string>> = { '11434': 'ollama', '1234': 'lmstudio' };

/** Whether a provider of `sellerAt` is a server on the user's own machine, which bills nothing. */
export function isLocal(provider: string): boolean {
  return Object.values(localPorts).includes(provider);
}

/** The provider behind an address; null where the address does not say who it is. */
export function sellerAt(address: string): string | null {
  const parts = /^https?:\/\/([\w.-]{1,200})(?::(\d{1,5}))?(?:[/?#]|$)/i.exec(address.trim());
  if (parts === null) return null;
  const host = (parts[1] ?? '').toLowerCase();
  if (/^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal)$/.test(host))
    return localPorts[parts[2] ?? ''] ?? null;
  return hosts.find(([pattern]) => pattern.test(host))?.[1] ?? null;
}
