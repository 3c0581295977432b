import { Field, Textarea } from '@fluentui/react-components';

interface AreaProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly testId: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly maxLength?: number;
  readonly rows?: number;
}

/** Lines of text with their label. */
export function TextArea({ label, value, onValue, testId, hint, error, maxLength = 4000, rows = 4 }: AreaProps) {
  return (
    <Field label={label} {...(hint && { hint })} {...(error && { validationMessage: error, validationState: 'error' })}>
      <Textarea
        value={value}
        rows={rows}
        maxLength={maxLength}
        resize="vertical"
        onChange={(_, data) => onValue(data.value)}
        data-testid={testId}
      />
    </Field>
  );
}
