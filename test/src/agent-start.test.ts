import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const textOf = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

function boundsIn(text: string) {
  return {
    flags: text.match(/--max-\S+=\d+/g) ?? [],
    arenas: /^(?:export |Environment=)MALLOC_ARENA_MAX=(\d+)$/m.exec(text)?.[1],
  };
}

test('the service and the image start the agent with the same bounds of memory', () => {
  const image = boundsIn(textOf('infra/images/agent/rollcall-agent.sh'));
  expect(image.flags).toHaveLength(2);
  expect(image.arenas).toBeDefined();
  expect(boundsIn(textOf('infra/agent-service/rollcall-agent.service'))).toEqual(image);
});
