import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { randomName } from '../model/random-name.ts';
import { type Attachment, type FileField, upload } from './upload.ts';

/** A file on its way, or one that did not arrive. */
export interface Sending {
  key: string;
  file: File;
  share: number;
  problem?: string;
}

/** Files being sent: each by itself, with its progress; one that fails waits to be tried again. */
export function useUploads(to: FileField, arrived: (file: Attachment) => void) {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const controllers = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const running = controllers.current;
    return () => {
      for (const controller of running.values()) controller.abort();
    };
  }, []);

  const change = (key: string, more: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...more } : one)));
  const drop = (key: string) => {
    controllers.current.get(key)?.abort();
    controllers.current.delete(key);
    setSending((all) => all.filter((one) => one.key !== key));
  };
  const send = async (key: string, file: File) => {
    const controller = new AbortController();
    controllers.current.set(key, controller);
    try {
      const stored = await upload(to, file, {
        signal: controller.signal,
        progress: (share) => change(key, { share }),
      });
      drop(key);
      arrived(stored);
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      change(key, { share: 0, problem: cause.isOffline ? 'offline' : cause.body.title });
    }
  };
  return {
    sending,
    add(files: readonly File[]) {
      for (const file of files) {
        const key = randomName();
        setSending((all) => [...all, { key, file, share: 0 }]);
        send(key, file);
      }
    },
    again({ key, file }: Sending) {
      setSending((all) => all.map((one) => (one.key === key ? { key, file, share: 0 } : one)));
      send(key, file);
    },
    drop,
  };
}
