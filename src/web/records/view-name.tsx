import { Input, type InputProps } from '@fluentui/react-components';

/** Characters of a name that the server takes. */
const longestName = 100;

interface NameProps extends Pick<InputProps, 'className' | 'aria-label'> {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly 'data-testid': string;
}

/** Where the name of a saved view is written. */
export function ViewName({ name, onName, ...rest }: NameProps) {
  return <Input {...rest} value={name} maxLength={longestName} onChange={(_, { value }) => onName(value)} autoFocus />;
}
