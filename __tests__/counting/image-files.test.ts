import { expect, test } from '@jest/globals';
import type { Revision } from '../../src/core/revision.js';
import type { Segment } from '../../src/core/prompt.js';
import { withImageSizes } from '../../src/discovery/images.js';
import { here, message, prompt, text } from './request.js';

function gif(width: number, height: number): Uint8Array {
  const bytes = Uint8Array.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0, 0, 0, 0, 0, 0, 0]);
  const view = new DataView(bytes.buffer);
  view.setUint16(6, width, true);
  view.setUint16(8, height, true);
  return bytes;
}

function revision(files: Record<string, Uint8Array>): Revision & { readonly reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    info: { sha: null, ref: null, how: 'test' },
    list: () =>
      Promise.resolve(
        Object.keys(files).map((path) => ({ path, type: 'file' as const, id: path, size: null })),
      ),
    read: () => Promise.resolve(new Map()),
    readBytes: (path) => {
      reads.push(path);
      return Promise.resolve(files[path] ?? null);
    },
    close: () => Promise.resolve(),
  };
}

function image(path: string | null): Segment {
  return { kind: 'media', media: 'image', path, detail: null, width: null, height: null, place: here };
}

test('an image is found from the file it stands in or from the root, read once, and is a source of the prompt', async () => {
  const files = revision({
    'prompts/shots/queue.gif': gif(640, 480),
    'logo.gif': gif(64, 32),
    'prompts/notes.txt': new Uint8Array(50),
  });
  const nested: Segment = {
    kind: 'branch',
    on: 'photo',
    arms: [[text('see '), image('shots/queue.gif')], []],
    place: here,
  };
  const request = prompt({
    messages: [
      message(
        'user',
        image('./shots/queue.gif'),
        image('logo.gif'),
        image('notes.txt'),
        image('gone.gif'),
        image(null),
      ),
      message('user', nested),
    ],
  });
  const [found] = await withImageSizes(files, [request]);
  const sizes = found?.messages[0]?.segments.map((segment) =>
    segment.kind === 'media' ? [segment.path, segment.width, segment.height] : null,
  );
  expect(sizes).toEqual([
    ['prompts/shots/queue.gif', 640, 480],
    ['logo.gif', 64, 32],
    ['notes.txt', null, null],
    ['gone.gif', null, null],
    [null, null, null],
  ]);
  expect(found?.messages[1]?.segments[0]).toMatchObject({ arms: [[{}, { width: 640, height: 480 }], []] });
  expect(found?.sources).toEqual(['logo.gif', 'prompts/shots/queue.gif', 'prompts/triage.yml']);
  expect(files.reads.sort()).toEqual(['logo.gif', 'prompts/notes.txt', 'prompts/shots/queue.gif']);
});

test('prompts without images are not touched, and nothing is read for them', async () => {
  const request = prompt({ messages: [message('user', 'Hello')] });
  const files = revision({});
  const [same] = await withImageSizes(files, [request]);
  expect(same).toBe(request);
});

test('a path out of the repository is not followed', async () => {
  const files = revision({ 'secret.gif': gif(9, 9) });
  const request = prompt({ messages: [message('user', image('../../secret.gif'))] });
  const [same] = await withImageSizes(files, [request]);
  expect(same).toBe(request);
  expect(files.reads).toEqual([]);
});
