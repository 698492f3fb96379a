// Who may import whom. A folder imports only folders on earlier lines, never its siblings on the same line.
const agentLayers = [
  ['config', 'errors', 'logger'],
  ['runtime', 'store'],
  ['identity', 'outbox', 'card', 'inspect'],
  ['recordings'],
  ['collect'],
  ['scan', 'publish', 'upload', 'erase', 'prune', 'witness', 'kiosk'],
  ['station'],
  ['cli', 'main'],
];
const cloudLayers = [
  ['config', 'errors', 'logger'],
  ['db', 'objects', 'mqtt', 'sheets'],
  ['ledger'],
  ['registry'],
  ['auth'],
  ['evidence', 'duty', 'devices', 'thumbnails', 'live'],
  ['activities'],
  ['witnesses'],
  ['ingest'],
  ['coverage'],
  ['reconcile'],
  ['findings'],
  ['inspections', 'bulletins', 'training', 'imports'],
  ['workers', 'routes', 'plugins'],
  ['app', 'api', 'context', 'cli', 'main'],
];

/** One rule a folder: it may not import any folder on its own line (but itself) or on a later one. */
function layerRules(root, layers, { exceptLast }) {
  const rules = [];
  layers.forEach((layer, index) => {
    if (exceptLast && index === layers.length - 1) return;
    for (const folder of layer) {
      const forbidden = [...layer.filter((name) => name !== folder), ...layers.slice(index + 1).flat()];
      rules.push({
        name: `${root}-${folder}-imports-upward`,
        severity: 'error',
        from: { path: `^${root}/src/${folder}(/|\\.ts$|-)`, pathNot: '\\.test\\.ts$' },
        to: { path: `^${root}/src/(${forbidden.join('|')})(/|\\.ts$)` },
      });
    }
  });
  return rules;
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
      name: 'agent-meets-cloud-only-in-shared',
      severity: 'error',
      from: { path: '^agent/' },
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
      name: 'web-takes-only-types-from-shared',
      severity: 'error',
      from: { path: '^cloud/web/', pathNot: '\\.test\\.tsx?$|^cloud/web/verifier/' },
      to: { path: '^shared/', pathNot: '^shared/src/words/', dependencyTypesNot: ['type-only'] },
    },
    {
      // Words are data that page and service read alike; they take nothing along.
      name: 'words-import-only-types',
      severity: 'error',
      from: { path: '^shared/src/words/', pathNot: '\\.test\\.ts$' },
      to: { path: '', pathNot: '^shared/src/words/', dependencyTypesNot: ['type-only'] },
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
    only('fastify-only-at-the-edge', '(fastify|@fastify)', '^cloud/src', '^cloud/src/(app\\.ts|routes/|plugins/)'),
    only('decoders-only-in-thumbnails', '(@napi-rs|mediabunny)', '^cloud/src', '^cloud/src/thumbnails/'),
    only('mqtt-only-in-its-client', 'mqtt/', '^(agent|cloud)/src', 'mqtt-client\\.ts$'),
    ...layerRules('agent', agentLayers, { exceptLast: true }),
    ...layerRules('cloud', cloudLayers, { exceptLast: true }),
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
