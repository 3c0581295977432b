import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Sending } from '#contract/sendings.ts';
import { reportQuery } from '../api.ts';
import { partName } from '../pages/download-button.tsx';
import { openedSearch } from '../records/view-address.ts';
import { AlertWindow } from './alert-window.tsx';
import { SendPage } from './send-page.tsx';

interface ChangeProps {
  /** As it was when its window opened. */
  readonly sending: Sending;
  readonly onClose: () => void;
}

/** A page schedule or an alert as it stands, to be changed; the page says what else there is to choose. */
export function ChangeWindow({ sending, onClose }: ChangeProps) {
  const { t } = useTranslation();
  const { report, tenant, search, kind, section } = sending;
  const page = useQuery(reportQuery(report, openedSearch(sending)));
  const sections = page.data?.sections ?? [];
  const same = { report, tenant, search, before: sending, onClose };
  if (kind === 'page') {
    // What is chosen is there before the page is.
    const ids = [...new Set([...(section === null ? [] : [section]), ...sections.map(({ id }) => id)])];
    return <SendPage {...same} sections={ids.map((id) => ({ id, title: partName(report, id, t) }))} />;
  }
  const watched = sections.find(({ id }) => id === section);
  return <AlertWindow {...same} section={watched} sectionId={section ?? ''} title={sending.name} />;
}
