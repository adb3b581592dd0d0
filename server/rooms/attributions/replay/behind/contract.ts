// Owns the requests behind a figure: which past ones it was made from, what each would have been, and why.

export type What = 'moved' | 'toOwn' | 'fromOwn' | 'granted' | 'changed' | 'rejected';
/** Which of them are asked for: of a figure, of a group, and after which one the page goes on. */
export type Asked = {
  what: What;
  by?: 'action' | 'holder' | 'store' | 'reason' | undefined;
  key?: string | undefined;
  after?: string | undefined;
};
