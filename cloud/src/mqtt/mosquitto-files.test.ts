import { expect, test } from 'vitest';
import { mosquittoAcl, mosquittoConf } from './mosquitto-files.ts';

test('a station reaches its own topics by its user name', () => {
  expect(mosquittoAcl({ hq: 'hq', reader: 'reader' })).toContain('pattern write rc/v1/+/%u/up\n');
});

test('a station can choose no client id where HQ has a listener of its own', () => {
  const options = { port: 8883, passwordFile: '/passwords', aclFile: '/acl' };
  expect(mosquittoConf({ ...options, hqPort: 8884 })).toContain(
    'per_listener_settings false\nlistener 8883\nuse_username_as_clientid true\nlistener 8884\nallow_anonymous false\n',
  );
  expect(mosquittoConf(options)).not.toContain('clientid');
});

test('names the certificate and the folder of kept sessions when they are given', () => {
  const conf = mosquittoConf({
    port: 8883,
    passwordFile: '/etc/mosquitto/passwords',
    aclFile: '/etc/mosquitto/acl',
    persistenceFolder: '/mosquitto/data',
    tls: { certificateFile: '/tls/cert.pem', keyFile: '/tls/key.pem' },
  });
  expect(conf).toContain('listener 8883\ncertfile /tls/cert.pem\nkeyfile /tls/key.pem\n');
  expect(conf).toContain('persistence true\npersistence_location /mosquitto/data/\n');
  expect(conf).toContain('allow_anonymous false\n');
});
