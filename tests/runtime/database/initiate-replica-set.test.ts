import { describe, expect, test } from 'vitest';
import { replicaSetCommand } from '../../../runtime/server/database/initiate-replica-set.ts';

const settings = { electionTimeoutMillis: 10_000 };

/** A configuration as mongod answers it to `replSetGetConfig`. */
function configWith(...hosts: string[]) {
  return {
    _id: 'formwork',
    version: 4,
    settings,
    members: hosts.map((host, _id) => ({ _id, host, votes: 1 })),
  };
}

describe('a mongod becomes a replica set of one', () => {
  test('on a new folder it is initiated', () => {
    expect(replicaSetCommand(undefined, '127.0.0.1:40001')).toEqual({
      replSetInitiate: { _id: 'formwork', members: [{ _id: 0, host: '127.0.0.1:40001' }] },
    });
  });

  test('under the port of its last start it stays as it is', () => {
    expect(replicaSetCommand(configWith('127.0.0.1:40001'), '127.0.0.1:40001')).toBeUndefined();
  });

  const others = [['127.0.0.1:40001'], ['127.0.0.1:40002', '127.0.0.1:40001'], []];
  test.each(others.map((hosts) => [hosts]))('a set of %j is told the one host of this start', (hosts) => {
    expect(replicaSetCommand(configWith(...hosts), '127.0.0.1:40002')).toMatchObject({
      replSetReconfig: { version: 5, settings, members: [{ _id: 0, host: '127.0.0.1:40002' }] },
      force: true,
    });
  });
});
