import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import {
  Bookmark20Regular,
  BookmarkAdd20Regular,
  BookmarkMultiple20Regular,
  CalendarClock20Regular,
  Checkmark20Regular,
  Link20Regular,
  Share20Regular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { oneOf, type ReportSearch, writeSearch } from '../filters/search.ts';
import { useMay } from '../people/use-session.ts';
import { ManageViews } from '../records/manage-views.tsx';
import { viewsQuery } from '../records/records-api.ts';
import { SaveView } from '../records/save-view.tsx';
import { byName, keptSearch, openedSearch } from '../records/view-address.ts';

const SendPage = lazy(() => import('../sendings/send-page.tsx').then((window) => ({ default: window.SendPage })));

interface ShareProps {
  readonly report: string;
  readonly search: ReportSearch;
  /** Parts of the page, by their names. */
  readonly sections: readonly { readonly id: string; readonly title: string }[];
}

type Said = 'copied' | 'failed' | 'saved';

/** The page's address to copy, and the page kept under a name. */
export function ShareButton({ report, search, sections }: ShareProps) {
  const { t } = useTranslation();
  const [said, setSaid] = useSaid();
  const [form, setForm] = useState<'save' | 'manage' | 'send'>();
  const comesBackHere = useRestoreFocusTarget();
  const tenant = oneOf(search.tenant);
  const maySend = useMay()('records.write');
  const close = () => setForm(undefined);
  const copy = () =>
    writeClipboard(location.origin + location.pathname + writeSearch(search)).then(
      () => setSaid('copied'),
      () => setSaid('failed'),
    );
  const done = said === 'copied' || said === 'saved';
  return (
    <>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button
            icon={done ? <Checkmark20Regular /> : <Share20Regular />}
            data-testid="share-button"
            {...comesBackHere}
          >
            {t(done ? `share.${said}` : 'share.button')}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<Link20Regular />} onClick={() => void copy()} data-testid="share-link">
              {t('share.link')}
            </MenuItem>
            {tenant !== undefined && maySend && (
              <MenuItem icon={<CalendarClock20Regular />} onClick={() => setForm('send')} data-testid="send-page-open">
                {t('sending.page.menu')}
              </MenuItem>
            )}
            {tenant !== undefined && (
              <Views
                tenant={tenant}
                report={report}
                onSave={() => setForm('save')}
                onManage={() => setForm('manage')}
              />
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {form === 'save' && tenant !== undefined && (
        <SaveView {...{ report, tenant, search }} onClose={close} onSaved={() => setSaid('saved')} />
      )}
      {form === 'send' && tenant !== undefined && (
        <Suspense fallback={null}>
          <SendPage {...{ report, tenant, sections }} search={keptSearch(search)} onClose={close} />
        </Suspense>
      )}
      {form === 'manage' && tenant !== undefined && <ManageViews tenant={tenant} onClose={close} />}
      <span role="status" className={said === 'failed' ? 'share-failed' : 'visually-hidden'}>
        {said ? t(`share.${said}`) : ''}
      </span>
    </>
  );
}

interface ViewsProps {
  readonly tenant: string;
  readonly report: string;
  readonly onSave: () => void;
  readonly onManage: () => void;
}

/** Entries of the menu about saved views; absent while they cannot be had. */
function Views({ tenant, report, onSave, onManage }: ViewsProps) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(viewsQuery(tenant));
  const mayWrite = useMay()('records.write');
  if (!data) return null;
  const here = byName(data.views, i18n.language).filter((view) => view.report === report);
  return (
    <>
      {mayWrite && (
        <MenuItem icon={<BookmarkAdd20Regular />} onClick={onSave} data-testid="view-add">
          {t('view.save')}
        </MenuItem>
      )}
      <MenuDivider />
      {here.length > 0 && (
        <MenuGroup>
          <MenuGroupHeader>{t('view.title')}</MenuGroupHeader>
          {here.map((view) => (
            <MenuItem
              key={view.id}
              icon={<Bookmark20Regular />}
              onClick={() =>
                void navigate({ to: '/reports/$report', params: { report }, search: () => openedSearch(view) })
              }
              data-testid={`view-open-${view.name}`}
            >
              {view.name}
            </MenuItem>
          ))}
        </MenuGroup>
      )}
      {mayWrite && (
        <MenuItem icon={<BookmarkMultiple20Regular />} onClick={onManage} data-testid="views-manage">
          {t('view.manage')}
        </MenuItem>
      )}
    </>
  );
}

/** What was done last, for some seconds. */
function useSaid() {
  const [said, setSaid] = useState<Said>();
  useEffect(() => {
    const timer = said && setTimeout(() => setSaid(undefined), 3000);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, setSaid] as const;
}

/** The clipboard is there only on safe origins; its absence is a refusal like any other. */
async function writeClipboard(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
