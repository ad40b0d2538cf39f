// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { KeyId } from '../../../../runtime/app/keys/keys.ts';
import { useKey } from '../../../../runtime/app/keys/use-key.ts';
import { setPreferences } from '../../../../runtime/app/theme/preferences.ts';

function Page({ id, act }: { id: KeyId; act: () => void }) {
  useKey(id, act);
  return (
    <>
      <button type="button">page</button>
      <input aria-label="field" />
      <div role="dialog">
        <button type="button">dialog</button>
      </div>
    </>
  );
}

const act = vi.fn();

beforeEach(() => {
  act.mockClear();
  setPreferences({ singleKeys: true });
});
afterEach(cleanup);

describe('a single letter', () => {
  test('acts on the page, and keeps the browser from acting', () => {
    render(<Page id="create" act={act} />);

    const wasLeftToBrowser = fireEvent.keyDown(screen.getByText('page'), { key: 'n' });

    expect(act).toHaveBeenCalledOnce();
    expect(wasLeftToBrowser).toBe(false);
  });

  test.each([
    { where: 'while somebody types', target: () => screen.getByLabelText('field'), event: { key: 'n' } },
    { where: 'under a dialog', target: () => screen.getByText('dialog'), event: { key: 'n' } },
    {
      where: 'while an input method composes',
      target: () => screen.getByText('page'),
      event: { key: 'n', keyCode: 229 },
    },
  ])('does nothing $where', ({ target, event }) => {
    render(<Page id="create" act={act} />);

    fireEvent.keyDown(target(), event);

    expect(act).not.toHaveBeenCalled();
  });

  test('does nothing once it is turned off', () => {
    render(<Page id="create" act={act} />);

    setPreferences({ singleKeys: false });
    fireEvent.keyDown(screen.getByText('page'), { key: 'n' });

    expect(act).not.toHaveBeenCalled();
  });

  test('does nothing after its page is gone', () => {
    const { unmount } = render(<Page id="create" act={act} />);

    unmount();
    fireEvent.keyDown(document.body, { key: 'n' });

    expect(act).not.toHaveBeenCalled();
  });
});

test('the palette opens while somebody types', () => {
  render(<Page id="palette" act={act} />);

  fireEvent.keyDown(screen.getByLabelText('field'), { key: 'k', ctrlKey: true });

  expect(act).toHaveBeenCalledOnce();
});
