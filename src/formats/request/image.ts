/**
 * The size of an image from its first bytes. Only the kinds that providers accept in a prompt: PNG, JPEG, GIF and
 * WebP (an SVG is refused by all of them). Nothing is decoded; a turned photograph has the sides of its stored form,
 * which is all the same for every provider's count.
 */
export interface ImageSize {
  /** Pixels, at least 1. */
  readonly width: number;
  readonly height: number;
}

/** Null when the bytes are no such image, are cut off before the size, or say that a side is 0. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = png(view) ?? gif(view) ?? jpeg(view) ?? webp(view);
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

/** True when the bytes at `at` are those of an ASCII text. */
function has(view: DataView, at: number, text: string): boolean {
  if (at + text.length > view.byteLength) return false;
  for (let index = 0; index < text.length; index += 1) {
    if (view.getUint8(at + index) !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** https://www.w3.org/TR/png-3/#11IHDR: signature, chunk length, `IHDR`, then two 32-bit numbers. */
function png(view: DataView): ImageSize | null {
  if (!has(view, 0, '\x89PNG\r\n\x1a\n') || !has(view, 12, 'IHDR') || view.byteLength < 24) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt §18: the logical screen. */
function gif(view: DataView): ImageSize | null {
  if ((!has(view, 0, 'GIF87a') && !has(view, 0, 'GIF89a')) || view.byteLength < 10) return null;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf annex B: segments up to a start of frame. Each step goes forward. */
function jpeg(view: DataView): ImageSize | null {
  if (!has(view, 0, '\xff\xd8')) return null;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2; // a marker without a segment
      continue;
    }
    // Start of frame: C0 to CF, but for the tables (C4), an extension (C8) and arithmetic coding (CC).
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      if (at + 9 > view.byteLength) return null;
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    if (marker === 0xd9 || marker === 0xda) return null; // the picture begins or ends without a frame
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

/** https://developers.google.com/speed/webp/docs/riff_container: extended, lossless or lossy first chunk. */
function webp(view: DataView): ImageSize | null {
  if (!has(view, 0, 'RIFF') || !has(view, 8, 'WEBP') || view.byteLength < 30) return null;
  if (has(view, 12, 'VP8X')) {
    return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  }
  if (has(view, 12, 'VP8L') && view.getUint8(20) === 0x2f) {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (has(view, 12, 'VP8 ') && has(view, 23, '\x9d\x01\x2a')) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  return null;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
