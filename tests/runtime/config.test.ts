import { delimiter, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatProblems, parseConfig } from '../../runtime/server/config.ts';

describe('settings from the environment', () => {
  test('an empty environment gives every default', () => {
    const { config } = parseConfig({ HOME: '/home/li', PATH: '/usr/bin' }, []);

    expect(config).toEqual({
      port: 3000,
      host: '127.0.0.1',
      mongodbUri: undefined,
      poolSize: 50,
      dataFolder: resolve('.formwork'),
      cacheFolder: expect.stringContaining('formwork'),
      programFolders: ['/usr/bin'],
      definitionFolders: [],
      demo: true,
      logLevel: 'info',
      chromiumPath: undefined,
      openBrowser: true,
    });
  });

  const accepted: [string, Record<string, string>, string[], object][] = [
    ['a port of 0 picks a free one', { PORT: '0' }, [], { port: 0 }],
    ['the last port', { PORT: '65535' }, [], { port: 65_535 }],
    [
      'an empty setting counts as not given',
      { PORT: ' ', LOG_LEVEL: '' },
      [],
      { port: 3000, logLevel: 'info' },
    ],
    ['every address of the machine', { HOST: '0.0.0.0' }, [], { host: '0.0.0.0' }],
    ['an address of six', { HOST: '::1' }, [], { host: '::1' }],
    [
      'a database of the operator: no demo',
      { MONGODB_URI: 'mongodb://db1,db2/erp?replicaSet=rs0&w=majority' },
      [],
      { mongodbUri: 'mongodb://db1,db2/erp?replicaSet=rs0&w=majority', demo: false },
    ],
    [
      'a database of the operator with a demo asked for',
      { MONGODB_URI: 'mongodb+srv://db.example', FORMWORK_DEMO: 'on' },
      [],
      { demo: true },
    ],
    ['no demo', { FORMWORK_DEMO: 'off' }, [], { demo: false }],
    ['a data folder', { FORMWORK_DATA: '/srv/formwork' }, [], { dataFolder: resolve('/srv/formwork') }],
    [
      'definition folders of both places, the environment first',
      { FORMWORK_DEFINITIONS: ['/a', '/b'].join(delimiter) },
      ['--definitions', '/c', '--definitions=/d'],
      { definitionFolders: ['/a', '/b', '/c', '/d'].map((folder) => resolve(folder)) },
    ],
    ['connections', { FORMWORK_POOL: '8' }, [], { poolSize: 8 }],
    ['a browser for printing', { CHROMIUM_PATH: '/opt/chromium' }, [], { chromiumPath: '/opt/chromium' }],
    [
      'mail, with the origin that its links lead to',
      {
        SMTP_URL: 'smtp://erp:secret@mail.example:587',
        MAIL_FROM: 'erp@company.example',
        FORMWORK_URL: 'https://ERP.company.example/',
      },
      [],
      {
        mail: {
          smtpUrl: 'smtp://erp:secret@mail.example:587',
          from: 'erp@company.example',
          publicUrl: 'https://erp.company.example',
        },
      },
    ],
    ['no mail where nobody named a server', { MAIL_FROM: 'erp@company.example' }, [], { mail: undefined }],
    ['no browser at the start', {}, ['--no-open'], { openBrowser: false }],
  ];
  test.each(accepted)('%s', (_title, environment, options, expected) => {
    expect(parseConfig(environment, options).config).toMatchObject(expected);
  });

  const refused: [Record<string, string>, string[], string][] = [
    [{ PORT: 'http' }, [], 'PORT is "http"; allowed: a whole number from 0 to 65535'],
    [{ PORT: '65536' }, [], 'PORT is "65536"'],
    [{ PORT: '-1' }, [], 'PORT is "-1"'],
    [{ PORT: '80.5' }, [], 'PORT is "80.5"'],
    [{ HOST: 'two words' }, [], 'HOST is "two words"'],
    [{ MONGODB_URI: 'postgres://secret@db' }, [], 'MONGODB_URI is not one; allowed: mongodb://'],
    [
      { MONGODB_URI: 'mongodb://db/erp?w=1' },
      [],
      'MONGODB_URI asks for w=1, with which a confirmed approval',
    ],
    [{ MONGODB_URI: 'mongodb://db/erp?journal=false' }, [], 'MONGODB_URI asks for journal=false'],
    [{ FORMWORK_POOL: '0' }, [], 'FORMWORK_POOL is "0"; allowed: a whole number from 1'],
    [{ FORMWORK_DEMO: 'yes' }, [], 'FORMWORK_DEMO is "yes"; allowed: on or off'],
    [{ LOG_LEVEL: 'loud' }, [], 'LOG_LEVEL is "loud"; allowed: fatal, error'],
    [{ SMTP_URL: 'http://erp:secret@mail' }, [], 'SMTP_URL is not one; allowed: smtp://'],
    [{ SMTP_URL: 'smtp://mail' }, [], 'MAIL_FROM is not given, and without it no mail may go out'],
    [{ SMTP_URL: 'smtp://mail' }, [], 'FORMWORK_URL is not given, and without it no mail may go out'],
    [{ MAIL_FROM: 'a@b.example, c@d.example' }, [], 'MAIL_FROM is "a@b.example, c@d.example"'],
    [{ FORMWORK_URL: 'erp.example' }, [], 'FORMWORK_URL is "erp.example"; allowed: the address'],
    [{ FORMWORK_URL: 'https://erp.example/?x' }, [], 'FORMWORK_URL is'],
    [{}, ['--port', '80'], '--port is not an option; allowed: --no-open'],
    [{}, ['--no-open=yes'], '--no-open is not an option'],
    [{}, ['start'], 'start is not an option'],
    [{}, ['--definitions'], '--definitions names no folder'],
    [{}, ['--definitions', '--no-open'], '--definitions names no folder'],
  ];
  test.each(refused)('%j %j is refused with words', (environment, options, words) => {
    expect(formatProblems(parseConfig(environment, options).problems ?? [])).toContain(words);
  });

  test('all wrong settings and options are told at once', () => {
    const { problems } = parseConfig({ PORT: 'x', LOG_LEVEL: 'y', FORMWORK_DEMO: 'z' }, ['--fast', 'now']);

    expect(problems?.map(({ setting }) => setting)).toEqual([
      'PORT',
      'FORMWORK_DEMO',
      'LOG_LEVEL',
      '--fast',
      'now',
    ]);
  });

  test('the password of a database address is never shown', () => {
    const { problems } = parseConfig({ MONGODB_URI: 'mongo://erp:geheim@db' }, []);

    expect(formatProblems(problems ?? [])).not.toContain('geheim');
  });
});
