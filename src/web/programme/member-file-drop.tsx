import { Button, Spinner } from '@fluentui/react-components';
import { ArrowUpload20Regular } from '@fluentui/react-icons';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './member.css';

interface DropProps {
  readonly title: string;
  readonly testId: string;
  readonly isBusy: boolean;
  readonly several?: boolean;
  readonly accept?: string;
  readonly hint?: string;
  readonly onFiles: (files: readonly File[]) => void;
}

const attachmentEndings = '.pdf,.png,.jpg,.jpeg,.xlsx,.csv';

/** Takes files by drag and drop or through the browser's own chooser. */
export function FileDrop({
  title,
  testId,
  isBusy,
  several = false,
  accept = attachmentEndings,
  hint,
  onFiles,
}: DropProps) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    if (files === null || files.length === 0 || isBusy) return;
    onFiles(several ? [...files] : [...files].slice(0, 1));
  };
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button inside
    <div
      className={isOver ? 'member-drop member-drop-over' : 'member-drop'}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        take(event.dataTransfer.files);
      }}
      data-testid={`${testId}-drop`}
    >
      <span>{title}</span>
      <Button
        icon={isBusy ? <Spinner size="tiny" /> : <ArrowUpload20Regular />}
        disabledFocusable={isBusy}
        onClick={() => picker.current?.click()}
      >
        {t('membership.file.choose')}
      </Button>
      <span className="quiet">{hint ?? t('membership.file.kinds')}</span>
      <input
        ref={picker}
        type="file"
        multiple={several}
        accept={accept}
        hidden
        aria-label={title}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = '';
        }}
        data-testid={`${testId}-input`}
      />
    </div>
  );
}
