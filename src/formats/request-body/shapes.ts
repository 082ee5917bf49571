/** Keys that only the settings of a request have beside its messages. */
const requestKeys = [
  'model',
  'modelId',
  'max_tokens',
  'max_completion_tokens',
  'temperature',
  'tools',
  'response_format',
  'inferenceConfig',
  'system',
  'stream',
];
/** What a stored answer, a log or a picture request has and a request for text has not. */
const answerKeys = [
  'choices',
  'usage',
  'usageMetadata',
  'candidates',
  'stop_reason',
  'finish_reason',
  'object',
  'score',
  'size',
  'aspect_ratio',
  'num_outputs',
  'num_inference_steps',
  'width',
];

/** Which request a body is. */
export type Shape = 'batch' | 'chat' | 'responses' | 'assistant' | 'gemini' | 'generate';

/** Tells a request by its keys; null for an answer, a log or anything else. */
export function shapeOf(keys: ReadonlySet<string>): Shape | null {
  const has = (key: string) => keys.has(key);
  if (has('custom_id') && (has('body') || has('params'))) return 'batch';
  if ((has('recordId') && has('modelInput')) || (has('request') && (has('key') || keys.size === 1)))
    return 'batch';
  if (answerKeys.some(has)) return null;
  if (has('contents')) return has('messages') || has('nodes') ? null : 'gemini';
  if (has('messages')) return requestKeys.some(has) ? 'chat' : null;
  const model = has('model') || has('modelId');
  if (!model) return null;
  if (has('input') && !has('encoding_format') && !has('dimensions') && !has('voice')) {
    return ['instructions', 'max_output_tokens', 'tools', 'reasoning', 'text', 'stream', 'temperature'].some(
      has,
    )
      ? 'responses'
      : null;
  }
  if (has('instructions') && (has('tools') || has('tool_resources') || has('response_format')))
    return 'assistant';
  if (
    has('prompt') &&
    ['max_tokens', 'options', 'stream', 'max_tokens_to_sample', 'system', 'num_predict'].some(has)
  )
    return 'generate';
  return null;
}
