/** What a page can be sent as: a print, a workbook, the rows of one section. */
export const pageSendingFormats = ['pdf', 'xlsx', 'csv'] as const;
export type PageSendingFormat = (typeof pageSendingFormats)[number];

export const alertDirections = ['up', 'down', 'either'] as const;
export const changeUnits = ['percent', 'points'] as const;

/** What an alert tells. */
export const alertNews = ['began', 'over'] as const;

/** Whom one sending may be mailed to. */
export const mostRecipients = 50;
