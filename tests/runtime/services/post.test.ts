import { expect, test } from 'vitest';
import { isPrivate, post } from '../../../runtime/server/services/post.ts';

test.each([
  ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
  ...[
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
  ],
])('G6: %s is nobody else’s business', (address) => {
  expect(isPrivate(address)).toBe(true);
});

test.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
  'G6: %s may be called',
  (address) => {
    expect(isPrivate(address)).toBe(false);
  },
);

test.each(['http://127.0.0.1:9/', 'http://[::1]:9/', 'http://2130706433:9/', 'http://localhost:9/'])(
  'G6: %s is refused before anything is connected',
  async (url) => {
    const options = { key: 'k', signal: AbortSignal.timeout(2000), allowPrivate: false };

    await expect(post(new URL(url), {}, options)).rejects.toMatchObject({
      message: expect.stringContaining('private address'),
      final: true,
    });
  },
);
