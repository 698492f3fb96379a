import { expect, test } from 'vitest';
import { mosquittoConf, mosquittoPasswordLine } from './mosquitto-files.ts';

test('hashes a password as mosquitto_passwd 2.0.21 does', () => {
  const salt = Buffer.from('7wuUf7mYnlyH+VAn', 'base64');
  expect(mosquittoPasswordLine('u', 'pw', salt)).toBe(
    'u:$7$101$7wuUf7mYnlyH+VAn$QSPyAvaqQjgrmjLC4aKMf4EskQIVNjTkTD7+3b/sHjEb6WFxZH+UfTIZym7cK5PteFeDjVbtwQDGVzJlgfrUmQ==',
  );
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
