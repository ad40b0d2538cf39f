/** The direction of imports: definitions ← engine ← runtime ← designer, and inside the engine only downward. */
const engineOrder = [
  'issue|refusal|decimal|json',
  'calendar',
  'expression',
  'definition',
  'layer',
  'field-types',
  'compile',
  'record',
  'permission',
  'query',
  'ledger',
  'conversion',
  'report',
  'workflow',
  'check',
  'simulate',
];

const engineDownward = engineOrder.map((folder, index) => ({
  name: `engine-${folder.split('|')[0]}-imports-only-downward`,
  severity: 'error',
  from: { path: index === 0 ? `^engine/(${folder})\\.ts$` : `^engine/${folder}/` },
  to: { path: `^engine/(${engineOrder.slice(index + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'engine-is-alone',
      severity: 'error',
      from: { path: '^engine/' },
      to: { path: '^(runtime|designer|tests)/' },
    },
    {
      name: 'runtime-knows-no-designer',
      severity: 'error',
      from: { path: '^runtime/' },
      to: { path: '^(designer|tests)/' },
    },
    {
      name: 'designer-knows-no-server',
      severity: 'error',
      from: { path: '^designer/' },
      to: { path: '^(runtime/server|tests)/' },
    },
    {
      name: 'app-knows-no-server',
      severity: 'error',
      from: { path: '^runtime/app/' },
      to: { path: '^runtime/server/' },
    },
    {
      name: 'designer-uses-only-form-view-theme-and-messages-of-the-app',
      severity: 'error',
      from: { path: '^designer/' },
      to: { path: '^runtime/app/', pathNot: '^runtime/app/(form|grid|messages|api|components|theme|keys)/' },
    },
    {
      name: 'engine-does-no-io',
      severity: 'error',
      from: { path: '^engine/' },
      to: { dependencyTypes: ['core'] },
    },
    ...engineDownward,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
