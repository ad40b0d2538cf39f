import type { InstanceAct, SeatAct } from './scenario-acts.ts';
import type { Act, Place } from './scenario-driver.ts';
import type { TestAnswer, TestClient } from './test-client.ts';

/** Sends an act that is none on a seat or an approval; `seen` is the revision that its actor looks at. */
export function sendAct(
  client: TestClient,
  act: Exclude<Act, SeatAct | InstanceAct>,
  seen: number,
): Promise<TestAnswer> {
  const { entity, id } = (act.place ?? {}) as Place;
  const record = `/api/records/${entity}/${id}`;
  switch (act.do) {
    case 'create':
      return client.post(`/api/records/${act.entity}`, act.values);
    case 'update':
      return client.patch(record, act.values, seen);
    case 'delete':
      return client.delete(record, seen);
    case 'submit':
      return client.post(
        act.transition === undefined ? `${record}/submit` : `${record}/actions/${act.transition}`,
        {
          ...(act.chosen && { chosen: act.chosen }),
          ...(act.department !== undefined && { department: act.department }),
        },
      );
    case 'resubmit':
      return client.post(`${record}/submit`, { ...(act.chosen && { chosen: act.chosen }) });
    case 'transition':
      return client.post(`${record}/actions/${act.transition}`, {
        ...(act.reason !== undefined && { reason: act.reason }),
      });
    case 'convert':
      return client.post(`${record}/convert/${act.conversion}`, { ...(act.lines && { lines: act.lines }) });
    case 'predict':
      return client.get(`${record}/preview-approval`);
    case 'read':
      return client.get(record);
  }
}
