import { Button } from '@fluentui/react-components';
import { ArrowUpload24Regular } from '@fluentui/react-icons';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface DropTargetProps {
  /** Whether files may be taken now; where not, it shows the reader what is missing. */
  readonly ready: () => boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files by drag and drop or through the browser's own chooser. */
export function DropTarget({ ready, onFiles }: DropTargetProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    if (files && files.length > 0 && ready()) onFiles([...files]);
  };
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button inside
    <div
      className={over ? 'import-drop import-drop-over' : 'import-drop'}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        take(event.dataTransfer.files);
      }}
      data-testid="import-drop"
    >
      <ArrowUpload24Regular className="state-icon" aria-hidden />
      <p className="import-drop-title">{t('import.dropTitle')}</p>
      <p className="quiet">{t('import.dropText')}</p>
      <Button appearance="primary" onClick={() => ready() && picker.current?.click()} data-testid="import-choose">
        {t('import.choose')}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('import.choose')}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = '';
        }}
        data-testid="import-input"
      />
    </div>
  );
}
