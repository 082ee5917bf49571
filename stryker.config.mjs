// Mutation testing of the rooms that decide a verdict: `npm run mutation`, or `npm run mutation -- --mutate 'src/core/limits/*.ts'`.
// By hand and once a week (`.github/workflows/mutation.yml`); too slow for each pull request. Only the suites that hold these rooms run.
const rooms = (process.env.MUTATION_ROOMS ?? 'limits compare binding settings').split(' ');
const suites = {
  limits: ['core/limits', 'core/depends', 'core/guards'],
  compare: ['core/compare', 'core/pairing', 'compare/align', 'core/guards'],
  binding: ['binding/binding', 'binding/project', 'core/guards'],
  settings: ['settings/settings', 'settings/rates-file', 'core/guards'],
};
const folders = {
  limits: 'src/core/limits',
  compare: 'src/core/compare',
  binding: 'src/binding',
  settings: 'src/settings',
};

export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning'],
  coverageAnalysis: 'perTest',
  jest: {
    configFile: 'jest.config.js',
    enableFindRelatedTests: false,
    config: {
      testMatch: [...new Set(rooms.flatMap((room) => suites[room] ?? []))].map(
        (name) => `<rootDir>/__tests__/${name}.test.ts`,
      ),
    },
  },
  mutate: rooms.map((room) => `${folders[room]}/**/*.ts`),
  // Words are checked by the goldens of the outputs, which do not run here.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignorePatterns: ['dist', 'bench', 'docs', 'contrib', 'skills'],
  tempDirName: '.stryker',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: '.stryker/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 80, break: null },
  timeoutMS: 20_000,
};
