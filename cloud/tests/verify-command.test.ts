import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleKeys, sampleWitness } from '@rollcall/test/evidence/sample-keys';
import { rootOf, sampleDump, sampleLeaf } from '@rollcall/test/evidence/sample-ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './support/run-cli.ts';

const fixtures = fileURLToPath(new URL('../../shared/fixtures/evidence/', import.meta.url));
const keys = sampleKeys();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-command-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const verify = (...args: string[]) => runCli(['verify', ...args], {});
const put = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe('rollcall verify, without settings, database or network', () => {
  it('says of a whole export what it shows, what it does not, and whose it is', async () => {
    const { code, out } = await verify(`${fixtures}export-whole.zip`, '--root', keys.rootFingerprint.toUpperCase());
    expect(code).toBe(0);
    expect(out).toContain('Export: WHOLE: nothing in it was changed.');
    expect(out).toContain('The key set is by the root key whose fingerprint you gave.');
    expect(out).toContain('rollcall.local/hq/squad-2');
    expect(out).toContain('What such a file never shows:');
  });

  it('counts a witness by a key that was handed in only, and says whose others are', async () => {
    const [squad1, squad2] = ['squad-1', 'squad-2'].map((station) => sampleWitness(station).verifierKey) as [
      string,
      string,
    ];
    const named = await verify(`${fixtures}export-whole.zip`);
    expect(named.out).toContain('a witness that this file names itself');
    expect(named.out).not.toContain('HQ cannot have shown it another history');
    const file = put('keys.txt', `${squad2}\n`);
    const given = await verify(`${fixtures}export-whole.zip`, '--witness-key', squad1, file);
    expect(given.code).toBe(0);
    expect(given.out).toContain('HQ cannot have shown it another history');
    expect(given.out).toContain('a witness whose key you gave, 7 entries at ');
    expect(given.out).not.toContain('a witness that this file names itself');
    const impostor = sampleWitness('squad-1', undefined, 'an impostor').verifierKey;
    const other = await verify(`${fixtures}export-whole.zip`, '--witness-key', impostor);
    expect(other.out).toContain('the file has another key in its name');
    expect(other.code).toBe(3);
    expect(other.out).toMatch(/^NOT WITNESSED AS ASKED: /);
    const json = await verify(`${fixtures}export-whole.zip`, '--witness-key', impostor, '--json');
    expect([json.code, JSON.parse(json.out).state]).toEqual([3, 'whole']);
    const misspelt = await verify(`${fixtures}export-whole.zip`, '--witness-key', squad1.replace('+0', '+1'));
    expect([misspelt.code, misspelt.err]).toEqual([2, expect.stringContaining("This is not a witness's key")]);
  });

  it('says what an export of the old form can not show', async () => {
    const { code, out } = await verify(`${fixtures}export-old-form-fact-dropped.zip`);
    expect(code).toBe(0);
    expect(out).toContain('WHOLE, as far as its old form can show');
    expect(out).toContain('Whether facts or cosignatures were left out of it');
    const stripped = await verify(`${fixtures}export-old-form-cosignature-stripped.zip`);
    expect(stripped.out).toContain('their cosignatures were taken out): rollcall.local/hq/squad-1.');
  });

  it('names the first bad entry of a broken one', async () => {
    const { code, out } = await verify(`${fixtures}export-purpose-changed.zip`);
    expect(code).toBe(1);
    expect(out).toContain('First bad entry: manifest.json is not the manifest that the ledger has for this export');
    expect(out).not.toContain('This shows:');
  });

  it('tells erased payloads apart', async () => {
    const { code, out } = await verify(`${fixtures}dump-erased.jsonl`);
    expect(code).toBe(0);
    expect(out).toMatch(
      /entry 4: Read back and verified \[recording_verified\], \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+08:00/,
    );
    expect(out).not.toMatch(/\dZ/);
  });

  it('holds a dump against notes of witnesses, and speaks JSON', async () => {
    const kept = put('kept.txt', keys.checkpointNote(7, new Uint8Array(32), ['squad-1']));
    const { code, out } = await verify(`${fixtures}dump-whole.jsonl`, '--json', '--witness', kept);
    expect(code).toBe(1);
    expect(JSON.parse(out).findings).toEqual([
      { code: 'witness_differs', entry: 'kept.txt', detail: { size: 7, soundUpTo: 0 } },
    ]);
  });

  it('checks a large dump in threads: whole, and with a line changed deep inside', async () => {
    const told = 'x'.repeat(4000);
    const leaves = Array.from({ length: 5000 }, (_, nr) =>
      sampleLeaf({ type: 'unit_added', subject: `unit:${nr}`, payload: { nr, told } }, nr),
    );
    const dump = sampleDump(leaves, { keys, witnesses: [] });
    expect(dump.length).toBeGreaterThan(16 * 1024 ** 2);
    const path = put('large.jsonl', dump);
    const kept = put('kept.txt', keys.checkpointNote(3333, rootOf(leaves.slice(0, 3333))));
    const whole = await verify(path, '--json', '--witness', kept);
    expect(JSON.parse(whole.out)).toMatchObject({ state: 'whole', checkpointSize: 5000, findings: [] });
    expect(JSON.parse(whole.out).proved).toContain('witness_note_matches');
    dump.write('7', dump.indexOf('"nr":3210') + 5);
    writeFileSync(path, dump);
    const broken = await verify(path, '--json');
    expect([broken.code, JSON.parse(broken.out).findings]).toEqual([
      1,
      [{ code: 'payload_differs', entry: 'leaf 3210', detail: { type: 'unit_added' } }],
    ]);
  });

  it.each([
    [
      'a letter',
      () => put('letter.txt', 'Dear court, this is a letter about something else.'),
      'neither an export nor',
    ],
    ['a folder', () => folder, 'neither an export nor'],
    ['nothing', () => join(folder, 'nothing'), 'There is no file'],
  ])('refuses %s and says what to give', async (_, path, said) => {
    const { code, err } = await verify(path());
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  it('refuses a fingerprint that is none', async () => {
    const { code, err } = await verify(`${fixtures}export-whole.zip`, '--root', 'abc');
    expect(code).toBe(2);
    expect(err).toContain('must be the 26 characters behind the dot of an enrolment code');
  });
});
