import { openApp } from '#app/app.ts';
import { parseConfig } from '#app/config.ts';

const rss = (t: string) =>
  console.log(
    t,
    Math.round(process.memoryUsage().rss / 1e6),
    Math.round(process.memoryUsage().heapTotal / 1e6),
    'peak',
    Math.round(process.resourceUsage().maxRSS / 1024),
  );
rss('modules');
const app = await openApp(parseConfig({ data: '/tmp/benchX/data', today: '2024-07-10' }, {}));
rss('open');
const asked = { tenant: '4712000', range: '12M' } as const;
const a = await app.answers.ask('microsoft-learn', { ...asked, limit: 100 } as never);
await app.answers.answer(a);
rss('page 100');
const b = await app.answers.ask('microsoft-learn', { ...asked, limit: 25000 } as never, ['learners-modules']);
await app.answers.answer(b);
rss('one table 25000');
await app.close();
