/** Characters a remark on a chart may have at most. */
export const longestRemark = 2000;
