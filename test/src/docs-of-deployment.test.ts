import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// What the docs say of images, versions, volumes, services, ports and commands is held to the files that decide it: compose.yaml,
// rollcall.sh, make-bundle.sh, package.json and releases.json. An engineer types what stands there, often at night.

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

const compose = read('infra/compose/compose.yaml');
const script = read('infra/compose/rollcall.sh');
const { version } = JSON.parse(read('package.json')) as { version: string };
const { previous } = JSON.parse(read('infra/compose/releases.json')) as { previous: { version: string } };

/** Decisions tell what was so then. */
const pages = new Map(
  [
    ...readdirSync(new URL('docs', root), { recursive: true, encoding: 'utf8' }).map((file) => `docs/${file}`),
    ...['README.md', 'infra/README.md', 'infra/compose/.env.example'],
  ]
    .filter((file) => /\.(md|example)$/.test(file) && !file.startsWith('docs/decisions/'))
    .map((file) => [file, read(file)]),
);

/** The block below a key that begins a line. */
const sectionOf = (name: string) => new RegExp(`^${name}:\\n((?: .*\\n|\\n|#.*\\n)*)`, 'm').exec(compose)?.[1] ?? '';
/** Each service by its name, with its lines. */
const services = new Map(
  sectionOf('services')
    .split(/^ {2}(?=[a-z])/m)
    .slice(1)
    .map((block) => [block.slice(0, block.indexOf(':')), block]),
);
const standing = [...services].filter(([, block]) => !block.includes('profiles: [commands]'));
const portsOf = (block: string) =>
  [...(/^ {4}ports: \[(.*)\]$/m.exec(block)?.[1]?.matchAll(/(\d+):\d+"/g) ?? [])].map(([, port]) => port);
const volumes = [...sectionOf('volumes').matchAll(/^ {2}[a-z-]+: \{ external: true, name: (\S+) \}$/gm)].map(
  ([, name = '']) => name,
);
const images = [
  ...[...compose.matchAll(/image: (rollcall-[a-z]+):/g)].map(([, name = '']) => name),
  ...(/^ {2}for image in .* ([a-z]+); do$/m.exec(read('infra/bundle/make-bundle.sh'))?.slice(1) ?? []).map(
    (name) => `rollcall-${name}`,
  ),
];
/** What `case "${1:-}" in` takes. */
const commands = (/^case "\$\{1:-\}" in\n([\s\S]*?)^esac$/m.exec(script)?.[1] ?? '')
  .split('\n')
  .flatMap((line) => /^ {2}([a-z| -]+)\)/.exec(line)?.[1]?.split('|') ?? [])
  .map((name) => name.trim());
/** Which services `change-secret` restarts, by the name of the secret. */
const secrets = new Map(
  [...script.matchAll(/^ {4}([a-z0-9-]+)\) services=\((.*)\) ;;$/gm)].map(([, name = '', list = '']) => [
    name,
    list.split(' ').filter(Boolean),
  ]),
);

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** What isn't as it should be, with the page on which it stands. */
function wrong(find: (text: string, file: string) => Iterable<string | undefined | false>): string[] {
  return [...pages].flatMap(([file, text]) =>
    [...find(text, file)].filter(Boolean).map((claim) => `${file}: ${claim}`),
  );
}

function* matches(text: string, pattern: RegExp, isTrue: (found: string[]) => boolean) {
  for (const found of text.matchAll(pattern)) if (!isTrue([...found].slice(1))) yield found[0];
}

test('the files say what the docs are held to', () => {
  expect(standing.map(([name]) => name)).toEqual(
    expect.arrayContaining(['proxy', 'api', 'broker', 'db', 'store', 'backup']),
  );
  expect(volumes).toEqual(expect.arrayContaining(['rollcall-db', 'rollcall-store', 'rollcall-backup']));
  expect(images).toEqual(expect.arrayContaining(['rollcall-hq', 'rollcall-agent']));
  expect(commands).toEqual(expect.arrayContaining(['check', 'init', 'restore', 'rollback']));
  expect(secrets.get('mqtt-password')).toContain('broker');
  expect(portsOf(services.get('proxy') ?? '')).toEqual(['443']);
  expect(pages.size).toBeGreaterThan(40);
});

test('every image has the name of one that is built, and the version of this release', () => {
  const named = (text: string) =>
    matches(text, /\b(rollcall-[a-z-]+):(\d[\w.]*)/g, ([name = '', of]) => images.includes(name) && of === version);
  expect(wrong(named)).toEqual([]);
});

test('every version is that of this release or of the one before, and every bundle to unpack is of this one', () => {
  expect(
    wrong((text) =>
      matches(text, /(?<![\d.])(0\.\d+\.\d+)(?![\d.]*\d)/g, ([of = '']) => [version, previous.version].includes(of)),
    ),
  ).toEqual([]);
  expect(wrong((text) => matches(text, /\brollcall-(?:agent-)?(\d[\d.]*)\.tar/g, ([of]) => of === version))).toEqual(
    [],
  );
  expect(
    wrong((text) => matches(text, /(?:--from|--to) \.\.\/rollcall-([\d.]+\d)/g, ([of]) => of === previous.version)),
  ).toEqual([]);
});

test('every volume is one that init makes, and pages that count them count all', () => {
  const inCommands = (text: string) =>
    [...text.matchAll(/docker volume [a-z]+ [^`#\n)]*/g)].flatMap(([command]) =>
      [...matches(command, /(?<!\/)\b(rollcall-[a-z-]+)\b/g, ([name = '']) => volumes.includes(name))].map(
        (name) => `${name} of ${command}`,
      ),
    );
  const inWords = (text: string) =>
    matches(text, /volumes? `(rollcall-[a-z-]+)`/g, ([name = '']) => volumes.includes(name));
  expect(wrong((text) => [...inCommands(text), ...inWords(text)])).toEqual([]);
  const counted = new RegExp(`\\b(${numbers.join('|')})\\s+volumes\\b`, 'gi');
  expect(
    wrong((text) => matches(text, counted, ([word = '']) => numbers.indexOf(word.toLowerCase()) === volumes.length)),
  ).toEqual([]);
});

/** The volumes that `docker volume VERB` names, also in a loop over their short names. */
function volumesOf(text: string, verb: string): string[] {
  const loops = text.matchAll(/^for v in ([a-z ]+); do\n([\s\S]*?)^done$/gm);
  const inLoops = [...loops].flatMap(([, names = '', body = '']) =>
    body.includes(`docker volume ${verb} rollcall-$v`) ? names.split(' ').map((name) => `rollcall-${name}`) : [],
  );
  const lines = text.matchAll(new RegExp(`^docker volume ${verb} ([a-z -]+)$`, 'gm'));
  return [...inLoops, ...[...lines].flatMap(([, names = '']) => names.split(' '))].sort();
}

test('a move to another server makes every volume, and a removal removes every one', () => {
  const move = pages.get('docs/ops/bigger-server.md') ?? '';
  expect(volumesOf(move, 'create')).toEqual([...volumes].sort());
  const taken = /^for v in ([a-z ]+); do\n {2}tar .* -cf /m
    .exec(move)?.[1]
    ?.split(' ')
    .map((name) => `rollcall-${name}`);
  // What lies in it is made again by the next trial.
  expect(taken?.sort()).toEqual(volumes.filter((name) => name !== 'rollcall-scratch').sort());
  const install = pages.get('docs/ops/install.md') ?? '';
  expect(volumesOf(install, 'rm')).toEqual([...volumes].sort());
  const made = /makes the \w+ volumes ([^;]*);/.exec(install)?.[1] ?? '';
  expect([...made.matchAll(/`([^`]+)`/g)].map(([, name]) => name).sort()).toEqual([...volumes].sort());
});

test('the table of what runs has each service, with its ports and its limit', () => {
  const table = /\n## What runs\n([\s\S]*?)\n\n[^|\n]/.exec(pages.get('docs/ops/install.md') ?? '')?.[1] ?? '';
  const rows = [...table.matchAll(/^\| `([a-z-]+)` \|(.*)\|(.*)\|(.*)\|$/gm)];
  expect(rows.map(([, name]) => name).sort()).toEqual(standing.map(([name]) => name).sort());
  const said = rows.map(([, name = '', what = '', memory = '']) => ({
    name,
    ports: [...what.matchAll(/\bports? (\d+)(?: and (\d+))?/g)].flatMap(([, ...ports]) => ports.filter(Boolean)),
    limit: /(\d+) ([MG])B $/.exec(memory)?.slice(1).join('').toLowerCase(),
  }));
  const published = (name: string) => portsOf(services.get(name) ?? '').filter((port) => port !== '9090');
  expect(said.map(({ name, ports }) => `${name} ${ports}`)).toEqual(
    rows.map(([, name = '']) => `${name} ${published(name)}`),
  );
  for (const { name, limit } of said) {
    if (limit !== undefined)
      expect(`${name} ${limit}`).toBe(`${name} ${/mem_limit: (\S+)/.exec(services.get(name) ?? '')?.[1]}`);
  }
});

test('every port of HQ that a page counts is one that compose opens, and check looks at each', () => {
  const open = standing.filter(([, block]) => !block.includes('profiles:')).flatMap(([, block]) => portsOf(block));
  const counted = /\b(\w+) ports of (?:this\s+server|HQ): ((?:\d+(?:, | and )?)+)/g;
  const isTrue = ([word = '', list = '']: string[]) => {
    const named = list.match(/\d+/g) ?? [];
    return numbers.indexOf(word) === named.length && named.every((port) => open.includes(port));
  };
  expect(wrong((text) => matches(text, counted, isTrue))).toEqual([]);
  expect([...pages.values()].join('\n')).toMatch(counted);
  expect(/for port in ([\d ]+); do/.exec(script)?.[1]?.split(' ')).toEqual(open);
});

test('every command of rollcall.sh is one that it takes', () => {
  expect(
    wrong((text) => matches(text, /rollcall\.sh ([a-z][a-z-]*)/g, ([name = '']) => commands.includes(name))),
  ).toEqual([]);
  const usage = [...script.matchAll(/^# {3}\.\/rollcall\.sh ([a-z-]+)/gm)].map(([, name]) => name);
  expect([...new Set(usage)].sort()).toEqual([...new Set(commands)].sort());
  const of = (name: string) =>
    new RegExp(`^# {3}\\./rollcall\\.sh ${name} ([a-z|]+)`, 'm').exec(script)?.[1]?.split('|') ?? [];
  const ofBackup = of('backup');
  expect(
    wrong((text) => matches(text, /rollcall\.sh backup ([a-z]+)/g, ([name = '']) => ofBackup.includes(name))),
  ).toEqual([]);
  expect(
    wrong((text) => matches(text, /rollcall\.sh keys ([a-z]+)/g, ([name = '']) => ['show', 'rotate'].includes(name))),
  ).toEqual([]);
  expect(
    wrong((text) => matches(text, /rollcall\.sh change-secret ([a-z0-9-]+)/g, ([name = '']) => secrets.has(name))),
  ).toEqual([]);
});

test('the table of secrets says whom change-secret restarts', () => {
  const rows = [...(pages.get('docs/ops/keys.md') ?? '').matchAll(/^\| `([a-z0-9-]+)`[^|]*\| ([^|]*) \| [^|]* \|$/gm)];
  const told = new Map(
    rows.filter(([, name = '']) => secrets.has(name)).map(([, name = '', restarted = '']) => [name, restarted]),
  );
  expect([...told.keys()].sort()).toEqual([...secrets.keys()].sort());
  for (const [name, restarted] of told) {
    const named = [...restarted.matchAll(/`([a-z-]+)`/g)].map(([, service]) => service);
    // It is restarted where it runs; of what restarts nothing, the page says who uses it.
    const always = named.filter((service) => service !== 'prometheus' && !restarted.startsWith('nothing'));
    expect(`${name}: ${always}`).toBe(`${name}: ${secrets.get(name)}`);
  }
});

test('every service that a command of docker compose names is there', () => {
  const withValue = /^(?:--tail|--since|--timeout|--wait-timeout|--profile|-f|-t|-n)$/;
  const unknown = (command: string) => {
    const words = command.trim().split(/\s+/);
    const verb = words.findIndex((word, index) => !word.startsWith('-') && !withValue.test(words[index - 1] ?? ''));
    const after = words
      .slice(verb + 1)
      .filter((word, index, all) => !word.startsWith('-') && !withValue.test(all[index - 1] ?? ''));
    const named = words[verb] === 'exec' || words[verb] === 'run' ? after.slice(0, 1) : after;
    return named.map((word) => word.replace(/=\d+$/, '')).filter((word) => !services.has(word));
  };
  const commandsOf = (text: string) =>
    text.matchAll(
      /docker compose ((?:--?[a-z][a-z-]*(?: '\*')? )*(?:up|restart|logs|ps|exec|stop|start|run)\b[^`|;&#\n]*)/g,
    );
  expect(
    wrong((text) =>
      [...commandsOf(text)].flatMap(([whole, command = '']) => (unknown(command).length > 0 ? [whole] : [])),
    ),
  ).toEqual([]);
});

test("HQ's keys are counted right", () => {
  const keys = new Set(compose.match(/\bhq-[a-z]+-key\b/g));
  expect(
    wrong((text) =>
      matches(
        text,
        /HQ's (\w+) keys\b/g,
        ([word = '']) => !numbers.includes(word) || numbers.indexOf(word) === keys.size,
      ),
    ),
  ).toEqual([]);
});
