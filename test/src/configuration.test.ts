import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { variables as agentVariables } from '@rollcall/agent/config/variables';
import { variables as hqVariables } from '@rollcall/cloud/config/variables';
import type { Setting, Settings } from '@rollcall/node/settings';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const introduction = `# Configuration

Made from the code by \`npx vitest run --project unit test/src/configuration --update\`; a test holds it to the code.

Both programs are configured by environment variables only. Each may also be given as \`NAME_FILE\`, the path of a file that holds
the value: a mounted secret, say. The end of the file's last line doesn't count. Never give a secret in the environment, where
\`docker inspect\` and other programs of the machine can read it. An empty variable counts as not set. A program that finds a variable missing
or wrong names all such variables at once, says what to set, and doesn't start; it never prints a value of one.
`;

const intro = {
  hq: 'The service and the command `rollcall` read the same variables; a command needs only those that it names when they are missing.',
  agent:
    'All have defaults. What belongs to one station, such as its dock and the address of HQ, is set by `rollcall-agent enroll`.',
};

function table(settings: Settings): string {
  const rows = Object.entries(settings).map(
    ([name, setting]) => `| \`${name}\` | ${defaultOf(setting)} | ${meaningOf(setting)} |`,
  );
  return ['| variable | when not set | what it is |', '|---|---|---|', ...rows].join('\n');
}

function defaultOf({ schema }: Setting): string {
  const read = schema.safeParse(undefined);
  if (!read.success) return '**must be set**';
  if (read.data === undefined) return '–';
  return `\`${String(read.data).replace(root, '').split(sep).join('/')}\``;
}

const meaningOf = ({ set, secret }: Setting) => `${secret ? '**secret** · ' : ''}${set}`;

test('the document about configuration says what the code reads', async () => {
  const text = [
    introduction,
    '## HQ',
    intro.hq,
    table(hqVariables),
    '## Station agent',
    intro.agent,
    table(agentVariables),
  ];
  await expect(`${text.join('\n\n').replace('\n\n\n', '\n\n')}\n`).toMatchFileSnapshot('../../docs/configuration.md');
});
