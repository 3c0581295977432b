import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import {
  Alert20Regular,
  ArrowDownload20Regular,
  ChartMultiple20Regular,
  Comment20Regular,
  DocumentPdf20Regular,
  Image20Regular,
  Link20Regular,
  MoreHorizontal20Regular,
  Table20Regular,
  TableSearch20Regular,
} from '@fluentui/react-icons';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ResultSection } from '#contract/report.ts';
import type { Cell } from '#web/drill/cell.ts';
import { useDrill } from '#web/drill/drill.tsx';
import { useMay } from '../people/use-session.ts';
import { keptSearch } from '../records/view-address.ts';
import { figuresOf } from '../sendings/figures.ts';
import { downloadAddress, sectionLink } from './address.ts';
import { FeedbackDialog } from './feedback-dialog.tsx';
import { type Picture, savePicture } from './picture.ts';
import { measuresOf, numberAt } from './section.ts';
import { useWords } from './words.ts';

const AlertWindow = lazy(() =>
  import('../sendings/alert-window.tsx').then((window) => ({ default: window.AlertWindow })),
);

interface FrameMenuProps {
  readonly place: Parameters<typeof downloadAddress>[0];
  readonly section: ResultSection;
  readonly title: string;
  /** The card is a table already. */
  readonly tabular: boolean;
  readonly asTable: boolean;
  readonly onAsTable: (asTable: boolean) => void;
  readonly picture: (() => Picture | undefined) | undefined;
}

/** The "…" of a chart: as a table, as a file, as a picture, as a link, and a remark on it. */
export function FrameMenu(props: FrameMenuProps) {
  const { t } = useWords();
  const { place, title } = props;
  const [said, setSaid] = useState('');
  const [remarking, setRemarking] = useState(false);
  const [watching, setWatching] = useState(false);
  const may = useMay();
  const comesBackHere = useRestoreFocusTarget();
  useEffect(() => {
    const timer = setTimeout(() => setSaid(''), 4000);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            {...comesBackHere}
            appearance="transparent"
            size="small"
            icon={<MoreHorizontal20Regular />}
            aria-label={t('menu.button', { title })}
            data-testid={`menu-${place.sectionId}`}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <AsTable {...props} />
            <RowsBehind {...props} />
            <MenuDivider />
            <Downloads {...props} />
            <Pictures {...props} onSaid={setSaid} />
            <MenuDivider />
            <CopyLink {...props} onSaid={setSaid} />
            {may('records.write') && figuresOf(props.section).length > 0 && (
              <MenuItem
                icon={<Alert20Regular />}
                data-testid={`alert-${place.sectionId}`}
                onClick={() => setWatching(true)}
              >
                {t('sending.alert.menu')}
              </MenuItem>
            )}
            {may('feedback.give') && (
              <MenuItem
                icon={<Comment20Regular />}
                data-testid={`feedback-${place.sectionId}`}
                onClick={() => setRemarking(true)}
              >
                {t('menu.feedback')}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {watching && (
        <Suspense fallback={null}>
          <AlertWindow
            report={place.reportId}
            tenant={place.result.tenant}
            search={keptSearch(place.search)}
            section={props.section}
            sectionId={props.section.id}
            title={title}
            onClose={() => setWatching(false)}
          />
        </Suspense>
      )}
      <FeedbackDialog
        place={{ tenant: place.result.tenant, report: place.reportId, section: place.sectionId }}
        title={title}
        open={remarking}
        onClose={() => setRemarking(false)}
        onGiven={() => setSaid(t('feedback.thanks'))}
      />
      <span className={said ? 'chart-said' : 'visually-hidden'} role="status">
        {said}
      </span>
    </>
  );
}

function AsTable({ place, tabular, asTable, onAsTable }: FrameMenuProps) {
  const { t } = useWords();
  if (tabular) return null;
  return (
    <MenuItem
      icon={asTable ? <ChartMultiple20Regular /> : <Table20Regular />}
      data-testid={`as-table-${place.sectionId}`}
      onClick={() => onAsTable(!asTable)}
    >
      {t(asTable ? 'menu.asChart' : 'menu.asTable')}
    </MenuItem>
  );
}

/** The rows of the number in large type, else of the total; where there is neither, each figure of the table opens its own. */
function RowsBehind({ place, section, tabular, onAsTable }: FrameMenuProps) {
  const { t } = useWords();
  const open = useDrill();
  const whole = wholeCell(section);
  if (!open || (tabular && !whole)) return null;
  return (
    <MenuItem
      icon={<TableSearch20Regular />}
      data-testid={`rows-${place.sectionId}`}
      onClick={() => (whole ? open(whole) : onAsTable(true))}
    >
      {t(whole ? 'menu.rows' : 'menu.rowsOfCells')}
    </MenuItem>
  );
}

/** The number that stands for all of a section; undefined where it has none. */
function wholeCell(section: ResultSection): Cell | undefined {
  if (section.headline) return { section: section.id, values: {} };
  const column = measuresOf(section).find(({ id }) => numberAt(section.total, id) !== undefined)?.id;
  return column === undefined ? undefined : { section: section.id, column, values: {} };
}

function Downloads({ place }: FrameMenuProps) {
  const { t } = useWords();
  return (['csv', 'tsv', 'xlsx', 'pdf'] as const).map((format) => (
    <MenuItemLink
      key={format}
      icon={format === 'pdf' ? <DocumentPdf20Regular /> : <ArrowDownload20Regular />}
      href={downloadAddress(place, format)}
      download
      data-testid={`${format}-${place.sectionId}`}
    >
      {t(`menu.${format}`)}
    </MenuItemLink>
  ));
}

interface Saying {
  /** Tells the reader what became of the choice. */
  readonly onSaid: (text: string) => void;
}

function Pictures({ place, tabular, picture, onSaid }: FrameMenuProps & Saying) {
  const { t } = useWords();
  if (tabular) return null;
  const keep = (format: 'svg' | 'png') => {
    const drawn = picture?.();
    if (!drawn) return;
    savePicture(drawn, `${place.reportId}-${place.sectionId}`, format).catch(() => onSaid(t('menu.noPicture')));
  };
  return (['png', 'svg'] as const).map((format) => (
    <MenuItem
      key={format}
      icon={<Image20Regular />}
      disabled={!picture}
      data-testid={`${format}-${place.sectionId}`}
      onClick={() => keep(format)}
    >
      {t(`menu.${format}`)}
    </MenuItem>
  ));
}

function CopyLink({ place, onSaid }: FrameMenuProps & Saying) {
  const { t } = useWords();
  const copy = () =>
    navigator.clipboard.writeText(sectionLink(location.href, place.sectionId)).then(
      () => onSaid(t('menu.copied')),
      () => onSaid(t('menu.notCopied')),
    );
  return (
    <MenuItem icon={<Link20Regular />} data-testid={`link-${place.sectionId}`} onClick={copy}>
      {t('menu.link')}
    </MenuItem>
  );
}
