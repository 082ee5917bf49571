import type { When } from '../../core/change.js';

/** What has to hold for the worst case: `premium` is true, `tone` is not passed, on openai/gpt-4.1. */
export function whenText(when: When): string {
  switch (when.kind) {
    case 'condition':
      if (when.test === null) return `neither \`${when.on}\` nor a later condition holds`;
      if (when.test !== undefined) return `\`${when.test}\` holds`;
      if (when.arms === 2) return `\`${when.on}\` is ${when.arm === 0 ? 'true' : 'false'}`;
      return `\`${when.on}\` takes case ${when.arm + 1} of ${when.arms}`;
    case 'not-passed':
      return `\`${when.variable}\` is not passed`;
    case 'model':
      return `it runs on ${when.model}`;
  }
}
