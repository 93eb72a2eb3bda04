import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import importX from 'eslint-plugin-import-x';
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const nodeBuiltins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)].filter(
  (name) => !name.startsWith('_')
);

// The rooms of DESIGN section 3. A room may import itself and what its row names; anything else fails the build.
const ROOMS = [
  'shared',
  'workflows',
  'activities',
  'payloads',
  'worker',
  'client',
  'cli',
  'testing',
  'test',
  'examples',
  'bench',
];
const FLOORS = ['protocol', 'values', 'plan', 'language', 'matching', 'learning'];
const LANGUAGES = ['en', 'de', 'fr', 'es'];
const onlyThroughThePort = (code) => ({
  selector: `ImportDeclaration[source.value=/^\\..*\\u002f${code}(\\u002f|$)/]`,
  message: 'A language is reached by shared/language/languages.ts (docs/languages.md).',
});
const forbidRooms = (allowed) => ({
  group: ROOMS.filter((room) => !allowed.includes(room)).flatMap((room) => [
    `**/../${room}`,
    `**/../${room}/**`,
    `../${room}/**`,
  ]),
  message: `This room may import only: ${allowed.join(', ')} (DESIGN section 3).`,
});
const forbidPackages = (group, message) => ({ group, message });
const restrict = (files, patterns, paths = []) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns, paths }] },
});
const noBuiltins = nodeBuiltins.map((name) => ({
  name,
  message: 'Code that runs in the workflow sandbox has no Node built-ins.',
}));
const onlyTypes = (group, message) => ({ group, message, allowTypeImports: true });

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', 'node_modules/**', 'docs/**', '**/*.mjs', '**/*.cjs', '**/*.js'] },
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'object-shorthand': 'error',
      'import-x/no-extraneous-dependencies': [
        'error',
        { devDependencies: ['test/**', 'bench/**', 'examples/**', 'eslint.config.mjs'] },
      ],
    },
  },
  restrict(
    ['shared/**/*.ts'],
    [
      forbidRooms(['shared']),
      forbidPackages(
        ['@temporalio/*', '@anthropic-ai/*', '@aws-sdk/*', '@qdrant/*', '@libsql/*', 'jsonata'],
        'shared/ is pure.'
      ),
      onlyTypes(['zod', 'zod/*'], 'zod belongs into *.schema.ts, or the workflow bundle grows by a megabyte.'),
      onlyTypes(['**/*.schema'], 'A schema pulls zod into whatever imports it; import types only.'),
    ],
    noBuiltins
  ),
  // The messages and activity options are typed as Temporal types them.
  restrict(
    ['shared/protocol/{messages,activity-options}.ts'],
    [
      forbidRooms(['shared']),
      forbidPackages(['@temporalio/*', '!@temporalio/common', '@anthropic-ai/*', 'zod', 'zod/*'], 'shared/ is pure.'),
      onlyTypes(['@temporalio/common', '**/*.schema'], 'shared/ is pure: import types only.'),
    ],
    noBuiltins
  ),
  restrict(['shared/**/*.schema.ts'], [forbidRooms(['shared'])], noBuiltins),
  // The one file that reads expressions: its parser is pure (docs/decisions/0008).
  restrict(
    ['shared/plan/expression/syntax.ts'],
    [forbidRooms(['shared']), forbidPackages(['@temporalio/*', '@anthropic-ai/*', 'zod', 'zod/*'], 'shared/ is pure.')],
    noBuiltins
  ),
  // The floors of DESIGN section 3: a floor imports itself and those before it in the list.
  {
    files: ['shared/**/*.ts'],
    settings: { 'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts'] })] },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: FLOORS.map((floor, at) => ({
            target: `./shared/${floor}`,
            from: [...FLOORS.slice(at + 1).map((above) => `./shared/${above}`), './shared/index.ts'],
            message: `Imports run downwards only: ${FLOORS.join(' <- ')} (DESIGN section 3).`,
          })),
        },
      ],
    },
  },
  // One port for all languages: only the file that chooses between them knows their folders, and no language another one.
  {
    files: ['**/*.ts'],
    ignores: [
      'shared/language/languages.ts',
      'test/routing/small-talk/*.ts',
      ...LANGUAGES.map((code) => `test/unit/language/${code}*.ts`),
    ],
    rules: { 'no-restricted-syntax': ['error', ...LANGUAGES.map(onlyThroughThePort)] },
  },
  restrict(
    ['workflows/**/*.ts'],
    [
      forbidPackages(['**/*.schema'], 'No zod in the workflow bundle.'),
      forbidPackages(['**/plan/expression/**'], 'No expression parser in the workflow bundle (docs/decisions/0008).'),
      onlyTypes(['**/../activities/**', '../activities/**'], 'Workflows know the types of activities only.'),
      {
        ...forbidRooms(['shared', 'workflows', 'activities']),
      },
      forbidPackages(
        [
          '@temporalio/*',
          '!@temporalio/workflow',
          '!@temporalio/common',
          'zod',
          'jsonata',
          '@anthropic-ai/*',
          '@aws-sdk/*',
          '@qdrant/*',
          '@libsql/*',
        ],
        'The workflow sandbox has @temporalio/workflow only.'
      ),
    ],
    noBuiltins
  ),
  restrict(
    ['activities/**/*.ts'],
    [
      forbidRooms(['shared', 'activities']),
      forbidPackages(
        ['@temporalio/client', '@temporalio/worker', '@temporalio/workflow'],
        'Activities know @temporalio/activity only.'
      ),
    ]
  ),
  restrict(['worker/**/*.ts'], [forbidRooms(['shared', 'activities', 'workflows', 'payloads', 'worker'])]),
  restrict(
    ['payloads/**/*.ts'],
    [
      forbidRooms(['shared', 'payloads']),
      forbidPackages(
        ['@temporalio/client', '@temporalio/worker', '@temporalio/workflow', '@temporalio/activity'],
        'A client and a worker take the same payload codec.'
      ),
    ]
  ),
  restrict(
    ['client/**/*.ts'],
    [
      forbidRooms(['shared', 'client']),
      forbidPackages(
        ['@temporalio/worker', '@temporalio/workflow', '@temporalio/activity'],
        'The client starts workflows, it runs none.'
      ),
    ]
  ),
  restrict(
    ['examples/**/*.ts'],
    [
      forbidRooms(['shared', 'worker', 'client', 'testing', 'examples']),
      forbidPackages(
        ['shared', 'worker', 'client', 'testing'].map((room) => `**/../${room}/**`),
        'An example imports what its readers can: the public entry points.'
      ),
    ]
  ),
  restrict(
    ['testing/**/*.ts'],
    [forbidRooms(['shared', 'activities', 'workflows', 'payloads', 'worker', 'client', 'testing'])]
  ),
  {
    files: ['activities/**/*.ts', 'worker/**/*.ts', 'cli/**/*.ts', 'testing/**/*.ts'],
    ignores: ['activities/expressions/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'jsonata', message: 'Only activities/expressions/ evaluates.' }] },
      ],
    },
  },
  // From five parameters on a function takes one named object.
  {
    files: ['{shared,workflows,activities,worker,client,cli,testing,payloads,examples,bench}/**/*.ts'],
    // A port's method has its call options behind what it asks for.
    ignores: ['activities/experience-store/{libsql,qdrant}-store.ts'],
    rules: { 'max-params': ['error', 4] },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  prettier
);
