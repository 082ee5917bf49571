import { expect, test } from '@jest/globals';
import { readBaml } from '../../src/formats/syntax/baml.js';
import { bamlSchema, outputOptions } from '../../src/formats/syntax/baml-schema.js';

// What BAML writes, by its own code (output_format/types.rs): each line here was worked out from it by hand.

const source = `
enum Shelf {
  GROUND
  FIRST @alias("first floor")
  HIDDEN @skip
}
enum Fate {
  @@alias("Decision")
  KEEP @description("Stays in the library")
  SELL
}
enum Hours {
  H1
  H2
  H3
  H4
  H5
  H6
  H7
}
class Reader {
  @@description("Somebody with a card")
  name string
  phone string?
}
class Loan {
  reader Reader @description("Who has it")
  days int[]
  shelves Shelf[]
  fate Fate?
  notes (string | null)[]
  parts Reader[]
  state "open" | "closed"
  codes map<string, int>
  either (Reader | Loaned)[]
}
class Loaned { since string @alias("from") }
class Shelfmark {
  mark string
  below Shelfmark[]
}
class Room {
  marks Shelfmark
  best Shelfmark?
}
class Extra {
  @@dynamic
  a string
}
type Json = int | string | Json[] | map<string, Json>
type Ids = int[]
`;

const { blocks } = readBaml({ path: 'a.baml', text: source, hadByteOrderMark: false });
const text = (type: string, call = '') => bamlSchema(type, blocks, outputOptions(call)).text;

test.each([
  ['string', ''],
  ['int', 'Answer as an int'],
  ['bool', 'Answer as a bool'],
  ['"yes"', 'Answer using this specific value:\n"yes"'],
  ['string[]', 'Answer with a JSON Array using this schema:\nstring[]'],
  ['string?', 'Answer in JSON using this schema:\nstring or null'],
  ['int | string', 'Answer in JSON using any of these schemas:\nint or string'],
  ['null | int', 'Answer in JSON using this schema:\nint or null'],
  ['(int | null)[]', 'Answer with a JSON Array using this schema:\n(int or null)[]'],
  ['int[][]', 'Answer with a JSON Array using this schema:\n[\n  int[]\n]'],
  ['Ids', 'Answer with a JSON Array using this schema:\nint[]'],
  ['map<string, Ids>', 'Answer in JSON using this schema:\nmap<string, int[]>'],
  ['Shelf', 'Answer with any of the categories:\nShelf\n----\n- GROUND\n- first floor'],
  ['Shelf[]', "Answer with a JSON Array using this schema:\n[\n  'GROUND' or 'first floor'\n]"],
  ['Fate', 'Answer with any of the categories:\nDecision\n----\n- KEEP: Stays in the library\n- SELL'],
  [
    'Hours?',
    'Hours\n----\n- H1\n- H2\n- H3\n- H4\n- H5\n- H6\n- H7\n\nAnswer in JSON using this schema:\nHours or null',
  ],
  [
    'Reader',
    'Answer in JSON using this schema:\n{\n  // Somebody with a card\n\n  name: string,\n  phone: string or null,\n}',
  ],
  [
    'Shelfmark',
    'Shelfmark {\n  mark: string,\n  below: Shelfmark[],\n}\n\nAnswer in JSON using this schema: Shelfmark',
  ],
  [
    'Room',
    'Shelfmark {\n  mark: string,\n  below: Shelfmark[],\n}\n\nAnswer in JSON using this schema:\n{\n  marks: Shelfmark,\n  best: Shelfmark or null,\n}',
  ],
  ['Json', 'Json = int or string or Json[] or map<string, Json>\n\nAnswer in JSON using this schema: Json'],
])('%s', (type, expected) => {
  expect(text(type)).toBe(expected);
});

test('a class with everything in it', () => {
  expect(text('Loan')).toBe(
    [
      'Decision',
      '----',
      '- KEEP: Stays in the library',
      '- SELL',
      '',
      'Answer in JSON using this schema:',
      '{',
      '  // Who has it',
      '  reader: {',
      '    // Somebody with a card',
      '  ',
      '    name: string,',
      '    phone: string or null,',
      '  },',
      '  days: int[],',
      '  shelves: [',
      "    'GROUND' or 'first floor'",
      '  ],',
      '  fate: Decision or null,',
      '  notes: (string or null)[],',
      '  parts: [',
      '    {',
      '      // Somebody with a card',
      '    ',
      '      name: string,',
      '      phone: string or null,',
      '    }',
      '  ],',
      '  state: "open" or "closed",',
      '  codes: map<string, int>,',
      '  either: [',
      '    {',
      '      // Somebody with a card',
      '    ',
      '      name: string,',
      '      phone: string or null,',
      '    } or {',
      '      from: string,',
      '    }',
      '  ],',
      '}',
    ].join('\n'),
  );
});

test.each([
  ['Reader', '(prefix=null)', '{\n  // Somebody with a card\n\n  name: string,\n  phone: string or null,\n}'],
  ['int', '(prefix="Only a number: ")', 'Only a number: int'],
  ['int | string', "(or_splitter=' | ')", 'Answer in JSON using any of these schemas:\nint | string'],
  [
    'Shelf',
    '(enum_value_prefix="* ")',
    'Answer with any of the categories:\nShelf\n----\n* GROUND\n* first floor',
  ],
  [
    'Shelf?',
    '(always_hoist_enums=true)',
    'Shelf\n----\n- GROUND\n- first floor\n\nAnswer in JSON using this schema:\nShelf or null',
  ],
  ['map<string, int>', '(map_style="object")', 'Answer in JSON using this schema:\n{string: int}'],
  [
    'Loaned',
    '(hoist_classes=true, hoisted_class_prefix="interface", quote_class_fields=true)',
    'interface Loaned {\n  "from": string,\n}\n\nAnswer in JSON using this interface: Loaned',
  ],
])('%s with %s', (type, call, expected) => {
  expect(text(type, `ctx.output_format${call}`)).toBe(expected);
});

test('what is missing or made at run time is said', () => {
  expect(bamlSchema('Gone', blocks).unknown).toContain('`Gone` is not defined');
  expect(bamlSchema('Extra', blocks).dynamic).toEqual(['Extra']);
  expect(bamlSchema('image', blocks).unknown).toContain('`image`');
});

test('types that double with each level end in a reason, not in gigabytes', () => {
  const many = Array.from({ length: 40 }, (_, at) => `class C${at} {\n a C${at + 1}\n b C${at + 1}\n}`).join(
    '\n',
  );
  const read = readBaml({ path: 'b.baml', text: `${many}\nclass C40 { x int }`, hadByteOrderMark: false });
  expect(bamlSchema('C0', read.blocks).unknown).toContain('too large');
});
