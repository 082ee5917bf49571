import type { Endpoint } from './ask.js';

/**
 * `POST /v1beta/models/{model}:countTokens` takes `{ "generateContentRequest": … }`, the whole request with its
 * `model`, and answers `{ "totalTokens": 11, "promptTokensDetails": […] }`. Here the model is in the body as
 * `model`, with or without `models/` before it. https://ai.google.dev/api/tokens, checked on 2026-11-23.
 */
export const gemini: Endpoint = {
  vendor: 'Google',
  request(body) {
    const model = typeof body['model'] === 'string' ? body['model'].replace(/^models\//, '') : '';
    // It becomes a part of the address.
    if (!/^[\w.-]{1,100}$/.test(model))
      return 'the request names no model, or one that is none of the Gemini API';
    return {
      path: `/v1beta/models/${model}:countTokens`,
      body: { generateContentRequest: { ...body, model: `models/${model}` } },
    };
  },
  headers: (key) => ({ 'x-goog-api-key': key }),
  tokens: (answer) => answer['totalTokens'],
};
