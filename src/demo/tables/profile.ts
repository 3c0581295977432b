import { profile } from '#catalog/datasets/profile.ts';
import { demoCompany, demoTenant, locations } from '../content/partner.ts';
import { partnerTable } from '../table.ts';

export const profileTable = partnerTable({ dataset: profile }, (_, emit) => {
  const global = { PGA_MPNId: demoTenant, PGA_PartnerName: demoCompany };
  const home = { City: 'Utrecht', Country: 'Netherlands' };
  emit({ ...global, ...home, MPNId: demoTenant, PartnerName: demoCompany, HierarchyLevel: 'Global' });
  for (const { mpnId, name, city, country } of locations) {
    emit({ ...global, MPNId: mpnId, PartnerName: name, City: city, Country: country, HierarchyLevel: 'Location' });
  }
});
