/** The asker's date, from which 今年 and 去年 are counted; passed in, so that understanding needs no clock. */
export interface Today {
  year: number;
  /** 1 to 12. */
  month: number;
}
