import adoptionEn from './adoption-en.json' with { type: 'json' };
import adoptionNl from './adoption-nl.json' with { type: 'json' };
import chartsEn from './charts-en.json' with { type: 'json' };
import chartsNl from './charts-nl.json' with { type: 'json' };
import drawingEn from './drawing-en.json' with { type: 'json' };
import drawingNl from './drawing-nl.json' with { type: 'json' };
import drillEn from './drill-en.json' with { type: 'json' };
import drillNl from './drill-nl.json' with { type: 'json' };
import dynamicsEn from './dynamics-en.json' with { type: 'json' };
import dynamicsNl from './dynamics-nl.json' with { type: 'json' };
import hubEn from './hub-en.json' with { type: 'json' };
import hubNl from './hub-nl.json' with { type: 'json' };
import learnEn from './learn-en.json' with { type: 'json' };
import learnNl from './learn-nl.json' with { type: 'json' };
import membershipEn from './membership-en.json' with { type: 'json' };
import membershipNl from './membership-nl.json' with { type: 'json' };
import pagesEn from './pages-en.json' with { type: 'json' };
import pagesNl from './pages-nl.json' with { type: 'json' };
import peopleEn from './people-en.json' with { type: 'json' };
import peopleNl from './people-nl.json' with { type: 'json' };
import programmeEn from './programme-en.json' with { type: 'json' };
import programmeNl from './programme-nl.json' with { type: 'json' };
import recordsEn from './records-en.json' with { type: 'json' };
import recordsNl from './records-nl.json' with { type: 'json' };
import renewalsEn from './renewals-en.json' with { type: 'json' };
import renewalsNl from './renewals-nl.json' with { type: 'json' };
import sendingsEn from './sendings-en.json' with { type: 'json' };
import sendingsNl from './sendings-nl.json' with { type: 'json' };

/** The languages people read the product in. */
export const languages = ['en', 'nl'] as const;
export type Language = (typeof languages)[number];

/** Every text of the product by language; each area is written apart, and all are read together. */
export const texts: Readonly<Record<Language, readonly object[]>> = {
  en: [
    renewalsEn,
    pagesEn,
    chartsEn,
    dynamicsEn,
    learnEn,
    adoptionEn,
    drillEn,
    recordsEn,
    peopleEn,
    drawingEn,
    sendingsEn,
    hubEn,
    programmeEn,
    membershipEn,
  ],
  nl: [
    renewalsNl,
    pagesNl,
    chartsNl,
    dynamicsNl,
    learnNl,
    adoptionNl,
    drillNl,
    recordsNl,
    peopleNl,
    drawingNl,
    sendingsNl,
    hubNl,
    programmeNl,
    membershipNl,
  ],
};
