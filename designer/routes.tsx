import { Spin } from 'antd';
import { createBrowserRouter } from 'react-router';
import { DefinitionPage } from './shell/DefinitionPage.tsx';
import { DesignerGate } from './shell/DesignerGate.tsx';
import { OverviewPage } from './shell/OverviewPage.tsx';

/** The addresses of the designer: `/designer/workflow/sales/sales-order-approval`. */
export function createRouter() {
  return createBrowserRouter(
    [
      {
        element: <DesignerGate />,
        // While the page of an address is on its way there is nothing to see yet.
        hydrateFallbackElement: <Spin className="gate-wait" delay={300} size="large" />,
        children: [
          { index: true, element: <OverviewPage /> },
          {
            path: 'versions',
            lazy: async () => ({ Component: (await import('./versions/VersionsPage.tsx')).VersionsPage }),
          },
          { path: ':kind/:module/:id', element: <DefinitionPage /> },
          { path: '*', element: <OverviewPage /> },
        ],
      },
    ],
    { basename: '/designer' },
  );
}
