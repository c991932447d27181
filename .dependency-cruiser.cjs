/**
 * Who may import whom. Each rule says why. The table is the one of ARCHITECTURE.md; a new room gets a line here.
 */

const mayImport = {
  std: [],
  curriculum: ['std'],
  engines: ['std'],
  progress: ['std', 'curriculum'],
  roadmaps: ['std', 'curriculum', 'progress'],
  guide: ['std', 'curriculum', 'progress'],
  planning: ['std', 'curriculum', 'progress'],
  review: ['std', 'curriculum', 'progress'],
  grading: ['std', 'curriculum', 'engines'],
  platform: ['std', 'progress', 'engines'],
}

const rooms = Object.entries(mayImport).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `packages/${room} may import ${['itself', ...allowed].join(', ')}: what a room knows decides what must change with it.`,
  severity: 'error',
  from: { path: `^packages/${room}/src`, pathNot: '\\.test\\.ts$|/contract\\.ts$' },
  to: { path: '^packages/', pathNot: `^packages/(${[room, ...allowed].join('|')})/` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms,
    {
      name: 'no-circular',
      comment: 'A cycle means that two modules are one: merge them or find the third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-imports-composition-roots',
      comment: 'Apps, tools and tests compose the rooms; a room that imports one cannot be used without it.',
      severity: 'error',
      from: { path: '^packages' },
      to: { path: '^(apps|tools|tests)/' },
    },
    {
      name: 'no-code-imports-content',
      comment: 'Content is read as files and compiled; importing it would bind code to one curriculum.',
      severity: 'error',
      from: {},
      to: { path: '^content/' },
    },
    {
      name: 'no-production-imports-tests',
      comment: 'What a test needs must not ship.',
      severity: 'error',
      from: { path: '^(packages|apps|tools)/', pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$|^tests/' },
    },
    {
      name: 'grading-sees-only-the-engine-interface',
      comment: 'grading is pure over observations: it names the adapter type and never a database.',
      severity: 'error',
      from: { path: '^packages/grading/src', pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: '^packages/engines/src/(?!(index|adapter)\\.ts)' },
    },
    {
      name: 'pure-rooms-do-no-io',
      comment: 'The pure rooms run the same in Node, a Worker and a page.',
      severity: 'error',
      from: {
        path: '^packages/(std|curriculum|grading|progress|roadmaps|guide|planning|review)/src',
        pathNot: '\\.test\\.ts$|/(testing|testdata)/',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'declared-packages-only',
      comment:
        "A room's package.json is its import rule: an undeclared package works here and breaks when the room moves.",
      severity: 'error',
      from: { path: '^(packages|apps|tools|tests)/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.astro|\\.savepoint)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte'],
    },
    combinedDependencies: false,
  },
}
