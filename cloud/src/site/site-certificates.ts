import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isThere, writeKeyFile } from '../auth/key-file.ts';
import { errors } from '../errors/errors.ts';

export interface SiteCertificates {
  /** The files that were made now. */
  made: string[];
  /** The first day on which a certificate isn't valid any more. */
  validTo: Date;
}

const authorityDays = 20 * 365;
/** What systems accept that limit certificates of private authorities. */
const serverDays = 825;
/** Renewed when less is left. */
const renewBeforeDays = 180;
const dayMs = 24 * 60 * 60_000;

/**
 * Makes a certificate authority of the site's own, unless there is one, and the certificates of proxy and broker that it signs.
 * A certificate is made anew when it ends soon, is of another authority or made out to another host. Repeatable.
 *
 * The authority's key is needed only to sign: it lies in a folder of its own, because it is taken off line.
 * @throws AppError `authority_key_needed` when a certificate is due and that key isn't at hand
 */
export async function makeSiteCertificates(options: {
  secretsFolder: string;
  authorityFolder: string;
  /** The name or IP address by which browsers and stations reach HQ. */
  host: string;
  now: Date;
}): Promise<SiteCertificates> {
  const { secretsFolder, authorityFolder, host, now } = options;
  const authority = { cert: join(secretsFolder, 'ca-certificate'), key: join(authorityFolder, 'ca.key') };
  const made: string[] = [];
  if (!(await isThere(authority.cert))) {
    await sign(authority, { name: `Rollcall ${host}`, days: authorityDays, now, extensions: authorityExtensions });
    made.push(authority.key, authority.cert);
  }
  const ca = new X509Certificate(await readFile(authority.cert));
  const ends: number[] = [];
  // HQ itself reaches the broker by the name of its service.
  for (const [service, names] of [
    ['proxy', [host]],
    ['broker', [host, 'broker']],
  ] as const) {
    const server = {
      cert: join(secretsFolder, `${service}-certificate`),
      key: join(secretsFolder, `${service}-key`),
    };
    if (!(await isFit(server.cert, { ca, names, now }))) {
      if (!(await isThere(authority.key))) throw errors.authorityKeyNeeded(authority.key);
      await sign(server, { name: host, days: serverDays, now, extensions: serverExtensions(names), by: authority });
      made.push(server.key, server.cert);
    }
    ends.push(new X509Certificate(await readFile(server.cert)).validToDate.getTime());
  }
  return { made, validTo: new Date(Math.min(...ends)) };
}

async function isFit(file: string, wanted: { ca: X509Certificate; names: readonly string[]; now: Date }) {
  if (!(await isThere(file))) return false;
  const certificate = new X509Certificate(await readFile(file));
  const named = wanted.names.every((name) =>
    isIP(name) === 0 ? certificate.checkHost(name) !== undefined : certificate.checkIP(name) !== undefined,
  );
  const leftMs = certificate.validToDate.getTime() - wanted.now.getTime();
  return named && leftMs > renewBeforeDays * dayMs && certificate.verify(wanted.ca.publicKey);
}

const authorityExtensions = [
  'basicConstraints = critical, CA:TRUE, pathlen:0',
  'keyUsage = critical, keyCertSign, cRLSign',
  'subjectKeyIdentifier = hash',
];

const serverExtensions = (names: readonly string[]) => [
  'basicConstraints = critical, CA:FALSE',
  'keyUsage = critical, digitalSignature',
  'extendedKeyUsage = serverAuth',
  'subjectKeyIdentifier = hash',
  'authorityKeyIdentifier = keyid',
  `subjectAltName = ${names.map((name) => `${isIP(name) === 0 ? 'DNS' : 'IP'}:${name}`).join(', ')}`,
];

interface CertificateFiles {
  cert: string;
  key: string;
}

/** By openssl, in a folder of its own; the files are then put in place whole, the key first. */
async function sign(
  target: CertificateFiles,
  options: { name: string; days: number; now: Date; extensions: string[]; by?: CertificateFiles },
): Promise<void> {
  const { name, days, now, extensions, by } = options;
  // As ASN.1 writes it. Valid since yesterday, for stations whose clocks are late.
  const dayFromNow = (day: number) =>
    new Date(now.getTime() + day * dayMs).toISOString().replace(/\.\d+/, '').replaceAll(/[-:T]/g, '');
  const parent = join(target.key, '..');
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(parent, '.signing-'));
  try {
    const [config, key, cert] = ['config', 'key', 'cert'].map((file) => join(folder, file)) as [string, string, string];
    const subject = ['[req]', 'prompt = no', 'distinguished_name = subject', 'x509_extensions = extensions'];
    await writeFile(config, [...subject, '[subject]', `CN = ${name}`, '[extensions]', ...extensions, ''].join('\n'));
    await promisify(execFile)('openssl', [
      ...['req', '-x509', '-config', config, '-sha256', '-utf8'],
      ...['-not_before', dayFromNow(-1), '-not_after', dayFromNow(days)],
      ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-keyout', key, '-out', cert],
      ...(by ? ['-CA', by.cert, '-CAkey', by.key] : []),
    ]);
    await writeKeyFile(target.key, await readFile(key, 'utf8'));
    await writeKeyFile(target.cert, await readFile(cert, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
