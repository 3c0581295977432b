import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
  Toaster,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ViewAsBar } from '../people/view-as-bar.tsx';
import { toasterId } from '../records/use-undo.tsx';
import { Navigation } from './navigation.tsx';
import { TopBar } from './top-bar.tsx';
import { useNarrow } from './use-narrow.ts';
import './shell.css';

/** The frame of every page: skip link, navigation, top bar, and the page itself, which begins anew when it is seen with other eyes. */
export function Shell({ eyes }: { eyes: string }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  useSlash(() => narrow && setOpen(true));
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      {narrow ? (
        <NavigationDrawer open={open} onClose={() => setOpen(false)} />
      ) : (
        <div className="rail no-print">
          <Navigation />
        </div>
      )}
      <div className="shell-main">
        <TopBar onNavigation={narrow ? () => setOpen(true) : undefined} />
        <ViewAsBar />
        <main id="content" className="content" tabIndex={-1}>
          <Outlet key={eyes} />
        </main>
      </div>
      <Toaster toasterId={toasterId} position="bottom-end" />
    </div>
  );
}

function NavigationDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.href });
  // Arriving somewhere closes the drawer that led there.
  useEffect(onClose, [path]);
  return (
    <OverlayDrawer open={open} onOpenChange={(_, data) => !data.open && onClose()} size="small">
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" aria-label={t('app.close')} icon={<Dismiss24Regular />} onClick={onClose} />
          }
        >
          {t('app.name')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <Navigation plain />
      </DrawerBody>
    </OverlayDrawer>
  );
}

/** `/` goes to the search for reports, unless the reader is writing somewhere. */
function useSlash(before: () => void): void {
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      const writing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [role=dialog]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writing) return;
      event.preventDefault();
      before();
      // The drawer has to be there before its field can be reached.
      requestAnimationFrame(() => document.getElementById('report-search')?.focus());
    };
    addEventListener('keydown', go);
    return () => removeEventListener('keydown', go);
  }, [before]);
}
