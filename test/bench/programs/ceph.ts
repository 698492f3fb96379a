// A Ceph cluster of one monitor, one OSD over a file and one gateway, which itself terminates TLS. Objects have one copy.
// There is no manager: nothing that the gateway does for S3 needs one.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@rollcall/embedded/free-port';
import { programSettings, serve } from '../bench-program.ts';
import { startDaemon } from '../daemon.ts';

const { folder, diskBytes, certFile, keyFile, accessKeyId, secretAccessKey } = programSettings<{
  folder: string;
  diskBytes: number;
  certFile: string;
  keyFile: string;
  accessKeyId: string;
  secretAccessKey: string;
}>();
const fsid = crypto.randomUUID();
const ports = { mon: await freePort(), http: await freePort(), https: await freePort() };
const monAddress = `[v2:127.0.0.1:${ports.mon}]`;
const file = (name: string) => join(folder, name);
for (const name of ['mon', 'osd', 'rgw']) mkdirSync(file(name), { recursive: true });
const frontend = [
  `endpoint=127.0.0.1:${ports.http}`,
  `ssl_endpoint=127.0.0.1:${ports.https}`,
  `ssl_certificate=${certFile}`,
  `ssl_private_key=${keyFile}`,
];
const config = file('ceph.conf');
writeFileSync(
  config,
  `[global]
fsid = ${fsid}
mon host = ${monAddress}
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind ipv6 = false
auth cluster required = none
auth service required = none
auth client required = none
# Otherwise the gateway wants encryption to the monitor, which needs keys.
ms mon client mode = crc
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 1000
mon data = ${file('mon')}
osd data = ${file('osd')}
rgw data = ${file('rgw')}
bluestore block size = ${diskBytes}
rgw frontends = beast ${frontend.join(' ')}
log file = ${file('$name.log')}
admin socket = ${file('$name.asok')}
run dir = ${folder}
`,
);
const run = (command: string, ...args: string[]) =>
  execFileSync(command, [...args, '--conf', config], { stdio: ['ignore', 'ignore', 'pipe'] });
const start = (command: string, ...args: string[]) =>
  startDaemon(command, ['-f', ...args, '--conf', config], file(`${command}.printed`));

run('monmaptool', '--create', '--fsid', fsid, '--addv', 'a', monAddress, file('monmap'));
run('ceph-mon', '--mkfs', '-i', 'a', '--monmap', file('monmap'));
const mon = start('ceph-mon', '-i', 'a');
await mon.listens(ports.mon);
const osdId = crypto.randomUUID();
run('ceph', 'osd', 'new', osdId, '0');
run('ceph-osd', '--mkfs', '-i', '0', '--osd-uuid', osdId);
const osd = start('ceph-osd', '-i', '0');
const gateway = start('radosgw', '-n', 'client.rgw.a');
await gateway.listens(ports.http);
const keys = ['--access-key', accessKeyId, '--secret-key', secretAccessKey];
run('radosgw-admin', 'user', 'create', '--uid', 'bench', '--display-name', 'bench', ...keys);

const http = `http://127.0.0.1:${ports.http}`;
const https = `https://127.0.0.1:${ports.https}`;
await serve({ http, https, config }, () => Promise.all([gateway, osd, mon].map((daemon) => daemon.stop())));
