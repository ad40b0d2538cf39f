import { Modal, Switch } from 'antd';
import { keyWords } from '../messages/areas/keys.ts';
import { useWords } from '../messages/use-words.ts';
import { setPreferences, usePreferences } from '../theme/preferences.ts';
import { type KeyId, keyAreas, keys } from './keys.ts';
import { capsOf } from './press.ts';
import './cheat-sheet.css';

/** Every shortcut, drawn from the table that binds them. */
export default function CheatSheet({ onClose }: { onClose: () => void }) {
  const say = useWords(keyWords);
  const singleKeys = usePreferences((one) => one.singleKeys);
  return (
    <Modal open title={say('title')} footer={null} onCancel={onClose} width={680}>
      <div className="cheat-sheet">
        {keyAreas.map((area) => (
          <section key={area}>
            <h3>{say(area)}</h3>
            <dl>
              {idsOf(area).map((id) => (
                <div key={id}>
                  <dt>{say(id)}</dt>
                  <dd>
                    {capsOf(keys[id].press[0]).map((cap) => (
                      <kbd key={cap}>{cap}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="cheat-sheet-switch" htmlFor="single-keys">
        <Switch id="single-keys" checked={singleKeys} onChange={(on) => setPreferences({ singleKeys: on })} />
        <span>
          {say('singleKeys')}
          <small>{say('singleKeysHint')}</small>
        </span>
      </label>
    </Modal>
  );
}

function idsOf(area: string): KeyId[] {
  return (Object.keys(keys) as KeyId[]).filter((id) => keys[id].area === area);
}
