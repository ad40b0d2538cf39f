import { createBrowserRouter, type RouteObject } from 'react-router';
import { ErrorPage } from './problem/ErrorPage.tsx';
import { NotFoundPage } from './problem/NotFoundPage.tsx';
import { SessionGate } from './shell/SessionGate.tsx';

const around = { errorElement: <ErrorPage />, hydrateFallbackElement: <div aria-busy="true" /> };

/** A page that is loaded when it is first opened. */
function page(path: string, load: () => Promise<{ default: React.ComponentType }>): RouteObject {
  return { path, ...around, lazy: async () => ({ Component: (await load()).default }) };
}

const behindSignIn: RouteObject[] = [
  page('', () => import('./home/HomePage.tsx')),
  page('inbox/:task?', () => import('./inbox/InboxPage.tsx')),
  page('list/:entity', () => import('./list/ListPage.tsx')),
  page('record/:entity/:id', () => import('./record/RecordPage.tsx')),
  page('record/:entity/:id/change', () => import('./record/ChangeRequestPage.tsx')),
  page('new/:entity', () => import('./record/NewRecordPage.tsx')),
  page('ledger/:ledger', () => import('./ledger/LedgerPage.tsx')),
  page('report/:report', () => import('./report/ReportPage.tsx')),
  page('admin/approvals', () => import('./admin/ApprovalsPage.tsx')),
  page('admin/handovers', () => import('./admin/HandoverPage.tsx')),
  page('admin/authority', () => import('./admin/AuthorityPage.tsx')),
  page('admin/letters', () => import('./admin/LettersPage.tsx')),
  { path: '*', element: <NotFoundPage /> },
];

/** Every address of the app. */
export function createRouter() {
  return createBrowserRouter([
    page('/sign-in', () => import('./sign-in/SignInPage.tsx')),
    { path: '/', element: <SessionGate />, ...around, children: behindSignIn },
  ]);
}
