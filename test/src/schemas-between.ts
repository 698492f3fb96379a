import { readdirSync } from 'node:fs';
import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

const shared = new URL('../../shared/src/', import.meta.url);
/** What station and HQ say to each other: over MQTT, and over HTTP. */
const files = {
  contract: /^(?!.*\.test\.)[\w-]+\.ts$/,
  http: /^(station-[\w-]+|enrolment-file|problem)(?<!\.test)\.ts$/,
};

/** The schemas of everything that station and HQ say to each other, by file and name, as JSON Schema. */
export async function schemasBetween(): Promise<Record<string, JsonSchema>> {
  const schemas: Record<string, JsonSchema> = {};
  for (const [folder, pattern] of Object.entries(files)) {
    for (const file of readdirSync(new URL(folder, shared)).filter((name) => pattern.test(name))) {
      const exported = (await import(new URL(`${folder}/${file}`, shared).href)) as Record<string, unknown>;
      for (const [name, value] of Object.entries(exported)) {
        const named = value instanceof z.ZodType ? { [name]: value } : schemasIn(name, value);
        for (const [key, schema] of Object.entries(named)) {
          schemas[`${file.replace('.ts', '')} ${key}`] = z.toJSONSchema(schema, {
            io: 'input',
            unrepresentable: 'any',
          });
        }
      }
    }
  }
  return schemas;
}

/** Of a record such as that of the bodies of events. */
function schemasIn(name: string, value: unknown): Record<string, z.ZodType> {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType);
  return Object.fromEntries(entries.map(([key, schema]) => [`${name}.${key}`, schema]));
}
