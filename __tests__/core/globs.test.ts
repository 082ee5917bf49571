import { expect, test } from '@jest/globals';
import { isBoundedGlob } from '../../src/core/globs.js';

test.each(['prompts/**', '**/*litellm*.{yaml,yml}', 'a*b*c*d*/x', 'c++/@scope/!important?.md', '**/**/**/*'])(
  '%s can be matched',
  (glob) => {
    expect(isBoundedGlob(glob)).toBe(true);
  },
);

test.each([`x/${'*a'.repeat(20)}b`, 'a*b*c*d*e*', '@(a)+(b)!(c)?(d)*', 'a'.repeat(1001)])(
  '%s could take for ever',
  (glob) => {
    expect(isBoundedGlob(glob)).toBe(false);
  },
);
