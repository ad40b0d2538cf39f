import { Spin } from 'antd';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { CrashedPage } from './shell/CrashedPage.tsx';
import { DefinitionPage } from './shell/DefinitionPage.tsx';
import { DesignerGate } from './shell/DesignerGate.tsx';
import { OverviewPage } from './shell/OverviewPage.tsx';

const pages: RouteObject[] = [
  { index: true, element: <OverviewPage /> },
  {
    path: 'versions',
    lazy: async () => ({ Component: (await import('./versions/VersionsPage.tsx')).VersionsPage }),
  },
  { path: ':kind/:module/:id', element: <DefinitionPage /> },
  { path: '*', element: <OverviewPage /> },
];

/** The addresses of the designer: `/designer/workflow/sales/sales-order-approval`. */
export function createRouter() {
  return createBrowserRouter(
    [
      {
        element: <DesignerGate />,
        errorElement: <CrashedPage />,
        // While the page of an address is on its way there is nothing to see yet.
        hydrateFallbackElement: <Spin className="gate-wait" delay={300} size="large" />,
        // A page that crashes leaves the shell standing, and with it the draft and its undo.
        children: [{ errorElement: <CrashedPage hasShell />, children: pages }],
      },
    ],
    { basename: '/designer' },
  );
}
