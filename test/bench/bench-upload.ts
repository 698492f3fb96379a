// P2: the agent's part sender against a bare pooled `node:http` sender, both into a server that drops what it reads (CPU);
// and the agent's whole upload against S3 clients (wall), over HTTP and over TLS, into the embedded S3 store and into a Ceph
// gateway with one OSD. Both stores check the digest of each of the agent's parts, and sync it.
//
// The file lies in the page cache. The agent knows the digests of the parts beforehand, from collecting; the clients make
// their own. All check the store's certificate against the bench's own authority. The read-back that HQ does afterwards is not
// counted. CPU of our senders is that of sending alone, without the start of Node; wall times against the clients hold the
// start of every process.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createObjectStore } from '@rollcall/cloud/objects/object-store';
import { requireTool } from '../src/require-tool.ts';
import { settleDisk, withBenchFolder, writeRandomFile } from './bench-folder.ts';
import { benchOptions } from './bench-options.ts';
import { startProgram } from './bench-program.ts';
import { interleave, medianOf, printRatios, printTable, RawLog, runTimed, type Sample } from './measure.ts';
import { rivalClients } from './rival-clients.ts';
import { uploadPlanOf } from './upload-plan.ts';
import { makeCertificate, startCeph, startEmbedded, storeAccount, type UploadStore } from './upload-stores.ts';

const { rounds, sizeBytes } = benchOptions({ size: '1GiB', quickSize: '64MiB' });
const GiB = sizeBytes / 1024 ** 3;

await withBenchFolder(async (folder) => {
  const path = join(folder, 'recording.bin');
  writeRandomFile(path, sizeBytes);
  const log = new RawLog('upload', { sizeBytes, rounds });
  const plan = uploadPlanOf(path, sizeBytes);
  const certificate = await makeCertificate(folder);
  const ratios = [await againstBareSender()];
  for (const [name, start] of Object.entries({ 'embedded store': startEmbedded, Ceph: startCeph })) {
    const store = await start(folder, certificate, sizeBytes);
    if (!store) continue;
    await againstClients(name, store);
    await againstClients(name, store, certificate.caFile);
    await store.stop();
  }
  printRatios(log, ratios);

  async function againstBareSender() {
    const sink = await startProgram<{ url: string }>('null-sink', {});
    const { url } = sink.ready;

    const send = (name: string) => async (): Promise<Sample> => {
      await settleDisk(folder, path);
      const { stdout } = await runTimed(process.execPath, [
        programPath(name),
        JSON.stringify({ url, path, sizeBytes }),
      ]);
      const sample = JSON.parse(stdout) as Sample;
      return { ...sample, cpuPerGiB: sample.cpuSeconds / GiB };
    };
    const contenders: Record<string, () => Promise<Sample>> = { bare: send('send-bare'), rollcall: send('send-parts') };
    const curl = requireTool('curl');
    if (curl) {
      contenders.curl = async () => {
        await settleDisk(folder, path);
        const { usage } = await runTimed(curl, ['-sf', '-o', '/dev/null', '-H', 'Expect:', '-T', path, `${url}/whole`]);
        return { ...usage, cpuPerGiB: usage.cpuSeconds / GiB };
      };
    } else console.log('curl is missing');
    const samples = await interleave(rounds, contenders, log);
    await sink.stop();
    printTable(samples);
    const value = medianOf(samples.rollcall ?? [], 'cpuPerGiB') / medianOf(samples.bare ?? [], 'cpuPerGiB');
    return { what: 'P2 sender, CPU ratio to bare node:http', value, goal: '<= 1.2', met: value <= 1.2 };
  }

  async function againstClients(name: string, store: UploadStore, caFile?: string) {
    const endpoint = caFile ? store.https : store.http;
    if (!endpoint) return;
    const what = `${name}, ${caFile ? 'TLS' : 'HTTP'}`;
    log.add({ store: what });
    console.log(`\n${what}`);
    const settings = {
      endpoint,
      region: 'us-east-1',
      bucket: 'bench',
      ...storeAccount,
      grantForm: 'content-sha256' as const,
    };
    const objects = createObjectStore({ ...settings, endpoint: store.http });
    await objects.ensureBucket();

    const upload = (commandFor: (key: string) => string[]) => async (): Promise<Sample> => {
      const key = crypto.randomUUID();
      store.freeDeleted();
      await settleDisk(folder, path);
      const [command = '', ...args] = commandFor(key);
      const { usage } = await runTimed(command, args);
      const stored = await objects.head(key);
      if (stored?.sizeBytes !== sizeBytes) throw new Error(`${command} left no object of ${sizeBytes} bytes`);
      await objects.deleteVersion(key, stored.versionId);
      return usage;
    };
    const ours = (key: string) => [
      process.execPath,
      programPath('upload-file'),
      JSON.stringify({ settings, path, key, plan, caFile }),
    ];
    const { rivals, missing } = rivalClients(settings, { folder, caFile });
    if (missing.length > 0) console.log(`missing: ${missing.join(', ')}`);
    const contenders: Record<string, () => Promise<Sample>> = Object.fromEntries(
      rivals.map((rival) => [rival.name, upload((key) => rival.command(path, key))]),
    );
    contenders.rollcall = upload(ours);
    const samples = await interleave(rounds, contenders, log);
    objects.close();
    printTable(samples);
    if (rivals.length === 0) return;
    const walls = rivals.map((rival) => ({
      name: rival.name,
      wall: medianOf(samples[rival.name] ?? [], 'wallSeconds'),
    }));
    const fastest = walls.reduce((best, rival) => (rival.wall < best.wall ? rival : best));
    const value = medianOf(samples.rollcall ?? [], 'wallSeconds') / fastest.wall;
    ratios.push({ what: `P2 upload, ${what}, wall ratio to ${fastest.name}`, value, goal: '<= 1.0', met: value <= 1 });
  }
});

function programPath(name: string): string {
  return fileURLToPath(import.meta.resolve(`./programs/${name}.ts`));
}
