/** More a day than a person needs: the key is told where they write, too. */
export const A_DAY = 5;
