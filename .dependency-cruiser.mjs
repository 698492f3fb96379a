/** The files that lie directly in a root, where they aren't listed by name. */
const topLevelFiles = '[^/]+(?=\\.tsx?$)';

/**
 * Who may import whom. A folder, top-level file or file that stands before its folder imports only what stands on earlier lines of its root, never its neighbours
 * on the same line; the last line of a root is free. `check-boundaries.mjs` fails for what stands on no line.
 */
export const roots = {
  'shared/src': [
    ['base32', 'bytes', 'rules/id-forms', 'words/define-words'],
    ['attachments', 'ids'],
    ['merkle'],
    ['contract'],
    ['rules'],
    ['fields'],
    ['key-fingerprint'],
    ['evidence'],
    ['draw', 'metrics'],
    ['resources/instant'],
    ['http'],
    ['scores', 'bulletins'],
    ['resources'],
    ['training'],
    ['words'],
    ['papers'],
  ],
  'shared/node/src': [[topLevelFiles]],
  'agent/src': [
    ['config', 'errors'],
    ['runtime', 'store'],
    ['identity', 'outbox', 'card', 'inspect'],
    ['usb'],
    ['recordings', 'settings'],
    ['collect'],
    ['scan', 'publish', 'upload', 'erase', 'prune', 'witness', 'kiosk'],
    ['draw', 'metrics', 'support'],
    ['station'],
    ['care'],
    ['cli', 'main'],
  ],
  'cloud/src': [
    ['config', 'errors'],
    ['db', 'objects', 'mqtt', 'sheets', 'decoding'],
    ['http'],
    ['ledger'],
    ['registry'],
    ['people'],
    ['auth'],
    ['site'],
    ['attachments', 'evidence', 'duty', 'thumbnails', 'live'],
    ['custody'],
    ['backup'],
    ['roster', 'devices'],
    ['activities'],
    ['witnesses'],
    ['ingest'],
    ['access'],
    ['coverage', 'lengths'],
    ['reconcile'],
    ['findings'],
    ['metrics'],
    ['exemptions', 'checks', 'training', 'imports'],
    ['decisions', 'officers', 'scores'],
    ['bulletins'],
    ['inbox'],
    ['views'],
    ['workers', 'routes', 'plugins'],
    ['observe'],
    ['resources'],
    ['app', 'api', 'context', 'projections', 'start-api', 'cli', 'main'],
  ],
  'cloud/web/src': [
    ['api', 'browser', 'grid', 'hover', 'time', 'url'],
    ['language', 'loading'],
    ['format', 'theme', 'paths'],
    ['problem', 'keyboard', 'parts', 'state'],
    ['session', 'strip', 'downloads'],
    ['live', 'stations', 'table', 'controls', 'navigation'],
    ['filters', 'history', 'player'],
    ['form'],
    ['features'],
    ['pages', 'shell', 'router', 'main', 'opened-at', 'boot'],
  ],
  'cloud/web/src/pages': [
    ['imports', 'ledger', 'ops', 'recordings', 'today', 'registry'],
    ['exemptions'],
    ['findings', 'roster', 'devices', 'activities', 'admin'],
    ['officer-day', 'must-record'],
    [], // Not even the last pages are free.
  ],
  'infra/embedded/src': [
    ['config', 'embedded-error', 'free-port', 'log'],
    ['mqtt', 'postgres', 's3'],
    ['embedded-services'],
  ],
  'infra/demo/src': [['config'], [topLevelFiles]],
};

/** A resource's endpoints stand in its folder, and may use what stands on any line before `resources`. */
const routesOfResources = '^cloud/src/([^/]+|[^/]+/[^/]+)/routes\\.ts$';

const pathOf = (root, names) => `^${root}/(${names.join('|')})(/|(\\.test)?\\.tsx?$)`;

/** @returns of these files those that lie in a root and stand on no line of it, with the root and the name that is missing */
export function unlistedFiles(files) {
  return Object.entries(roots).flatMap(([root, layers]) => {
    const listed = new RegExp(pathOf(root, layers.flat()));
    return files
      .filter((file) => file.startsWith(`${root}/`) && !listed.test(file))
      .map((file) => ({ file, root, name: file.slice(root.length + 1).replace(/[/.].*$/, '') }));
  });
}

function layerRules([root, layers]) {
  return layers.slice(0, -1).flatMap((layer, index) =>
    layer.map((folder) => ({
      name: `${root}-${folder}-imports-upward`,
      severity: 'error',
      from: { path: pathOf(root, [folder]), pathNot: `\\.test\\.tsx?$|${routesOfResources}` },
      to: { path: `^${root}/`, pathNot: pathOf(root, [folder, ...layers.slice(0, index).flat()]) },
    })),
  );
}

const only = (name, module, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: allowed },
  to: { path: `(^|/)node_modules/${module}` },
});

export default {
  forbidden: [
    { name: 'could-not-resolve', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^node:' } },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(agent|cloud|infra|test)/' },
    },
    {
      name: 'shared-runs-in-a-browser',
      severity: 'error',
      from: { path: '^shared/src', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'node-is-for-programs',
      severity: 'error',
      from: { path: '^(shared/src|cloud/web|agent/kiosk-page|infra/embedded)/' },
      to: { path: '^shared/node/' },
    },
    {
      // The HQ of the agent's tests runs the embedded broker.
      name: 'agent-meets-cloud-only-in-shared',
      severity: 'error',
      from: { path: '^agent/', pathNot: '^agent/tests/support/test-hq\\.ts$' },
      to: { path: '^(cloud|infra|test)/', pathNot: '^test/(src|setup)/' },
    },
    {
      name: 'cloud-meets-agent-only-in-shared',
      severity: 'error',
      from: { path: '^cloud/' },
      to: { path: '^(agent|infra|test)/', pathNot: '^test/(src|setup)/' },
    },
    {
      name: 'product-imports-no-tests',
      severity: 'error',
      from: { path: '^(agent|cloud|shared|infra)/.*src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^test/' },
    },
    {
      name: 'web-is-a-client-only',
      severity: 'error',
      from: { path: '^cloud/web/' },
      to: { path: '^(cloud/src|agent|infra|test)/' },
    },
    {
      // HQ checks its answers by the schemas already: zod in the browser would be weight for nothing. The verifier of exports
      // trusts nobody, so it runs the checks itself.
      name: 'web-takes-rules-words-and-types-from-shared',
      severity: 'error',
      from: { path: '^cloud/web/', pathNot: '\\.test\\.tsx?$|^cloud/web/verifier/' },
      to: { path: '^shared/', pathNot: '^shared/src/(rules|fields|words)/', dependencyTypesNot: ['type-only'] },
    },
    {
      // Rules are what HQ and the page compute alike; they take nothing along, zod neither.
      name: 'rules-import-only-types',
      severity: 'error',
      from: { path: '^shared/src/rules/', pathNot: '\\.test\\.ts$' },
      to: { path: '', pathNot: '^shared/src/rules/', dependencyTypesNot: ['type-only'] },
    },
    {
      // Fields are data that the page runs as well: no zod.
      name: 'fields-import-only-rules',
      severity: 'error',
      from: { path: '^shared/src/fields/', pathNot: '\\.test\\.ts$' },
      to: { path: '', pathNot: '^shared/src/(rules|fields)/', dependencyTypesNot: ['type-only'] },
    },
    {
      // Words are data that page and service read alike; they take rules and fields along, and nothing else.
      name: 'words-import-only-rules-and-fields',
      severity: 'error',
      from: { path: '^shared/src/words/', pathNot: '\\.test\\.ts$' },
      to: { path: '', pathNot: '^shared/src/(rules|fields|words)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'routes-of-resources-come-before-all-of-them',
      severity: 'error',
      from: { path: routesOfResources },
      to: { path: pathOf('cloud/src', roots['cloud/src'].slice(-2).flat()) },
    },
    {
      name: 'routes-of-resources-are-imported-once',
      severity: 'error',
      from: { path: '^cloud/', pathNot: '^cloud/src/resources\\.ts$' },
      to: { path: routesOfResources },
    },
    {
      name: 'embedded-stands-alone',
      severity: 'error',
      from: { path: '^infra/embedded/src' },
      to: { path: '^(agent|cloud|infra/demo|shared)/' },
    },
    only('sdk-only-in-objects', '@aws-sdk', '^cloud/src', '^cloud/src/objects/'),
    only('react-only-in-the-page', '(react|antd|@ant-design|@tanstack)', '^cloud/src', '^$'),
    only('spreadsheets-only-in-sheets', '(hucre|csv-parse|csv-stringify)', '^cloud/src', '^cloud/src/sheets/'),
    only(
      'fastify-only-at-the-edge',
      '(fastify|@fastify)',
      '^cloud/src',
      '^cloud/src/(app\\.ts|routes/|plugins/|http/)',
    ),
    only('decoders-only-in-thumbnails', '(@napi-rs|mediabunny)', '^cloud/src', '^cloud/src/thumbnails/'),
    only('mqtt-only-in-its-client', 'mqtt/', '^(agent|cloud)/src', 'mqtt-client\\.ts$'),
    ...Object.entries(roots).flatMap(layerRules),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
