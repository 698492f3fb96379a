import { QueryClientProvider } from '@tanstack/react-query';
import 'antd/dist/reset.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/create-query-client.ts';
import { LanguageProvider } from './language/language-provider.tsx';
import { Router } from './router.tsx';
import { askForPassword, endSession } from './session/end-session.ts';
import { sessionQuery } from './session/session-query.ts';
import './theme/calendar-on-phone.css';
import './theme/thumb-on-phone.css';
import './theme/page.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const client = createQueryClient({ onSignedOut: endSession, onPasswordNotOwn: askForPassword });
void client.prefetchQuery(sessionQuery);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <Router />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
