// Caddy, which terminates TLS before the embedded store as the proxy of an installation does (infra/images/proxy/Caddyfile).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@rollcall/embedded/free-port';
import { programSettings, serve } from '../bench-program.ts';
import { startDaemon } from '../daemon.ts';

const { folder, endpoint, certFile, keyFile } = programSettings<{
  folder: string;
  endpoint: string;
  certFile: string;
  keyFile: string;
}>();
const port = await freePort();
const config = join(folder, 'Caddyfile');
writeFileSync(
  config,
  `{
	admin off
	auto_https off
	default_sni 127.0.0.1
	servers {
		protocols h1 h2
	}
}
https://:${port} {
	bind 127.0.0.1
	tls ${certFile} ${keyFile}
	reverse_proxy ${new URL(endpoint).host} {
		flush_interval -1
	}
}
`,
);
const own = [`XDG_CONFIG_HOME=${folder}`, `XDG_DATA_HOME=${folder}`];
const caddy = startDaemon('env', [...own, 'caddy', 'run', '--config', config], join(folder, 'caddy.log'));
await caddy.listens(port);
await serve({ endpoint: `https://127.0.0.1:${port}` }, () => caddy.stop());
