import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { environmentOfTests } from '@rollcall/test/config/env';
import { requireTool } from '@rollcall/test/require-tool';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHq, type TestHq } from './support/test-hq.ts';

const program = requireTool('openssl');

let folder: string;
let hq: TestHq;
let ca: string;
const servers: Server[] = [];
/** Requests that came through TLS. */
let heard: string[] = [];

const openssl = (...args: string[]) => execFileSync(program ?? '', args, { cwd: folder, stdio: 'pipe' });

/** A certificate of this authority, made out to 127.0.0.1 or another name, in `<name>.pem` and `<name>.key`. */
function makeCertificate(name: string, { authority = 'ca', days = 2, san = 'IP:127.0.0.1' } = {}): void {
  const subject = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', `/CN=${name}`];
  openssl('req', ...subject, '-keyout', `${name}.key`, '-out', `${name}.csr`);
  writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${san}\n`);
  const by = ['-CA', `${authority}.pem`, '-CAkey', `${authority}.key`, '-extfile', `${name}.ext`];
  const from = days < 0 ? ['-not_before', '20200101000000Z', '-not_after', '20200102000000Z'] : ['-days', String(days)];
  openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, ...by, ...from);
}

function makeAuthority(name: string): void {
  const subject = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', `/CN=${name}`];
  openssl('req', '-x509', ...subject, '-keyout', `${name}.key`, '-out', `${name}.pem`, '-days', '2');
}

/** HQ behind a proxy that ends TLS with this certificate. */
async function serve(certificate: string): Promise<string> {
  const [cert, key] = ['pem', 'key'].map((kind) => readFileSync(join(folder, `${certificate}.${kind}`)));
  const server = createServer({ cert, key }, (incoming, outgoing) => {
    heard.push(incoming.url ?? '');
    const { method, headers, url } = incoming;
    const onward = request(`${hq.url}${url}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function enroll(args: string[]): Promise<{ exitCode: number; said: string }> {
  const agent = fileURLToPath(import.meta.resolve('../src/cli/main.ts'));
  const dataFolder = mkdtempSync(join(folder, 'data-'));
  const all = [agent, 'enroll', ...args, '--dock', folder, '--data', dataFolder];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'], env: environmentOfTests().clock });
  const [[exitCode], out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { exitCode, said: `${out}${err}` };
}

function writeEnrolmentFile(hqUrl: string, { authority = ca as string | null } = {}): string {
  const { code } = hq.addStation('squad-1');
  const path = join(folder, 'squad-1.json');
  writeFileSync(
    path,
    JSON.stringify({ v: 1, stationId: 'squad-1', hqUrl, code, expiresAt: '2026-11-29T00:00:00Z', ca: authority }),
  );
  return path;
}

describe.skipIf(!program)('enrolment over TLS', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-enrolment-'));
    hq = await startTestHq();
    makeAuthority('ca');
    makeAuthority('stranger');
    ca = readFileSync(join(folder, 'ca.pem'), 'utf8');
  });
  afterAll(async () => {
    for (const server of servers) server.close();
    await hq.stop();
    rmSync(folder, { recursive: true });
  });

  test('a file enrols a station over TLS, with the authority that it names', async () => {
    makeCertificate('hq');
    const { exitCode, said } = await enroll([writeEnrolmentFile(await serve('hq'))]);
    expect(said).toMatch(/Enrolled as squad-1/);
    expect(exitCode).toBe(0);
  });

  test('a code and the authority do the same', async () => {
    makeCertificate('hq');
    const { code } = hq.addStation('squad-1');
    const { said } = await enroll(['--hq', await serve('hq'), '--code', code, '--ca', join(folder, 'ca.pem')]);
    expect(said).toMatch(/Enrolled as squad-1/);
  });

  test.each([
    ['of an authority that nobody named', { authority: 'stranger' }, 'certificate_of_unknown_authority'],
    ['that is over', { days: -1 }, 'certificate_out_of_time'],
    ['made out to another name', { san: 'DNS:elsewhere.example' }, 'certificate_of_other_name'],
  ])('nothing is sent to an HQ with a certificate %s', async (_what, options, code) => {
    makeCertificate('wrong', options);
    heard = [];
    const { exitCode, said } = await enroll([writeEnrolmentFile(await serve('wrong'))]);
    expect(said).toContain(code);
    expect(said).toMatch(/Next: /);
    expect(exitCode).toBe(1);
    expect(heard).toEqual([]);
  });

  test('what is no enrolment file, or too much, or too little, is refused in words', async () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{"v":1}');
    expect((await enroll([broken])).said).toContain('enrolment_file_invalid');
    expect((await enroll([join(folder, 'none.json')])).said).toContain('enrolment_file_invalid');
    expect((await enroll([])).said).toContain('invitation_incomplete');
    expect((await enroll(['--hq', 'http://127.0.0.1:9'])).said).toContain('invitation_incomplete');
    expect((await enroll([broken, '--code', 'x'])).said).toContain('invitation_incomplete');
    expect((await enroll(['--hq', 'http://127.0.0.1:9', '--code', 'x', '--ca', broken])).said).toContain(
      'authority_unreadable',
    );
  });
});
