/** Days in which a task makes a user active: the day of the figure and the 27 before it (ADO-21, X-30). */
export const activeDays = 28;
