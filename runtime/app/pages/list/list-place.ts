import { useState } from 'react';
import { useLocation } from 'react-router';

/** Where somebody was in a list; coming back finds it again. */
export interface ListPlace {
  offset: number;
  activeId: string | undefined;
}

const places = new Map<string, ListPlace>();

/** The place in the list of this address, to be written as it changes. */
export function useListPlace(): ListPlace {
  const { pathname, search } = useLocation();
  // The place that the page was opened at; a changed filter begins at the top by itself.
  const [key] = useState(pathname + search);
  const place = places.get(key) ?? { offset: 0, activeId: undefined };
  places.set(key, place);
  return place;
}
