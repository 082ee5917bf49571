/*
 * Who bills a request by the address that it goes to. Many sellers have OpenAI's interface, so that the class of a client
 * does not say which one it is: `OpenAI(base_url="https://openrouter.ai/api/v1")`.
 * Sources: the sellers' pages on compatibility with OpenAI's interface and references of their APIs; ports: docs.ollama.com/api
 * (11434), lmstudio.ai/docs/developer (1234). Checked 2026-11-29. Hosts whose prices are not published for each token are named
 * all the same: a request that goes to them must not take the price of the model's maker.
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
  [/^bedrock-runtime(?:-fips)?\.[\w-]{1,30}\.amazonaws\.com$/, 'bedrock'],
  [/^runtime\.sagemaker\.[\w-]{1,30}\.amazonaws\.com$/, 'sagemaker'],
  [/^integrate\.api\.nvidia\.com$/, 'nvidia-nim'],
  [/\.ml\.cloud\.ibm\.com$/, 'watsonx'],
  [/\.cloud\.databricks\.com$|\.azuredatabricks\.net$|\.gcp\.databricks\.com$/, 'databricks'],
  [/\.snowflakecomputing\.com$/, 'snowflake'],
  [/^api\.sambanova\.ai$/, 'sambanova'],
  [/^api\.deepinfra\.com$/, 'deepinfra'],
  [/^api\.hyperbolic\.xyz$/, 'hyperbolic'],
  [/^api\.(?:studio|tokenfactory)\.nebius\.(?:ai|com)$/, 'nebius'],
  [/^api\.siliconflow\.(?:cn|com)$/, 'siliconflow'],
  [/^(?:api-inference|router)\.huggingface\.co$/, 'huggingface'],
  [/^ark\.[\w-]{1,30}\.volces\.com$/, 'volcengine'],
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

/** Kinds of clients of servers that one runs oneself, at whatever address. */
const ownServers = new Set(['ollama', 'lmstudio', 'vllm', 'localai', 'llama-cpp']);

/**
 * Who bills where a file has an address beside a kind of client: the seller at that address, the client's own vendor
 * where there is no address. Undefined for an address that does not say, or of this machine: a proxy there may bill.
 */
export function sellerOf(address: string, vendor: string | undefined): string | undefined {
  if (address.trim() === '' || (vendor !== undefined && ownServers.has(vendor))) return vendor;
  const seller = sellerAt(address);
  return seller === null || isLocal(seller) ? undefined : seller;
}
