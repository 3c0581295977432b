import fc from 'fast-check';

/**
 * Property tests draw new data in every run, to find what nobody thought of. Where a run decides whether a change lands
 * (`CI=true`) they draw the same as ever, so that a change is judged by what it changes; `PARTNERSCOPE_PROPERTY_SEED`
 * repeats a run that found something.
 */
const { CI, PARTNERSCOPE_PROPERTY_SEED: given } = process.env;
const seed = given ?? (CI === 'true' ? '20261121' : undefined);
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
