import { azureUsage } from '#catalog/datasets/azure-usage.ts';
import { customerCells, locationCells, monthCell } from '../cells.ts';
import { type AzureService, azureServices } from '../content/azure-services.ts';
import { demoTenant } from '../content/partner.ts';
import type { Customer } from '../customer.ts';
import type { MonthFact } from '../history.ts';
import { createChoice, type Random } from '../random.ts';
import type { Attribution, Subscription } from '../subscription.ts';
import { customerTable, usd } from '../table.ts';
import type { World } from '../world.ts';

export const azureUsageTable = customerTable({ dataset: azureUsage }, (world, customer, emit) => {
  const random = customer.random('AzureUsage');
  for (const subscription of customer.subscriptions) {
    if (subscription.product.family !== 'Microsoft Azure') continue;
    const services = servicesOf(random, customer);
    const constant = subscriptionCells(customer, subscription);
    for (const fact of subscription.history) {
      if (!isReported(world, fact)) continue;
      const shared = { ...constant, ...monthCells(world, customer, fact) };
      for (const part of split(fact.consumedCents, services)) {
        const cells = { ...shared, ...serviceCells(part.service), ...consumptionCells(part) };
        for (const attribution of subscription.attributions) emit({ ...cells, ...tieCells(attribution) });
      }
    }
  }
});

const pickService = createChoice(azureServices, (service) => service.weight);

/** A few services, all different; large customers use more. */
function servicesOf(random: Random, { large }: Customer): AzureService[] {
  const count = random.int(1, large ? 4 : 2);
  return [...new Set(Array.from({ length: count }, () => pickService(random)))];
}

function isReported(world: World, { month, state }: MonthFact): boolean {
  return state === 'Active' && month >= world.usage.from && month <= world.usage.to;
}

interface Part {
  readonly service: AzureService;
  readonly cents: number;
}

/** The first service takes the most; the parts add up to the whole. */
function split(cents: number, services: readonly AzureService[]): Part[] {
  let left = cents;
  return services.map((service, number) => {
    const part = number === services.length - 1 ? left : Math.round(left * 0.6);
    left -= part;
    return { service, cents: part };
  });
}

function subscriptionCells(customer: Customer, subscription: Subscription) {
  return {
    SubscriptionId: subscription.id,
    SubscriptionStartDate: subscription.startDate,
    SubscriptionEndDate: subscription.endDate,
    FirstUseDate: subscription.startDate,
    SubscriptionState: 'Active',
    CustomerTenantId: subscription.tenant.id,
    CustomerTenantName: subscription.tenant.name,
    SalesChannel: subscription.channel,
    EnrollmentNumber: subscription.enrollment,
    ResellerID: customer.reseller?.mpnId ?? '',
    ResellerName: customer.reseller?.name ?? '',
    AI_OfferType: subscription.product.sku,
  };
}

function monthCells(world: World, customer: Customer, fact: MonthFact) {
  return {
    ...customerCells(customer, fact.month),
    Month: monthCell(world, fact.month),
    MonthlySubscriptionLevelACR: usd(fact.consumedCents),
  };
}

function serviceCells({ levels, groups, meter, influencer, os }: AzureService) {
  return {
    ServiceLevel1: levels[0],
    ServiceLevel2: levels[1],
    ServiceLevel3: levels[2],
    ServiceLevel4: levels[3],
    ServiceGroup2: groups[0],
    ServiceGroup3: groups[1],
    ServiceInfluencer: influencer,
    ServiceName: levels[2],
    MeterCategory: meter,
    ComputeOS: os,
    ComputeCoreSoftware: os === 'Windows' ? 'Windows Server' : '',
  };
}

function consumptionCells({ service, cents }: Part) {
  return {
    UsageUnits: service.unit,
    UsageQuantity: (cents / 100 / service.unitUsd).toFixed(3),
    ACR_USD: usd(cents),
  };
}

function tieCells({ location, type, duplicate }: Attribution) {
  return {
    ...locationCells(location),
    PartnerAttributionType: type,
    AssociationType: type,
    AdminType: type === 'PAL' ? 'Contributor' : '',
    IsACRDuplicateAtPGALevel: duplicate ? 1 : 0,
    IsDuplicateAtMpnLevel: 0,
    IsDuplicateAtPgaAttributionTypeLevel: 0,
    PartnerOneSubID: demoTenant,
    PartnerOneSubCountry: location.country,
  };
}
