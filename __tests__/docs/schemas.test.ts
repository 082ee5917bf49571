import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { reportSchema } from '../../src/report/read.js';
import {
  promptKeys,
  ratesKeys,
  selfHostedKeys,
  topKeys,
  usageKeys,
  valueKeys,
} from '../../src/settings/file.js';
import { settingsPaths } from '../../src/settings/file.js';
import { settingsSchema } from '../../src/settings/schema.js';
import { expectGolden } from '../support/golden.js';

test('the schemas in the repository are those of the code', () => {
  expectGolden('schemas/settings.schema.json', `${JSON.stringify(settingsSchema(), null, 2)}\n`);
  const report = z.toJSONSchema(reportSchema, { target: 'draft-2020-12' });
  const described = {
    ...report,
    $id: 'https://raw.githubusercontent.com/promptcost/promptcost/v1/schemas/report.schema.json',
    title: 'Report of promptcost',
  };
  expectGolden('schemas/report.schema.json', `${JSON.stringify(described, null, 2)}\n`);
});

test('the settings schema knows the keys that the reader knows, no more and no fewer', () => {
  const schema = JSON.parse(JSON.stringify(settingsSchema())) as {
    properties: Record<string, unknown>;
    $defs: {
      prompt: { properties: object };
      usage: { properties: object };
      usageValue: { oneOf: { properties?: object }[] };
      model: { oneOf: { properties?: Record<string, { properties?: object }> }[] };
    };
  };
  const keys = (value: object | undefined): string[] => Object.keys(value ?? {}).sort();
  expect(keys(schema.properties)).toEqual([...topKeys].sort());
  expect(keys(schema.$defs.prompt.properties)).toEqual([...promptKeys].sort());
  expect(keys(schema.$defs.usage.properties)).toEqual([...usageKeys].sort());
  expect(keys(schema.$defs.usageValue.oneOf[1]?.properties)).toEqual([...valueKeys].sort());
  const models = schema.$defs.model.oneOf.flatMap((one) => Object.keys(one.properties ?? {}));
  expect(models.sort()).toEqual([...ratesKeys].sort());
  const selfHosted = schema.$defs.model.oneOf.flatMap((one) =>
    keys(one.properties?.['self-hosted']?.properties),
  );
  expect(selfHosted).toEqual([...selfHostedKeys].sort());
});

test('every settings file of the samples is valid by the schema', () => {
  const validate = new Ajv({ strict: false }).compile(settingsSchema());
  const root = 'fixtures/pull-requests';
  let seen = 0;
  for (const scenario of readdirSync(root)) {
    for (const side of ['baseline', 'head']) {
      const file = path.join(root, scenario, side, '.promptcost.yml');
      if (!existsSync(file)) continue;
      seen++;
      validate(parse(readFileSync(file, 'utf8')));
      expect({ file, errors: validate.errors }).toEqual({ file, errors: null });
    }
  }
  expect(seen).toBeGreaterThan(10);
});

const catalog = 'contrib/schemastore';

test.each(['test', 'negative_test'])(
  'what the catalog of schemas gets in %s agrees with the settings',
  (kind) => {
    const validate = new Ajv({ strict: false }).compile(settingsSchema());
    const folder = path.join(catalog, kind, 'promptcost');
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) {
      const valid = validate(parse(readFileSync(path.join(folder, name), 'utf8')));
      expect({ name, valid, errors: kind === 'test' ? validate.errors : null }).toEqual({
        name,
        valid: kind === 'test',
        errors: null,
      });
    }
  },
);

test('the entry of the catalog names the files that are looked for', () => {
  const entry = JSON.parse(readFileSync(path.join(catalog, 'catalog-entry.json'), 'utf8')) as {
    fileMatch: string[];
  };
  expect(entry.fileMatch).toEqual([...settingsPaths]);
});
