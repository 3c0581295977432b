import { Button } from '@fluentui/react-components';
import { Delete20Regular, Edit20Regular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';

interface Tool {
  /** What it does, and to which record. */
  readonly label: string;
  readonly testId: string;
  readonly onClick: () => void;
}

/** The buttons beside a record that change it and take it away. */
export function RecordTools({ edit, remove }: { readonly edit: Tool; readonly remove: Tool }) {
  return (
    <>
      <ToolButton icon={<Edit20Regular />} {...edit} />
      <ToolButton icon={<Delete20Regular />} {...remove} />
    </>
  );
}

function ToolButton({ icon, label, testId, onClick }: Tool & { readonly icon: ReactElement }) {
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={icon}
      aria-label={label}
      title={label}
      onClick={onClick}
      data-testid={testId}
    />
  );
}
