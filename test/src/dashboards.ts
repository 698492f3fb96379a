import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'infra/observe/grafana/dashboards');

/** Every data source is the one that a person chooses at the head of the dashboard. */
const datasourceSchema = z.strictObject({ type: z.literal('prometheus'), uid: z.literal('$' + '{datasource}') });
const gridPosSchema = z.strictObject({
  x: z.int().min(0),
  y: z.int().min(0),
  w: z.int().min(1).max(24),
  h: z.int().min(1),
});
const steps = z.array(z.strictObject({ color: z.string(), value: z.number().nullable() }));
const rowSchema = z.strictObject({
  type: z.literal('row'),
  id: z.int(),
  title: z.string(),
  collapsed: z.literal(false),
  panels: z.tuple([]),
  gridPos: gridPosSchema,
});
const chartSchema = z.strictObject({
  type: z.enum(['stat', 'timeseries']),
  id: z.int(),
  title: z.string(),
  description: z.string(),
  datasource: datasourceSchema,
  gridPos: gridPosSchema,
  fieldConfig: z.strictObject({
    defaults: z.strictObject({
      unit: z.enum(['short', 's', 'd', 'bytes', 'Bps', 'cps', 'percentunit']),
      min: z.number().optional(),
      max: z.number().optional(),
      thresholds: z.strictObject({ mode: z.literal('absolute'), steps }).optional(),
      color: z.strictObject({ mode: z.literal('thresholds') }).optional(),
    }),
    overrides: z.tuple([]),
  }),
  targets: z
    .array(
      z.strictObject({
        refId: z.string().regex(/^[A-Z]$/),
        datasource: datasourceSchema,
        expr: z.string(),
        legendFormat: z.string(),
        instant: z.literal(true).optional(),
      }),
    )
    .min(1),
  options: z.record(z.string(), z.unknown()),
});
const variableSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('datasource'), name: z.literal('datasource'), query: z.literal('prometheus') }),
  z.object({ type: z.literal('query'), name: z.string(), query: z.string(), datasource: datasourceSchema }),
]);

/** The part of Grafana's model that our dashboards use; a name that is misspelt fails. */
const dashboardSchema = z.strictObject({
  uid: z.string().regex(/^[a-z-]{1,40}$/),
  title: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  schemaVersion: z.literal(39),
  version: z.literal(1),
  editable: z.boolean(),
  timezone: z.literal('browser'),
  refresh: z.string().regex(/^\d+[smh]$/),
  time: z.strictObject({ from: z.string().startsWith('now-'), to: z.literal('now') }),
  templating: z.strictObject({ list: z.array(variableSchema) }),
  panels: z.array(z.discriminatedUnion('type', [rowSchema, chartSchema])),
});

export interface Dashboard extends z.infer<typeof dashboardSchema> {
  file: string;
}

/** The dashboards that ship. @throws when one has not the shape that Grafana reads */
export async function readDashboards(): Promise<Dashboard[]> {
  const files = (await readdir(folder)).sort();
  return Promise.all(
    files.map(async (file) => ({
      file,
      ...dashboardSchema.parse(JSON.parse(await readFile(join(folder, file), 'utf8'))),
    })),
  );
}

/** What a dashboard asks Prometheus, as Grafana sends it. */
export function expressionsOf({ panels }: Dashboard): string[] {
  return panels
    .flatMap((panel) => (panel.type === 'row' ? [] : panel.targets))
    .map(({ expr }) => expr.replaceAll('$__rate_interval', '2m').replaceAll('$station', '.*'));
}
