import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { environmentOfTests } from '@rollcall/test/config/env';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builtInProfiles } from '../src/card/built-in-profiles.ts';
import { createProfileReader } from '../src/card/classify-file.ts';
import { cardReport } from '../src/cli/card-report.ts';
import { previewCard } from '../src/cli/preview-card.ts';
import { createCardStation } from './card-station-fixture.ts';

const l3 = (time: string) => `DCAM_7K30021_035177_20261124_${time}`;
const gbkName = Buffer.from('c2bccff1', 'hex'); // 录像
const now = new Date('2026-11-25T00:00:00Z');

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'card-preview-'));
});

afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, content: string | Buffer = 'footage'): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const preview = (folder: string, pause: () => void = () => {}) =>
  previewCard({
    folder: join(root, folder),
    reader: createProfileReader(builtInProfiles()),
    settleMs: 2000,
    pause: async () => pause(),
  });

const plans = ({ files }: Awaited<ReturnType<typeof preview>>) =>
  Object.fromEntries(files.map(({ path, plan, why }) => [path.text, why ? `${plan}: ${why}` : plan]));

test('the entries of a recorder log are told before anything is collected, bad lines counted', async () => {
  put('card/DCIM/100MEDIA/7K30021_035177_20261124101530_0042.MP4');
  const name = '7K30021_035177_20261124101530_0042.MP4';
  put('card/LOG/20261124.log', `2026-11-24 10:15:02,2\nsmudge\n2026-11-24 10:15:30,4,${name}\n2026-11-24 10:4`);
  put('card/LOG/20261123.log', '');
  const seen = await preview('card');
  const log = seen.files.find(({ path }) => path.text === 'LOG/20261124.log')?.log;
  expect(log).toMatchObject({
    badLines: 1,
    more: false,
    entries: [
      { type: 2, line: 1 },
      { fileName: name, line: 3 },
    ],
  });
  const row = cardReport(seen, now).find((line) => line.includes('LOG/20261124.log'));
  expect(row).toMatch(
    /collect, recorder log: 2 entries, 2026-11-24 10:15:02 to 2026-11-24 10:15:30, 1 line says nothing$/,
  );
});

test('each file of a card is told what happens to it, and the card stays as it was', async () => {
  put(`card/Media/Video/${l3('101530')}.mp4`);
  put(`card/Media/Video/${l3('101530')}.mp4.md5`);
  put(`card/Media/Video/${l3('101530')}_1.mp4`);
  put(`card/Media/IMP/${l3('102000')}_IMP.mp4`);
  put(`card/Media/Video/${l3('103000')}.mp4`, '');
  put(`card/Temp/${l3('104000')}.mp4`);
  put('card/Logs/logs.txt');
  const foreign = put('card/别的/7K30022_035178_20261124101530_0042.MP4');
  const growing = put(`card/Media/Video/${l3('105000')}.mp4`, 'half');
  const before = statSync(foreign, { bigint: true });

  const seen = await preview('card', () => {
    writeFileSync(growing, 'half and more');
    put(`card/Media/Video/${l3('110000')}.mp4`);
  });

  expect(seen).toMatchObject({ recorderSerial: '7K30021', serialSource: 'file_name', cardVolumeId: 'folder:card' });
  expect(seen).toMatchObject({ profileId: 'L3', fits: [{ files: 7 }, { profileId: 'L6', files: 1 }], space: null });
  expect(plans(seen)).toEqual({
    [`Media/Video/${l3('101530')}.mp4`]: 'collect',
    [`Media/Video/${l3('101530')}.mp4.md5`]: 'ignore: checksum beside a recording',
    [`Media/Video/${l3('101530')}_1.mp4`]: 'collect',
    [`Media/IMP/${l3('102000')}_IMP.mp4`]: 'collect',
    [`Media/Video/${l3('103000')}.mp4`]: 'empty',
    [`Media/Video/${l3('105000')}.mp4`]: 'wait',
    [`Media/Video/${l3('110000')}.mp4`]: 'wait',
    [`Temp/${l3('104000')}.mp4`]: "ignore: the recorder's working folder",
    'Logs/logs.txt': 'collect',
    '别的/7K30022_035178_20261124101530_0042.MP4': 'collect',
  });
  expect(statSync(foreign, { bigint: true })).toEqual(before);
});

test('what it foretells is what a station does', async () => {
  const station = createCardStation();
  try {
    for (const path of [
      l3('101530.mp4'),
      l3('101531.mp4'),
      'Temp/clip.mp4',
      'clip.mov',
      'x@202611241015300042.THM',
      'LOG/20261124.log',
    ]) {
      station.putFile('card', path, 'content');
    }
    station.putFile('card', l3('101532.mp4'), '');
    const reader = createProfileReader(builtInProfiles());
    const foretold = await previewCard({
      folder: join(station.dockFolder, 'card'),
      reader,
      settleMs: 2000,
      pause: async () => {},
    });
    await station.settle();
    const done = station
      .rows('card_file')
      .map(({ sighting, state }) => [JSON.parse(String(sighting)).path.text, state]);
    const states = { collect: 'seen', empty: 'empty', wait: 'waiting', unreadable: 'unreadable', ignore: 'ignored' };
    const expected = foretold.files.filter(({ plan }) => plan !== 'ignore');
    expect(done.sort()).toEqual(expected.map(({ path, plan }) => [path.text, states[plan]]));
    expect(done).toHaveLength(5);
    const [docked] = station.events('docked');
    const { recorderSerial, serialSource, cardVolumeId, profileId } = foretold;
    expect(docked).toMatchObject({ recorderSerial, serialSource, cardVolumeId, profileId });
  } finally {
    await station.close();
  }
});

test('the report of a card', async () => {
  put('7K30021/录像/事故现场（一）.mp4');
  put('7K30021/7K30021@202611241015300042.MP4', Buffer.alloc(1_234_567));
  put('7K30021/7K30021@200001010000070043.JPG');
  put('7K30021/7K30021@202611241015300042.THM');
  put('7K30021/\u001b[2J.mp4', '');
  const [card, ...lines] = cardReport(await preview('7K30021'), now);
  expect(card).toBe(`Card      ${join(root, '7K30021')}`);
  expect(lines.join('\n')).toBe(`\
Recorder  7K30021 (from the names of its files)
Volume    folder:7K30021
Layout    L1, by the names of 2 of 5 files
            L1 scores 4: 2 files fit (^|/)[^/@]{1,32}@[0…{18}\\.(mp4|wav|jpg)$; against it: 2 files of footage that its patterns don't know
Space     not known: the folder is part of a larger disk, no mounted card

File                            Size    Claimed time (Asia/Shanghai)  Badge  What happens
\\u{1b}[2J.mp4                   0 B     –                             –      empty: HQ is told, nothing to collect
7K30021@200001010000070043.JPG  7 B     2000-01-01 00:00:07           –      collect, the clock had been reset
7K30021@202611241015300042.MP4  1.2 MB  2026-11-24 10:15:30           –      collect
7K30021@202611241015300042.THM  7 B     –                             –      ignored: thumbnail beside a recording
录像/事故现场（一）.mp4         7 B     –                             –      collect

5 files: 3 to collect (1.2 MB), 1 empty, 1 ignored
Nothing was collected or changed: this command only looks.`);
});

test('a mounted card tells the minutes that are left on it', async () => {
  put('card/20260930/101530.mp4');
  const mounted = { ...(await preview('card')), space: { freeBytes: 2_600_000_000, totalBytes: 32e9 } };
  expect(cardReport(mounted, now)[4]).toBe('Space     2.6 GB of 32.0 GB free: at least 60 minutes of 1080p video');
});

test.for<[string, string, string[]]>([
  ['an empty folder', 'Is the card mounted', []],
  ['no layout', 'docs/card-layouts.md', ['Movies/MOV1.mp4']],
  ['no footage', 'Name the root of the card', ['notes.txt']],
  ['a dock with one card', 'may be the dock', ['card-a/20180930/101530.mp4']],
  ['nothing to say', 'only looks.', ['20180930/101530.mp4']],
])('what to do about %s: %s', async ([, advice, paths]) => {
  mkdirSync(join(root, 'card'));
  for (const path of paths) put(`card/${path}`);
  expect(cardReport(await preview('card'), now).at(-1)).toContain(advice);
});

test('a folder inside a card is told apart from its root', async () => {
  put('card/Media/Video/x.mp4');
  const report = cardReport(await preview('card/Media'), now);
  expect(report.at(-1)).toContain(`rollcall-agent card '${join(root, 'card')}'`);
});

test('many ignored files don’t hide the others', async () => {
  for (let index = 0; index < 50; index += 1) put(`card/20180930/${index}.thm`);
  put('card/20180930/101530.mp4');
  const report = cardReport(await preview('card'), now).join('\n');
  expect(report.match(/ignored: /g)).toHaveLength(20);
  expect(report).toContain('… and 30 more');
  expect(report).toContain('101530.mp4');
});

test('side files tell what would be read, and whose they are; the end in a name is shown', async () => {
  const container = 'card/035177_7K30021_20261124T021525Z';
  put(`${container}/20261124_021530_ab12.mkv`);
  const point = { LocationWKT: 'POINT(119.6 40)', Timestamp: '2026-11-24T02:15:30Z' };
  put(`${container}/20261124_021530_ab12_gpstrail.json`, JSON.stringify({ CoordinateEntries: [point, {}] }));
  put(`${container}/bookmark_20261124T021612Z_7`, '');
  put('card/mpt/2026-11-24/001/dav/23/23.50.00-00.00.01[R][0@0][0].mp4');
  const seen = await preview('card');
  const report = cardReport(seen, now);
  const rowOf = (name: string) => report.find((line) => line.includes(name)) ?? '';
  expect(rowOf('gpstrail')).toMatch(
    /collect, track: 1 point, 2026-11-24 10:15:30, 1 unreadable, of 035177.*ab12\.mkv$/,
  );
  expect(rowOf('bookmark_')).toMatch(/empty: HQ is told, .*bookmarks: 1 bookmark, 2026-11-24 10:16:12, of 035177/);
  expect(rowOf('mpt/')).toContain('2026-11-24 23:50:00 to 2026-11-25 00:00:01');
  expect(report.join('\n')).toContain('side files: 1');
  expect(seen.fits.map(({ profileId, score }) => [profileId, score])).toEqual([
    ['L4', 2],
    ['L2', 2],
  ]);
});

test('a card that is bound says so', async () => {
  put('card/station_bind.ini', 'serial=7K30021\nbadge=035199\nunit=一中队\n');
  put('card/20261124/101530.mp4');
  const report = cardReport(await preview('card'), now).join('\n');
  expect(report).toContain('Recorder  7K30021 (from the file that binds the card)');
  expect(report).toContain('Badge     035199 (from the file that binds the card: for names without one)');
  expect(report).toMatch(/101530\.mp4 .* 035199 {2}collect/);
});

describe('a folder with a GBK name', () => {
  test.for([gbkName.toString(), '录像'])('is found by %s', async (named) => {
    const folder = Buffer.concat([Buffer.from(`${root}/`), gbkName]);
    mkdirSync(folder);
    writeFileSync(Buffer.concat([folder, Buffer.from('/'), gbkName, Buffer.from('.mp4')]), 'footage');
    const seen = await preview(named);
    expect(seen.folder).toBe(join(root, '录像'));
    expect(seen.files.map(({ path }) => path)).toEqual([
      { bytes: Buffer.concat([gbkName, Buffer.from('.mp4')]).toString('base64'), text: '录像.mp4' },
    ]);
  });
});

describe('what is no card', () => {
  test.for([
    ['nowhere', 'card_folder_missing'],
    ['dock/card-a/DCIM/x.mp4', 'card_is_no_folder'],
    ['dock/card-a/DCIM/x.mp4/y', 'card_is_no_folder'],
    ['dock', 'card_is_dock'],
  ])('%s is refused: %s', async ([folder = '', code]) => {
    put('dock/card-a/DCIM/x.mp4');
    put('dock/card-b/Media/x.mp4');
    await expect(preview(folder)).rejects.toMatchObject({ code });
  });

  test('a card that is pulled out meanwhile', async () => {
    put('card/20180930/101530.mp4');
    const pulled = preview('card', () => rmSync(join(root, 'card'), { recursive: true }));
    await expect(pulled).rejects.toMatchObject({ code: 'card_folder_missing' });
  });
});

describe('the command', () => {
  const main = join(import.meta.dirname, '../src/cli/main.ts');
  const profiles = { ROLLCALL_AGENT_PROFILES: '' };
  const card = (...args: string[]) =>
    promisify(execFile)(process.execPath, [main, 'card', ...args], {
      cwd: root,
      env: { ...environmentOfTests().clock, ...profiles, ROLLCALL_AGENT_SETTLE_MS: '0' },
    });
  afterEach(() => {
    profiles.ROLLCALL_AGENT_PROFILES = '';
  });
  const xk = {
    profileId: 'XK',
    detect: ['(^|/)XK[0-9]{4} [0-9]{14}\\.mov$'],
    ignore: [{ pattern: '^cache/', why: 'preview copy' }],
    classify: [{ pattern: '(^|/)XK[0-9]{4} [^/]+\\.mov$', as: 'media' }],
    parse: ['(^|/)(?<serial>XK[0-9]{4}) (?<timestamp>[0-9]{14})(to(?<endTimestamp>[0-9]{14}))?\\.mov$'],
    utcOffset: '+08:00',
    joinRule: { maxGapMs: 1000 },
    log: null,
  };

  test('without a folder it says which to name', async () => {
    await expect(card()).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('rollcall-agent card FOLDER'),
    });
  });

  test('--profile tries a layout: what it claims of each file, what goes on, and what no pattern of it fits', async () => {
    put('card/XK0042 20261124101530.mov');
    put('card/XK0042 20261124102000to20261124103000.mov');
    put('card/XK0042 20261124103001to20261124104000.mov');
    put('card/cache/XK0042 20261124101530.mov');
    put('card/other.mp4');
    put('card/notes.txt');
    const file = put('xk.json', JSON.stringify(xk));
    const { stdout } = await card('--profile', file, 'card');
    const [, trial = ''] = stdout.split('This card gets the layout XK.');
    const rows = trial.split('\n').map((line) => line.trimEnd().replaceAll(/ {2,}/g, ' | '));
    expect(rows).toEqual([
      '',
      '',
      'File | Taken as | Start | End | Badge | Recorder | No. | Marked | Run',
      'XK0042 20261124101530.mov | media | 2026-11-24 10:15:30 | – | – | XK0042 | – | – | –',
      'XK0042 20261124102000to20261124103000.mov | media | 2026-11-24 10:20:00 | 2026-11-24 10:30:00 | – | XK0042 | – | – | –',
      'XK0042 20261124103001to20261124104000.mov | media | 2026-11-24 10:30:01 | 2026-11-24 10:40:00 | – | XK0042 | – | – | goes on',
      'cache/XK0042 20261124101530.mov | ignored | – | – | – | – | – | – | –',
      '',
      'Footage that no pattern of XK fits (1):',
      ' | other.mp4',
      '',
    ]);
    const told = JSON.parse((await card('--profile', file, 'card', '--json')).stdout);
    expect(told).toMatchObject({ profileId: 'XK', trial: { profileId: 'XK', wins: true, unknown: ['other.mp4'] } });
  });

  test('--profile with a wrong layout names file and field, and what to do', async () => {
    put('card/a.mp4');
    const file = put('xk.json', JSON.stringify({ ...xk, parse: ['('], utcOffset: '8' }));
    await expect(card('--profile', file, 'card')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /xk\.json: parse\[0\] must be a regular expression\n.*utcOffset must be an offset.*docs\/card-layouts\.md/s,
      ),
    });
    await expect(card('--profile', 'nowhere.json', 'card')).rejects.toMatchObject({
      stderr: expect.stringContaining("nowhere.json: can't be read (ENOENT)"),
    });
  });

  test("a site's own layouts count, and one that is broken is said and left out", async () => {
    put('card/XK0042 20261124101530.mov');
    put('own/xk.json', JSON.stringify(xk));
    put('own/broken.json', '{');
    profiles.ROLLCALL_AGENT_PROFILES = join(root, 'own');
    const { stdout, stderr } = await card('card');
    expect(stdout).toContain('Layout    XK, by the names of 1 of 1 file');
    expect(stderr).toMatch(/^Left out: .*broken\.json: is no JSON/);
  });

  test('it looks at the current folder, and says it all in JSON', async () => {
    put('20180930/101530.mp4');
    const { stdout } = await card('.', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ profileId: 'L5', files: [{ plan: 'collect', isLog: false }] });
    expect((await card('.')).stdout).toContain('1 file: 1 to collect (7 B)');
  });
});
