import { caller } from './call.ts';
import { Problem, type ProblemBody } from './problem.ts';

/** What is printed of which record. */
export interface PrintRequest {
  entity: string;
  record: string;
  report: string;
}

/** Where the document is, in the language of the page. */
export function printAddress({ entity, record, report }: PrintRequest, format: 'html' | 'pdf'): string {
  return `/api/records/${entity}/${record}/print/${report}?format=${format}&language=${caller.language}`;
}

/** The document as a PDF; throws a Problem when there is none. */
export async function fetchPdf(request: PrintRequest): Promise<Blob> {
  const response = await fetch(printAddress(request, 'pdf'), {
    headers: { 'Accept-Language': caller.language },
  });
  if (response.ok) return response.blob();
  throw new Problem((await response.json()) as ProblemBody);
}
