import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { imageSize } from '../../src/formats/request/image.js';

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}
function big(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, index) => (value >>> (8 * (bytes - 1 - index))) & 0xff);
}
function little(value: number, bytes: number): number[] {
  return big(value, bytes).reverse();
}

const pngHeader = [...ascii('\x89PNG\r\n\x1a\n'), ...big(13, 4), ...ascii('IHDR')];
const png = [...pngHeader, ...big(1280, 4), ...big(720, 4), 8, 6, 0, 0, 0];
const gif = [...ascii('GIF89a'), ...little(320, 2), ...little(200, 2), 0, 0, 0];
/** With a thumbnail in the application segment, whose own size must not be taken. */
const thumbnail = [0xff, 0xd8, 0xff, 0xc0, ...big(11, 2), 8, ...big(96, 2), ...big(128, 2), 1, 1, 0x11, 0];
const jpeg = [
  0xff,
  0xd8,
  0xff,
  0xe1,
  ...big(2 + thumbnail.length, 2),
  ...thumbnail,
  0xff,
  0xff, // a fill byte
  0xdb,
  ...big(4, 2),
  0,
  0,
  0xff,
  0xc2, // progressive
  ...big(17, 2),
  8,
  ...big(3000, 2),
  ...big(4000, 2),
  3,
];
const riff = (chunk: string, ...bytes: number[]): number[] => [
  ...ascii('RIFF'),
  ...little(100, 4),
  ...ascii('WEBP'),
  ...ascii(chunk),
  ...little(20, 4),
  ...bytes,
  ...Array.from({ length: 20 }, () => 0),
];
const lossy = riff('VP8 ', 0x50, 0, 0, 0x9d, 0x01, 0x2a, ...little(550, 2), ...little(368, 2));
const lossless = riff('VP8L', 0x2f, ...little(((301 - 1) << 14) | (400 - 1), 4));
const extended = riff('VP8X', 0x10, 0, 0, 0, ...little(2600 - 1, 3), ...little(1700 - 1, 3));

test.each([
  ['PNG', png, 1280, 720],
  ['GIF', gif, 320, 200],
  ['JPEG, past its thumbnail', jpeg, 4000, 3000],
  ['lossy WebP', lossy, 550, 368],
  ['lossless WebP', lossless, 400, 301],
  ['extended WebP', extended, 2600, 1700],
])('%s', (_, bytes, width, height) => {
  expect(imageSize(Uint8Array.from(bytes))).toEqual({ width, height });
});

test('a view into a larger buffer is read from its own start', () => {
  const bytes = Uint8Array.from([9, 9, 9, ...png]);
  expect(imageSize(bytes.subarray(3))).toEqual({ width: 1280, height: 720 });
});

test.each([
  ['nothing', []],
  ['a text', ascii('describe this image')],
  ['an SVG', ascii('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>')],
  ['a side of 0', [...pngHeader, ...big(0, 4), ...big(720, 4)]],
  ['a JPEG segment of length 0', [0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0]],
  ['a JPEG that ends', [0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0]],
])('%s has no size', (_, bytes) => {
  expect(imageSize(Uint8Array.from(bytes))).toBeNull();
});

test('whatever is cut off or changed, it is a size or null', () => {
  const images = [png, gif, jpeg, lossy, lossless, extended];
  fc.assert(
    fc.property(
      fc.constantFrom(...images),
      fc.nat(80),
      fc.array(fc.tuple(fc.nat(79), fc.nat(255)), { maxLength: 8 }),
      (image, length, changes) => {
        const bytes = Uint8Array.from(image.slice(0, length));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const size = imageSize(bytes);
        if (size === null) return true;
        return Number.isInteger(size.width) && size.width > 0 && size.height > 0;
      },
    ),
    { numRuns: 3000 },
  );
});

test('ten megabytes of fill bytes are read once', () => {
  const bytes = new Uint8Array(10_000_000).fill(0xff);
  bytes[1] = 0xd8;
  expect(imageSize(bytes)).toBeNull();
});
