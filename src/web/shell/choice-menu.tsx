import {
  Menu,
  MenuButton,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';

interface ChoiceMenuProps<V extends string> {
  /** Ids for tests: `{name}-toggle` on the button, `{name}-{value}` on the items. */
  readonly name: string;
  readonly label: string;
  readonly icon: ReactElement;
  /** Written on the button beside the icon. */
  readonly text?: string;
  readonly value: V;
  readonly choices: readonly { readonly value: V; readonly label: string; readonly about?: string }[];
  readonly onChoose: (value: V) => void;
}

/** A button that opens a list of which one is chosen. */
export function ChoiceMenu<V extends string>(props: ChoiceMenuProps<V>) {
  const { name, label, icon, text, value, choices, onChoose } = props;
  const choose = (wanted: string | undefined) => {
    const choice = choices.find((one) => one.value === wanted);
    if (choice) onChoose(choice.value);
  };
  return (
    <Menu
      checkedValues={{ [name]: [value] }}
      onCheckedValueChange={(_, { checkedItems }) => choose(checkedItems[0])}
      positioning="below-end"
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={label} relationship={text ? 'description' : 'label'}>
          <MenuButton
            appearance="subtle"
            icon={icon}
            {...(!text && { menuIcon: null })}
            data-testid={`${name}-toggle`}
            aria-label={text ? `${label}: ${text}` : label}
          >
            {text && <span className="choice-text">{text}</span>}
          </MenuButton>
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {choices.map((choice) => (
            <MenuItemRadio
              key={choice.value}
              name={name}
              value={choice.value}
              data-testid={`${name}-${choice.value}`}
              {...(choice.about && { subText: choice.about })}
            >
              {choice.label}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
