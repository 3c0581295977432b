import { Button, Field, Select } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../people/form.tsx';
import { type Attachment, type AttachmentKind, handIn } from './member-api.ts';
import { FileDrop } from './member-file-drop.tsx';

/** Those that a claim may be tried with; only invoices are accepted (ENR-62). */
const kinds = ['invoice', 'order-confirmation', 'partner-report'] as const satisfies readonly AttachmentKind[];

interface FilesProps {
  readonly tenant: string;
  readonly files: readonly Attachment[];
  readonly onFiles: (files: readonly Attachment[]) => void;
}

/** Files of a claim, each with what it is. */
export function ClaimFiles({ tenant, files, onFiles }: FilesProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<AttachmentKind>('invoice');
  const upload = useMutation({
    // One after the other: two at once would know nothing of each other.
    mutationFn: async (given: readonly File[]) => {
      const taken: Attachment[] = [];
      for (const file of given) taken.push(await handIn(tenant, file, kind));
      return taken;
    },
    onSuccess: (taken) => {
      const known = new Set(files.map(({ id }) => id));
      onFiles([...files, ...taken.filter(({ id }) => !known.has(id))]);
    },
  });
  return (
    <div className="member-files">
      <Field label={t('membership.file.kind')} hint={t('membership.file.kindHint')}>
        <Select
          value={kind}
          onChange={(_, { value }) => setKind(kinds.find((one) => one === value) ?? 'invoice')}
          data-testid="claim-kind"
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`membership.attachment.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <FileDrop
        title={t('membership.file.drop')}
        testId="claim-file"
        isBusy={upload.isPending}
        several
        onFiles={upload.mutate}
      />
      <Failure error={upload.error} />
      <ul className="plain-list" data-testid="claim-files">
        {files.map((file) => (
          <li key={file.id} className="member-line">
            <span>
              {file.name} <span className="quiet">({t(`membership.attachment.${file.kind}`)})</span>
            </span>
            <Button
              size="small"
              appearance="subtle"
              icon={<Dismiss16Regular />}
              aria-label={t('membership.file.remove', { name: file.name })}
              onClick={() => onFiles(files.filter(({ id }) => id !== file.id))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
