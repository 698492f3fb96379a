import { describe, expect, it } from 'vitest';
import { presignPart } from './presign-part.ts';

const settings = {
  endpoint: 'https://store.example:9000/prefix/',
  region: 'cn-north-1',
  bucket: 'recordings',
  accessKeyId: 'id',
  secretAccessKey: 'secret',
};
const part = {
  key: 'recordings/sha256/ab/abc',
  uploadId: "a+b/c=d (e)'!",
  partNumber: 7,
  sizeBytes: 42,
  sha256: 'ab'.repeat(32),
  signedAt: new Date('2026-11-25T01:02:03.000Z'),
  lifetimeSeconds: 900,
};

describe('presignPart', () => {
  it('signs length and content hash as headers, which then must be sent', async () => {
    const { url, headers } = await presignPart({ ...settings, grantForm: 'content-sha256' }, part);
    const query = new URL(url).searchParams;
    expect(headers).toEqual({ 'content-length': '42', 'x-amz-content-sha256': part.sha256 });
    expect(query.get('X-Amz-SignedHeaders')).toBe('content-length;host;x-amz-content-sha256');
    expect(query.get('X-Amz-Date')).toBe('20261125T010203Z');
    expect(query.get('X-Amz-Expires')).toBe('900');
  });

  it('signs the checksum over an unsigned payload in the other form', async () => {
    const { url, headers } = await presignPart({ ...settings, grantForm: 'checksum-sha256' }, part);
    const query = new URL(url).searchParams;
    const checksum = Buffer.from(part.sha256, 'hex').toString('base64');
    expect(headers).toEqual({ 'content-length': '42', 'x-amz-checksum-sha256': checksum });
    expect(query.get('X-Amz-SignedHeaders')).toBe('content-length;host;x-amz-checksum-sha256');
    expect(query.get('x-amz-content-sha256')).toBe('UNSIGNED-PAYLOAD');
  });

  it('keeps the path of the endpoint and escapes the upload id as S3 wants it', async () => {
    const { url } = await presignPart({ ...settings, grantForm: 'content-sha256' }, part);
    expect(url).toMatch(/^https:\/\/store\.example:9000\/prefix\/recordings\/recordings\/sha256\/ab\/abc\?/);
    expect(url).toContain('uploadId=a%2Bb%2Fc%3Dd%20%28e%29%27%21&');
    expect(url).not.toContain('secret');
  });
});
