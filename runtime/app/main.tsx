import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from './api/query-client.ts';
import { startLanguage } from './messages/language.ts';
import { createRouter } from './pages/routes.tsx';
import { Theming } from './theme/Theming.tsx';

startLanguage();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <Theming>
        <RouterProvider router={createRouter()} />
      </Theming>
    </QueryClientProvider>
  </StrictMode>,
);
