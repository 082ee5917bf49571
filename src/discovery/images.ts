import type { Prompt, Segment } from '../core/prompt.js';
import type { Revision } from '../core/revision.js';
import { imageSize, type ImageSize } from '../formats/request/image.js';
import { resolvePath } from '../formats/syntax/paths.js';

/** Larger images are refused by every provider. */
const maxImageBytes = 20_000_000;
/** More images than this are counted as of unknown size: a repository's pictures are not what is checked here. */
const maxImages = 500;

/**
 * The prompts with the pixels of their images filled in, where the images are files of the repository, which then
 * count among the prompt's sources. What cannot be read stays of unknown size. Prompts without images are the same
 * objects as before.
 */
export async function withImageSizes(revision: Revision, prompts: readonly Prompt[]): Promise<Prompt[]> {
  if (!prompts.some((prompt) => prompt.messages.some(({ segments }) => segments.some(hasImage)))) {
    return [...prompts];
  }
  const files = new Set((await revision.list()).flatMap(({ path, type }) => (type === 'file' ? [path] : [])));
  const located = (image: Media): string | null => locate(image, files);
  const wanted = new Set<string>();
  for (const { messages } of prompts) {
    for (const { segments } of messages) {
      eachImage(segments, (image) => {
        const path = located(image);
        if (path !== null && wanted.size < maxImages) wanted.add(path);
      });
    }
  }
  const sizes = new Map<string, ImageSize>();
  for (const path of wanted) {
    const bytes = await revision.readBytes(path, maxImageBytes);
    const size = bytes === null ? null : imageSize(bytes);
    if (size !== null) sizes.set(path, size);
  }
  return prompts.map((prompt) => measured(prompt, located, sizes));
}

type Media = Extract<Segment, { kind: 'media' }>;

/** The repository's path of an image: as written from the file it is in, else from the root. */
function locate(image: Media, files: ReadonlySet<string>): string | null {
  if (image.path === null) return null;
  const relative = resolvePath(image.place.path, image.path);
  if ('path' in relative && files.has(relative.path)) return relative.path;
  return files.has(image.path) ? image.path : null;
}

function isImage(segment: Segment): segment is Media {
  return segment.kind === 'media' && segment.media === 'image';
}

/** Pieces inside a piece of template. */
function inside(segment: Segment): readonly (readonly Segment[])[] {
  switch (segment.kind) {
    case 'branch':
      return segment.arms;
    case 'loop':
    case 'include':
      return [segment.body];
    case 'text':
    case 'variable':
    case 'media':
    case 'opaque':
      return [];
  }
}

function hasImage(segment: Segment): boolean {
  return isImage(segment) || inside(segment).some((pieces) => pieces.some(hasImage));
}

function eachImage(segments: readonly Segment[], visit: (image: Media) => void): void {
  for (const segment of segments) {
    if (isImage(segment)) visit(segment);
    for (const pieces of inside(segment)) eachImage(pieces, visit);
  }
}

function measured(
  prompt: Prompt,
  located: (image: Media) => string | null,
  sizes: ReadonlyMap<string, ImageSize>,
): Prompt {
  const used = new Set<string>();

  function fill(segments: readonly Segment[]): Segment[] {
    return segments.map((segment) => {
      if (segment.kind === 'branch') return { ...segment, arms: segment.arms.map(fill) };
      if (segment.kind === 'loop' || segment.kind === 'include') {
        return { ...segment, body: fill(segment.body) };
      }
      if (!isImage(segment) || segment.width !== null) return segment;
      const path = located(segment);
      const size = path === null ? undefined : sizes.get(path);
      if (path === null || size === undefined) return segment;
      used.add(path);
      return { ...segment, path, ...size };
    });
  }

  const messages = prompt.messages.map((message) => ({ ...message, segments: fill(message.segments) }));
  if (used.size === 0) return prompt;
  const sources = [...new Set([...prompt.sources, ...used])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { ...prompt, messages, sources };
}
