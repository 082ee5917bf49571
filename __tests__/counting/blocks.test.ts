import { expect, test } from '@jest/globals';
import { countRequest } from '../../src/counting/index.js';
import { here, message, model, prompt, sampled, text, tool, units, variable, words } from './request.js';

const gemini = model('gemini-2.5-flash', 'google');
const claude = model('claude-opus-4-8', 'anthropic');

test('literal text is counted in runs that cross segments and includes, and a variable ends a run', () => {
  const request = prompt({
    messages: [
      message(
        'user',
        'Sort this ti',
        { kind: 'include', path: 'prompts/_tone.md', body: [text('cket by ur')], place: here },
        'gency: ',
        variable('ticket'),
        ' now',
      ),
    ],
    variables: [sampled('ticket', { sample: 'my printer burns' })],
  });
  const { blocks, parts } = countRequest(request, gemini, words, {});
  expect(blocks.map(({ label, tokens, stability }) => [label, tokens.expected, stability])).toEqual([
    ['message text', 5, 'static'], // Sort this ticket by urgency:
    ['ticket', 3, 'varies'],
    ['message text', 1, 'static'],
  ]);
  expect(parts.variables).toEqual({ low: 3, expected: 3, high: 3, basis: 'configured' });
});

test('the order of blocks is the provider’s', () => {
  const request = prompt({
    messages: [message('system', 'Be short'), message('user', 'Hello')],
    tools: [tool('lookup_order', 'Finds an order', { type: 'object', properties: {} })],
    schema: { name: 'answer', schema: { type: 'object' }, place: here },
  });
  const order = (name: string): string[] => [
    ...new Set(countRequest(request, model(name), words, {}).blocks.map((block) => block.part)),
  ];
  expect(order('claude-opus-4-8').filter((part) => part !== 'overhead')).toEqual([
    'tools',
    'schema',
    'system',
    'messages',
  ]);
  expect(order('gpt-4.1').filter((part) => part !== 'overhead')).toEqual([
    'system',
    'tools',
    'schema',
    'messages',
  ]);
});

test('a cache breakpoint stands on the last block of its message and on its tool', () => {
  const request = prompt({
    messages: [
      { ...message('system', 'Rules ', variable('team')), cacheBreakpoint: true },
      message('user', 'Hello'),
    ],
    tools: [{ ...tool('lookup', null, {}), cacheBreakpoint: true }],
  });
  const marked = countRequest(request, claude, words, {}).blocks.filter((block) => block.cacheBreakpoint);
  expect(marked.map((block) => block.label)).toEqual(['lookup', 'team']);
});

test('a branch goes from its smallest to its largest arm, and the largest is expected', () => {
  const branch = {
    kind: 'branch',
    on: 'tier == "gold"',
    arms: [[text('x'.repeat(30))], [text('x'.repeat(10))]],
    place: here,
  } as const;
  const counted = countRequest(prompt({ messages: [message('user', branch)] }), gemini, units, {});
  expect(counted.parts.messages).toEqual({ low: 10, expected: 30, high: 30, basis: 'bounded' });
  expect(counted.blocks[0]?.stability).toBe('varies');
});

test('a sample of the variable a branch asks for selects the arm', () => {
  const branch = {
    kind: 'branch',
    on: 'vip',
    arms: [[text('x'.repeat(30))], []],
    place: here,
  } as const;
  const expected = (sample: string): number =>
    countRequest(
      prompt({ messages: [message('user', branch)], variables: [sampled('vip', { sample })] }),
      gemini,
      units,
      {},
    ).input.expected;
  expect(expected('yes')).toBe(30);
  expect(expected('false')).toBe(0);
});

test('a loop is its body times the items: configured, else of the sample list, else counted once', () => {
  const loop = { kind: 'loop', over: 'turns', body: [text('12345')], place: here } as const;
  const request = prompt({ messages: [message('user', loop)] });
  const stated = { mean: 4, p10: 2, p50: 4, p90: 8, p95: null, basis: 'configured', note: null } as const;
  expect(countRequest(request, gemini, units, { loopItems: { turns: stated } }).input).toEqual({
    low: 10,
    expected: 20,
    high: 40,
    basis: 'configured',
  });
  const sample = { ...request, variables: [sampled('turns', { sample: '["a", "b"]' })] };
  expect(countRequest(sample, gemini, units, {}).input.expected).toBe(10);
  expect(countRequest(request, gemini, units, {}).input).toEqual({
    low: 0,
    expected: 5,
    high: 50,
    basis: 'assumed',
  });
});

test('what cannot be counted is named and never silently zero', () => {
  const request = prompt({
    messages: [message('user', { kind: 'opaque', why: 'text made by a plugin', place: here })],
    tools: [{ ...tool('crm', null, null), known: false }],
    incomplete: ['prompts/_gone.md is missing'],
  });
  const counted = countRequest(request, claude, words, {});
  expect(counted.unknown).toEqual([
    'prompts/_gone.md is missing',
    'text made by a plugin',
    'tool `crm` is known by name only: its definition is not counted',
  ]);
  expect(counted.input.basis).toBe('unknown');
});

test('without a model the count is called approximate', () => {
  const counted = countRequest(prompt({ messages: [message('user', 'Hello')] }), null, words, {});
  expect(counted.method).toBe('approximate');
  expect(counted.errorPercent).toBeGreaterThan(0);
  expect(counted.parts.overhead.basis).toBe('assumed');
});
