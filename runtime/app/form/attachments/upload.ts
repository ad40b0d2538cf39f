import { caller } from '../../api/call.ts';
import { Problem, type ProblemBody } from '../../api/problem.ts';

/** A stored file. */
export interface Attachment {
  id: string;
  name?: string;
  size?: number;
  type?: string;
}

/** The field that files are sent for. */
export interface FileField {
  entity: string;
  field: string;
}

/** Sends a file and tells how far it is; `fetch` cannot. */
export function upload(
  place: FileField | { task: string },
  file: File,
  { signal, progress }: { signal: AbortSignal; progress: (share: number) => void },
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', placeOf(place, file.name));
    request.setRequestHeader('X-CSRF-Token', caller.csrfToken);
    request.setRequestHeader('Accept-Language', caller.language);
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status < 300
        ? resolve(JSON.parse(request.responseText) as Attachment)
        : reject(new Problem(problemOf(request)));
    request.onerror = () =>
      reject(new Problem({ title: 'offline', status: 0, code: 'offline', issues: [], requestId: '' }));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** A field of a record, or the decision on a to-do. */
function placeOf(place: FileField | { task: string }, name: string): string {
  if ('task' in place) return `/api/tasks/${place.task}/attachments?${new URLSearchParams({ name })}`;
  const { entity, field } = place;
  return `/api/records/${entity}/attachments?${new URLSearchParams({ field, name })}`;
}

function problemOf({ status, statusText, responseText }: XMLHttpRequest): ProblemBody {
  try {
    return JSON.parse(responseText) as ProblemBody;
  } catch {
    // A proxy answered instead of the server.
    return { title: statusText, status, code: 'server.failed', issues: [], requestId: '' };
  }
}

/** Where a stored file can be fetched. */
export function addressOf({ id }: Attachment): string {
  return `/api/attachments/${encodeURIComponent(id)}`;
}

/** `1.2 MB`, the way people tell sizes of files. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const kilobytes = bytes / 1000;
  return kilobytes < 1000 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1000).toFixed(1)} MB`;
}
