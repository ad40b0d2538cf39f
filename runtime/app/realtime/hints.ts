import { io, type Socket } from 'socket.io-client';

/** What the server says when something changed: where to look again, never what it is (reliability.md H04). */
export interface HintHandlers {
  record(hint: { entity: string; record?: string }): void;
  inbox(): void;
  configuration(): void;
  /** The connection is back after a while in which hints were missed. */
  missed(): void;
  connected(isConnected: boolean): void;
}

/** Listens to the hints of the session's company until the returned function is called. */
export function listenToHints(handlers: HintHandlers): () => void {
  const socket: Socket = io({ path: '/socket', transports: ['websocket'] });
  let wasConnected = false;
  socket.on('connect', () => {
    handlers.connected(true);
    if (wasConnected) handlers.missed();
    wasConnected = true;
  });
  socket.on('disconnect', () => handlers.connected(false));
  socket.on('record', (hint) => handlers.record(hint));
  socket.on('inbox', () => handlers.inbox());
  socket.on('configuration', () => handlers.configuration());
  return () => {
    socket.close();
  };
}
