import type { HouseAccess } from './house-access.ts';

/** Keys that the installation made for itself. */
export interface HouseKeys {
  /** The key of that name, the same in every process and for good; made by `make` when there is none. */
  key(name: string, make: () => string): Promise<string>;
}

export function houseKeysOf(access: HouseAccess): HouseKeys {
  return {
    key: (name, make) =>
      access.aside('keys', async (tables) => {
        const kept = await tables.selectFrom('house_keys').select('value').where('name', '=', name).executeTakeFirst();
        if (kept !== undefined) return kept.value;
        const value = make();
        await tables.insertInto('house_keys').values({ name, value }).execute();
        return value;
      }),
  };
}
