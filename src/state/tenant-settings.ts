import type { HouseTables } from './house-access.ts';

/** What is kept of the settings of a company; fields that are missing stand at their default. */
export interface KeptSettings {
  readonly linkedCompletionsOnly: boolean;
  readonly learnerNames: 'names' | 'pseudonyms';
  readonly smallestGroup: number;
  /** 32 random bytes, hexadecimal: what pseudonyms are made with. Made when they are first wanted, then kept. */
  readonly pseudonymKey: string | null;
}

export const defaultSettings: KeptSettings = {
  linkedCompletionsOnly: false,
  learnerNames: 'names',
  smallestGroup: 0,
  pseudonymKey: null,
};

export async function settingsOf(tables: HouseTables, tenant: string): Promise<KeptSettings> {
  const row = await tables.selectFrom('tenants').select('settings').where('tenant', '=', tenant).executeTakeFirst();
  return row === undefined ? defaultSettings : toSettings(row.settings);
}

/** A company of which nothing was written down yet has no name. */
export async function putSettings(
  tables: HouseTables,
  { tenant, settings, now }: { readonly tenant: string; readonly settings: KeptSettings; readonly now: string },
): Promise<void> {
  const said = { settings: JSON.stringify(settings) };
  await tables
    .insertInto('tenants')
    .values({ tenant, name: '', made_at: new Date(now), ...said })
    .onConflict((same) => same.column('tenant').doUpdateSet(said))
    .execute();
}

function toSettings(kept: object): KeptSettings {
  const values = new Map<string, unknown>(Object.entries(kept));
  const [names, smallest, key] = ['learnerNames', 'smallestGroup', 'pseudonymKey'].map((name) => values.get(name));
  return {
    linkedCompletionsOnly: values.get('linkedCompletionsOnly') === true,
    learnerNames: names === 'pseudonyms' ? 'pseudonyms' : 'names',
    smallestGroup: typeof smallest === 'number' ? smallest : 0,
    pseudonymKey: typeof key === 'string' && /^[0-9a-f]{64}$/.test(key) ? key : null,
  };
}
