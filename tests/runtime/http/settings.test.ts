import { afterEach, expect, test, vi } from 'vitest';
import { moduleOf, sourcesOf } from '../../support/configuration.ts';
import { startTestServer } from '../../support/server.ts';

afterEach(() => void vi.useRealTimers());

test('settings that nobody has made yet begin on the day of the company, which in the afternoon of UTC is tomorrow in Shanghai', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T16:30:00.000Z') });
  const ledgers = moduleOf('ledgers', {
    entity: {
      'ledger-settings': {
        kind: 'setting',
        title: 'note',
        fields: { note: { type: 'text' }, opened: { type: 'date', default: 'today()' } },
      },
    },
  });

  const { app, company } = await startTestServer({ definitions: sourcesOf(ledgers) });

  const world = await app.ground.tenants.world(company.id);
  expect(world?.settings.get('ledger-settings')).toMatchObject({ opened: '2026-11-24' });
});
