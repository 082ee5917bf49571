import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The vendors' counting endpoints on loopback. They answer the bodies that are documented and refuse others as the
 * vendors do: https://platform.claude.com/docs/en/api/http/messages/count_tokens, https://ai.google.dev/api/tokens,
 * read 2026-11-26.
 */
export interface CountServer {
  readonly url: string;
  /** Everything that was asked, in order. */
  readonly seen: readonly Asked[];
  /** Answers instead of the counting, for what goes wrong. */
  fault: ((response: ServerResponse, asked: Asked) => void) | null;
  close(): void;
}

export interface Asked {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, unknown>>;
}

export const keys = { anthropic: 'sk-ant-never-a-real-key', gemini: 'AIza-never-a-real-key' };

export async function startCountServer(): Promise<CountServer> {
  const seen: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
      const asked = { url: request.url ?? '', headers: request.headers, body };
      seen.push(asked);
      if (opened.fault !== null) opened.fault(response, asked);
      else if (request.method === 'POST' && asked.url === '/v1/messages/count_tokens')
        anthropic(response, asked);
      else if (
        request.method === 'POST' &&
        /^\/v1beta\/models\/gemini-[\w.-]+:countTokens$/.test(asked.url)
      ) {
        gemini(response, asked);
      } else answer(response, 404, { error: { type: 'not_found_error', message: 'no such path' } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const opened: CountServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    fault: null,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return opened;
}

export function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** What these servers count: a token for three units of text and 20 for every request; unlike any tokenizer of ours. */
export function counted(texts: readonly string[]): number {
  return 20 + Math.ceil(texts.join('').length / 3);
}

/** All strings that are counted in a request: its keys and its model are not. */
export function countedTexts(request: Readonly<Record<string, unknown>>): string[] {
  return textsIn({ ...request, model: undefined });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function anthropic(response: ServerResponse, { headers, body }: Asked): void {
  const refuse = (status: number, type: string, message: string): void => {
    answer(response, status, { type: 'error', error: { type, message } });
  };
  const { model, messages, system, tools, tool_choice, thinking, output_config, ...rest } = body;
  if (headers['x-api-key'] !== keys.anthropic) {
    refuse(401, 'authentication_error', 'invalid x-api-key');
  } else if (headers['anthropic-version'] !== '2023-06-01') {
    refuse(400, 'invalid_request_error', 'anthropic-version: header is required');
  } else if (Object.keys(rest).length > 0) {
    refuse(400, 'invalid_request_error', `${Object.keys(rest).join()}: Extra inputs are not permitted`);
  } else if (typeof model !== 'string' || !model.startsWith('claude-')) {
    refuse(404, 'not_found_error', 'model');
  } else if (
    !Array.isArray(messages) ||
    messages.length === 0 ||
    !(messages as { role: unknown; content: unknown }[]).every(
      ({ role, content }) =>
        (role === 'user' || role === 'assistant') && typeof content === 'string' && content.trim() !== '',
    )
  ) {
    refuse(400, 'invalid_request_error', 'messages: text content blocks must be non-empty');
  } else {
    const texts = textsIn([system, messages, tools, tool_choice, thinking, output_config]);
    answer(response, 200, { input_tokens: counted(texts) });
  }
}

function gemini(response: ServerResponse, { headers, body, url }: Asked): void {
  const request = body['generateContentRequest'] as Record<string, unknown> | undefined;
  const contents = request?.['contents'] as { role: string; parts: { text: string }[] }[] | undefined;
  if (headers['x-goog-api-key'] !== keys.gemini) {
    answer(response, 403, {
      error: { code: 403, message: 'API key not valid', status: 'PERMISSION_DENIED' },
    });
  } else if (
    !url.startsWith(`/v1beta/${String(request?.['model'])}:`) ||
    contents === undefined ||
    !contents.every(
      ({ role, parts }) => (role === 'user' || role === 'model') && parts.every(({ text }) => text !== ''),
    )
  ) {
    answer(response, 400, {
      error: { code: 400, message: 'contents is not specified', status: 'INVALID_ARGUMENT' },
    });
  } else {
    const totalTokens = counted(countedTexts(request ?? {}));
    answer(response, 200, {
      totalTokens,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: totalTokens }],
    });
  }
}
