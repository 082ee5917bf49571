// Cuts what the tests hold requests to out of GitHub's published descriptions. Run by hand, when an operation or a
// field is added here or the descriptions are newer:
//
//   npm pack @octokit/openapi@23.0.2 @octokit/graphql-schema@15.26.1     (anywhere else; the first is 385 MB unpacked,
//                                                                         only generated/api.github.com.json is needed)
//   node scripts/github-api-slices.mjs <api.github.com.json> <schema.graphql>
//
// Writes fixtures/github-openapi.json (as JSON Schema) and fixtures/github-schema.graphql. Both packages are MIT.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse, print, visit } from 'graphql';

const operationIds = new Set([
  'git/get-blob',
  'git/get-commit',
  'git/get-ref',
  'git/get-tree',
  'issues/create-comment',
  'issues/delete-comment',
  'issues/get-comment',
  'issues/list-comments',
  'issues/list-labels-on-issue',
  'issues/update-comment',
  'pulls/get',
  'pulls/list',
  'pulls/list-files',
  'repos/compare-commits',
  'repos/get',
  'repos/get-collaborator-permission-level',
  'repos/get-commit',
  'repos/get-content',
]);

/** Type → fields kept; true keeps all of them. Other types are dropped, and so are fields that lead to them. */
const types = {
  Query: ['id', 'repository', 'viewer', 'rateLimit'],
  Mutation: ['minimizeComment'],
  RateLimit: ['cost', 'limit', 'remaining', 'resetAt'],
  Repository: [
    'id',
    'nameWithOwner',
    'isArchived',
    'isPrivate',
    'pullRequest',
    'object',
    'ref',
    'defaultBranchRef',
  ],
  Ref: ['id', 'name', 'prefix', 'target'],
  PullRequest: [
    ...['id', 'number', 'state', 'closed', 'merged', 'locked', 'isDraft', 'author', 'isCrossRepository'],
    ...['headRefOid', 'baseRefOid', 'headRefName', 'baseRefName', 'headRepository', 'labels', 'comments'],
    ...['timelineItems', 'viewerCanUpdate'],
  ],
  PullRequestState: true,
  LabelConnection: ['nodes', 'pageInfo', 'totalCount'],
  Label: ['id', 'name'],
  LabelOrder: true,
  LabelOrderField: true,
  IssueCommentConnection: ['nodes', 'pageInfo', 'totalCount'],
  IssueCommentOrder: true,
  IssueCommentOrderField: true,
  OrderDirection: true,
  CommentAuthorAssociation: true,
  IssueComment: [
    ...[
      'id',
      'databaseId',
      'fullDatabaseId',
      'body',
      'author',
      'authorAssociation',
      'url',
      'createdAt',
      'updatedAt',
      'lastEditedAt',
    ],
    ...[
      'isMinimized',
      'minimizedReason',
      'viewerDidAuthor',
      'viewerCanDelete',
      'viewerCanMinimize',
      'viewerCanUpdate',
    ],
  ],
  PullRequestTimelineItemsConnection: ['nodes', 'pageInfo', 'totalCount', 'filteredCount', 'updatedAt'],
  PullRequestTimelineItems: ['LabeledEvent', 'UnlabeledEvent', 'HeadRefForcePushedEvent'],
  PullRequestTimelineItemsItemType: true,
  LabeledEvent: ['id', 'actor', 'createdAt', 'label'],
  UnlabeledEvent: ['id', 'actor', 'createdAt', 'label'],
  HeadRefForcePushedEvent: ['id', 'actor', 'createdAt'],
  PageInfo: true,
  Actor: ['login'],
  Node: ['id'],
  User: ['id', 'login'],
  Bot: ['id', 'login'],
  Mannequin: ['id', 'login'],
  Organization: ['id', 'login'],
  GitObject: ['id', 'oid', 'abbreviatedOid'],
  Commit: ['id', 'oid', 'abbreviatedOid', 'tree', 'file'],
  Tree: ['id', 'oid', 'abbreviatedOid', 'entries'],
  TreeEntry: ['name', 'path', 'mode', 'type', 'oid', 'size', 'object', 'nameRaw', 'pathRaw'],
  Blob: ['id', 'oid', 'abbreviatedOid', 'byteSize', 'isBinary', 'isTruncated', 'text'],
  Minimizable: true,
  MinimizeCommentInput: true,
  MinimizeCommentPayload: true,
  ReportedContentClassifiers: true,
  URI: true,
  DateTime: true,
  GitObjectID: true,
  BigInt: true,
  Base64String: true,
};

const [openapiPath, schemaPath] = process.argv.slice(2);
writeFileSync(
  'fixtures/github-openapi.json',
  `${JSON.stringify(openapiSlice(JSON.parse(readFileSync(openapiPath, 'utf8'))))}\n`,
);
writeFileSync('fixtures/github-schema.graphql', graphqlSlice(readFileSync(schemaPath, 'utf8')));

/** The operations, with the schemas they refer to, as JSON Schema (`nullable` of OpenAPI 3.0 is a null type there). */
function openapiSlice(description) {
  const annotations = new Set([
    'example',
    'examples',
    'discriminator',
    'externalDocs',
    'deprecated',
    'x-github',
    'summary',
    'tags',
  ]);
  const definitions = {};
  const queue = [];
  const convert = (schema) => {
    if (Array.isArray(schema)) return schema.map(convert);
    if (schema === null || typeof schema !== 'object') return schema;
    const converted = {};
    for (const [key, value] of Object.entries(schema)) {
      if (annotations.has(key) || key === 'nullable') continue;
      if ((key === 'title' || key === 'description') && typeof value === 'string') continue;
      if (key === '$ref') {
        const name = value.split('/').at(-1);
        if (!(name in definitions)) {
          definitions[name] = null;
          queue.push(name);
        }
        converted.$ref = `#/$defs/${name}`;
      } else if (key === 'properties') {
        converted.properties = Object.fromEntries(
          Object.entries(value).map(([name, inner]) => [name, convert(inner)]),
        );
      } else if (key === 'enum' && schema.nullable && !value.includes(null))
        converted.enum = [...value, null];
      else converted[key] = convert(value);
    }
    if (schema.nullable && converted.type) converted.type = [converted.type, 'null'].flat();
    return converted;
  };
  const resolve = (value) =>
    value?.$ref
      ? value.$ref
          .split('/')
          .slice(1)
          .reduce((inner, key) => inner[key], description)
      : value;
  const operations = [];
  for (const [path, item] of Object.entries(description.paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
      const operation = item[method];
      if (operation === undefined || !operationIds.has(operation.operationId)) continue;
      const body = operation.requestBody?.content?.['application/json']?.schema;
      operations.push({
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        query: Object.fromEntries(
          (operation.parameters ?? [])
            .map(resolve)
            .filter((parameter) => parameter.in === 'query')
            .map((parameter) => [parameter.name, convert(parameter.schema)]),
        ),
        ...(body === undefined ? {} : { request: convert(body) }),
        responses: Object.fromEntries(
          Object.entries(operation.responses).map(([status, response]) => {
            const schema = resolve(response).content?.['application/json']?.schema;
            return [status, schema === undefined ? true : convert(schema)];
          }),
        ),
      });
    }
  }
  const missing = [...operationIds].filter((id) => !operations.some((operation) => operation.id === id));
  if (missing.length > 0) throw new Error(`not described: ${missing.join(', ')}`);
  while (queue.length > 0) {
    const name = queue.pop();
    definitions[name] = convert(description.components.schemas[name]);
  }
  operations.sort((a, b) => (a.id < b.id ? -1 : 1));
  const $defs = Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { source: '@octokit/openapi 23.0.2 (MIT)', version: description.info.version, operations, $defs };
}

/** The types and fields named above, without descriptions and directives. */
function graphqlSlice(schema) {
  const scalars = new Set(['ID', 'String', 'Int', 'Float', 'Boolean']);
  const known = (node) => {
    let type = node;
    while (type.kind !== 'NamedType') type = type.type;
    return scalars.has(type.name.value) || type.name.value in types;
  };
  const seen = new Set();
  const document = visit(parse(schema, { noLocation: true }), {
    Directive: () => null,
    DirectiveDefinition: () => null,
    enter(node) {
      if (node.description !== undefined) return { ...node, description: undefined };
      return undefined;
    },
  });
  const definitions = [];
  for (const definition of document.definitions) {
    const kept = types[definition.name?.value];
    if (kept === undefined) continue;
    seen.add(definition.name.value);
    const slice = { ...definition, description: undefined };
    if (slice.interfaces) slice.interfaces = slice.interfaces.filter((type) => type.name.value in types);
    if (slice.kind === 'UnionTypeDefinition')
      slice.types = slice.types.filter((type) => kept.includes(type.name.value));
    else if (slice.fields && kept !== true) {
      const missing = kept.filter((name) => !slice.fields.some((field) => field.name.value === name));
      if (missing.length > 0) throw new Error(`${slice.name.value} has no ${missing.join(', ')}`);
      slice.fields = slice.fields.filter((field) => kept.includes(field.name.value));
    }
    if (slice.fields) {
      slice.fields = slice.fields
        .filter((field) => known(field.type))
        .map((field) => ({
          ...field,
          ...(field.arguments
            ? { arguments: field.arguments.filter((argument) => known(argument.type)) }
            : {}),
        }));
    }
    definitions.push(slice);
  }
  const missing = Object.keys(types).filter((name) => !seen.has(name));
  if (missing.length > 0) throw new Error(`not in the schema: ${missing.join(', ')}`);
  const text = print(
    visit(
      { kind: 'Document', definitions },
      { enter: (node) => (node.description ? { ...node, description: undefined } : undefined) },
    ),
  );
  return `# Cut from @octokit/graphql-schema 15.26.1 (MIT) by scripts/github-api-slices.mjs.\n\n${text}\n`;
}
