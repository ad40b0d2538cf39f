import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '../runtime/app/api/query-client.ts';
import { startLanguage } from '../runtime/app/messages/language.ts';
import { Theming } from '../runtime/app/theme/Theming.tsx';
import { createRouter } from './routes.tsx';
import './designer.css';

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
